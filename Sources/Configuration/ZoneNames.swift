import Domain
import LocalTime

/// Zones that people mean when they write something else.
enum ZoneNames {
    /// The zone of that area or place, or nil where nothing comes near. Every suggestion is a zone that exists.
    static func suggestion(for name: String) -> String? {
        if let usual = abbreviations[name.uppercased()] { return usual }
        let spelt = respelt(name)
        let candidates = [spelt] + areas.map { "\($0)/\(spelt)" }
        if let known = candidates.first(where: { $0 != name && Zone(named: $0) != nil }) { return known }
        return Spelling.nearest(to: name, among: frequent)
            ?? Spelling.nearest(to: name, among: frequent.map(place)).flatMap { place in
                frequent.first { $0.hasSuffix("/\(place)") }
            }
    }

    /// `europe/new york` → `Europe/New_York`.
    private static func respelt(_ name: String) -> String {
        var text = ""
        var isStart = true
        for character in name where !(character == " " && text.hasSuffix("/")) {
            text += isStart ? character.uppercased() : character == " " ? "_" : character.lowercased()
            isStart = "/ _-".contains(character)
        }
        return text
    }

    private static func place(_ zone: String) -> String {
        zone.split(separator: "/").last.map(String.init) ?? zone
    }

    private static let areas = ["Europe", "America", "Asia", "Australia", "Africa", "Pacific", "Atlantic", "Indian"]

    /// Abbreviations that one part of the world uses much more than any other.
    private static let abbreviations = [
        "BST": "Europe/London", "WET": "Europe/Lisbon", "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
        "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin", "EET": "Europe/Helsinki", "MSK": "Europe/Moscow",
        "EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York", "CST": "America/Chicago",
        "CDT": "America/Chicago", "CT": "America/Chicago", "MST": "America/Denver", "MDT": "America/Denver",
        "MT": "America/Denver", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
        "PT": "America/Los_Angeles", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney", "JST": "Asia/Tokyo",
        "Z": "UTC", "ETC/UTC": "UTC", "ZULU": "UTC",
    ]

    /// Where misspellings are caught.
    private static let frequent = [
        "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi", "America/Anchorage",
        "America/Argentina/Buenos_Aires", "America/Bogota", "America/Chicago", "America/Denver", "America/Detroit",
        "America/Halifax", "America/Lima", "America/Los_Angeles", "America/Mexico_City", "America/New_York",
        "America/Phoenix", "America/Santiago", "America/Sao_Paulo", "America/Toronto", "America/Vancouver",
        "America/Winnipeg", "Asia/Bangkok", "Asia/Dubai", "Asia/Hong_Kong", "Asia/Jakarta", "Asia/Jerusalem",
        "Asia/Karachi", "Asia/Kolkata", "Asia/Kuala_Lumpur", "Asia/Manila", "Asia/Riyadh", "Asia/Seoul",
        "Asia/Shanghai", "Asia/Singapore", "Asia/Taipei", "Asia/Tokyo", "Atlantic/Reykjavik", "Australia/Adelaide",
        "Australia/Brisbane", "Australia/Melbourne", "Australia/Perth", "Australia/Sydney", "Europe/Amsterdam",
        "Europe/Athens", "Europe/Belgrade", "Europe/Berlin", "Europe/Brussels", "Europe/Bucharest",
        "Europe/Budapest", "Europe/Copenhagen", "Europe/Dublin", "Europe/Helsinki", "Europe/Istanbul", "Europe/Kyiv",
        "Europe/Lisbon", "Europe/London", "Europe/Luxembourg", "Europe/Madrid", "Europe/Moscow", "Europe/Oslo",
        "Europe/Paris", "Europe/Prague", "Europe/Rome", "Europe/Sofia", "Europe/Stockholm", "Europe/Vienna",
        "Europe/Warsaw", "Europe/Zurich", "Pacific/Auckland", "Pacific/Honolulu",
    ]
}
