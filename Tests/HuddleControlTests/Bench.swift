import Configuration
import Domain
import Foundation
import HuddleControl
import Spool
import Store

/// A folder with a configuration, a library and a spool of its own, and the verbs run on it.
final class Bench {
    let root: String
    /// 2026-11-21T06:00:00Z.
    var now = Instant(seconds: 1_795_240_800)
    var isTerminal = false
    var columns = 100
    /// Whether the locale has ASCII only.
    var isPlain = false
    /// What happens elsewhere while a verb waits.
    var meanwhile: () throws -> Void = {}
    /// Characters of data after which the reader closes the pipe.
    var patience = Int.max

    var config: String { root + "/huddled.yaml" }
    var spool: Spool { Spool(root: root + "/spool") }

    struct Outcome {
        var ending: Ending
        var out: String
        var err: String
    }

    init(listsLocations: Bool = true, prepared: Bool = true) throws {
        root = FileManager.default.temporaryDirectory.path + "/huddlectl-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root + "/library.d", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: root + "/state", withIntermediateDirectories: true)
        try write(
            "huddled.yaml",
            """
            brand: Harbour Coffee
            timezone: Europe/London
            directories: { spool: spool, state: state }
            outcome: { key: overall, label: Overall, scale: [1, 5] }
            drivers:
              - { key: speed, label: Speed of service, scale: [1, 5] }
              - { key: friendliness, label: Friendliness, scale: [1, 5] }
            \(listsLocations ? "locations: locations.csv" : "")
            library: library.d
            """)
        try write("locations.csv", "id,name,aliases,timezone\n0042,Queen Street,QS;Q42,\n0007,Ginza,,Asia/Tokyo\n")
        try write("library.d/second-till.yaml", Self.action("second-till", driver: "speed"))
        try write("library.d/greet.yaml", Self.action("greet", driver: "friendliness"))
        if prepared { try spool.prepare() }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Runs `huddlectl --config …/huddled.yaml` with these arguments.
    func run(_ arguments: String...) -> Outcome { runAsGiven(["--config", config] + arguments) }

    func runAsGiven(_ arguments: [String]) -> Outcome {
        var outcome = Outcome(ending: .success, out: "", err: "")
        var uptime = Duration.seconds(1_000)
        let console = Console(
            output: { [patience] data throws(ControlError) in
                outcome.out += data
                if outcome.out.count > patience { throw .outputClosed }
            },
            message: { outcome.err += $0 + "\n" }, isTerminal: isTerminal, columns: columns, isPlain: isPlain,
            now: { self.now }, uptime: { uptime },
            pause: { duration in
                uptime += duration
                try? self.meanwhile()
            })
        let ending = Control.run(arguments, console)
        outcome.ending = ending
        return outcome
    }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/" + name))
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: root + "/" + name)), as: UTF8.self)
    }

    func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).sorted()
    }

    func publish(_ name: String, _ text: String, of location: Identifier, link: String? = nil) throws {
        try spool.publish([
            PublishedDocument(folder: .plans(location), name: name, bytes: Array(text.utf8), link: link)
        ])
    }

    /// Stores what one file gave.
    func deliver(
        _ name: String, _ responses: [Response] = [], checkOffs: [CheckOff] = [], reason: String? = nil,
        warnings: [String] = []
    ) throws {
        let brand = try Configuration.load(config, using: HostFiles.read).brand
        let store = try Store(path: root + "/state/huddled.db", brand: brand, beforeUpgrade: { _, _ in })
        try store.deliver { transaction in
            var batch = store.batch()
            for response in responses { batch.append(ResponseRow(response), contact: nil, isUrgent: false) }
            _ = try transaction.take(batch, received: now, contactKept: .days(30))
            for checkOff in checkOffs { _ = try transaction.take(checkOff) }
            try transaction.record(
                Delivery(
                    claim: name, name: name, filedAs: name + ".00000000", sha256: String(repeating: "0", count: 64),
                    source: "canonical", state: .accepted,
                    rows: Delivery.Rows(accepted: responses.count + checkOffs.count), received: now, reason: reason,
                    warnings: warnings, mapping: ""))
        }
    }

    static func response(_ number: UInt8, at location: Identifier, _ submitted: Instant, comment: String? = nil)
        -> Response
    {
        let digest = [UInt8](repeating: number, count: 16)
        return Response(
            identity: ResponseIdentity(bytes: digest), version: ResponseVersion(submitted: submitted, digest: digest),
            source: "canonical", producerID: Identifier("R\(number)"), location: location,
            outcome: Rating(thousandths: 4_000), drivers: [Rating(thousandths: 3_500), nil], behaviours: [],
            comment: comment)
    }

    static func action(_ id: String, driver: String) -> String {
        """
        id: \(id)
        title: Do it today
        drivers: [\(driver)]
        owner: shift lead
        minutes: 5
        cadence: daily
        say: "Today we do it."
        steps: ["Do it.", "Look at it."]
        watch: "It is done."
        effort: low
        """
    }
}

/// A JSON object of an output.
func object(_ text: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
}

/// Nothing in it acts on a terminal.
func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
        scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
    }
}
