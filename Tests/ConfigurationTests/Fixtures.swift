import Configuration
import Domain

/// The full example of the contract, with the driver `comfort`, which its source names.
let contractExample = """
    brand: Harbour Coffee
    timezone: Europe/London           # default for locations without their own; UTC if absent
    language: en                      # likewise
    directories: { spool: /var/spool/huddled, state: /var/lib/huddled }
    outcome: { key: overall, label: Overall satisfaction, scale: [1, 5] }
    drivers:
      - key: speed
        label: Speed of service
        scale: [1, 5]
        controllable: true            # false (price, parking): on the boards, never a store's priority
        causes: { queue: [queue, line, wait], till: [till, card reader] }   # words in comments
      - { key: friendliness, label: Friendliness, scale: [1, 5] }
      - { key: comfort, label: Comfort, scale: [1, 5] }
    behaviours:
      - { key: greeted, label: Greeted within ten seconds, driver: friendliness }   # yes/no column
    locations: locations.csv
    library: library.d                # or a list of folders; default: the three above
    sources:                          # canonical files need none
      - name: lounges
        files: "lounge*.csv"          # shell pattern on the file's name, .gz removed; first match wins
        columns: { location: airport, submitted: date, overall: overall_rating, comfort: comfort_rating, comment: content }
        scales: { comfort: [0, 10] }  # where this source's scale differs: mapped linearly onto the brand's; [5, 1] is reversed
        labels: { Very satisfied: 5, Satisfied: 4 }
        missing: ["", "-1", "N/A"]
        timestamps: "yyyy-MM-dd"      # default: RFC 3339, ISO 8601 without zone, epoch seconds
        timezone: UTC                 # for timestamps without zone; default the location's own
        channel: web                  # a fixed channel; a channel column is mapped in columns
        expect: 1d                    # longer silence is reported
        identical: one                # or distinct, for kiosk presses without ids
    plan: { at: "05:00", priorities: 3, window: 90d, hold: 28d, minimum_answers: 20, worthwhile: 0.005 }
    dayparts: { morning: "05-11", midday: "11-14", afternoon: "14-17", evening: "17-22", night: "22-05" }
    alerts: { at_or_below: 2, words: [ill, sick, allergic, injured, discriminated], first_touch: 24h, close: 48h, max_age: 7d }
    advocates: { at_or_above: 5 }
    quotes: { staff_names_in_praise: false }
    limits: { row: 1MiB, columns: 4096, nesting: 64, ratio: 1000 }
    retention: { plans: 400d, archive: 30d, rejected: 30d, contacts: 30d, comments: 400d }
    """

/// Three lines that any test may add to; its own begin on line 4.
let minimal = """
    brand: Harbour Coffee
    outcome: { key: overall, scale: [1, 5] }
    drivers: [{ key: speed, label: Speed of service, scale: [1, 5] }]

    """

struct NoSuchFile: Error, CustomStringConvertible { var description: String { "no such file" } }

/// Loads `/etc/test/huddled.yaml`, beside which stands `locations.csv` if there is one.
func load(_ yaml: String, locations: String? = nil) throws(ConfigurationError) -> Configuration {
    try load(Array(yaml.utf8), locations: locations.map { Array($0.utf8) })
}

func load(_ yaml: [UInt8], locations: [UInt8]? = nil) throws(ConfigurationError) -> Configuration {
    try Configuration.load("/etc/test/huddled.yaml") { path in
        switch path {
        case "/etc/test/huddled.yaml": return yaml
        case "/etc/test/locations.csv": if let locations { return locations }
        default: break
        }
        throw NoSuchFile()
    }
}

/// What is wrong, without the folder: `huddled.yaml:4: …`.
func problems(_ yaml: String, locations: String? = nil) -> [String] {
    problems(Array(yaml.utf8), locations: locations.map { Array($0.utf8) })
}

func problems(_ yaml: [UInt8], locations: [UInt8]? = nil) -> [String] {
    do {
        _ = try load(yaml, locations: locations)
        return []
    } catch {
        return error.problems.map { problem in
            let name = problem.file.split(separator: "/").last.map(String.init) ?? ""
            return "\(name):\(problem.line): \(problem.message)"
        }
    }
}
