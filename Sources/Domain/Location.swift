/// A store, as `locations.csv` describes it or as feedback first names it.
package struct Location: Equatable, Sendable {
    package var id: Identifier
    package var name: String?
    package var aliases: [Identifier]
    package var district: String?
    package var region: String?
    package var division: String?
    package var format: String?
    /// IANA name; nil: the brand's.
    package var timezone: String?
    /// nil: the brand's.
    package var language: String?
    package var manager: String?
    package var managerEmail: String?
    package var managerSince: Day?
    /// Names to mask in complaints.
    package var staff: [String]
    package var opened: Day?
    package var closed: Day?

    package init(
        id: Identifier, name: String? = nil, aliases: [Identifier] = [], district: String? = nil,
        region: String? = nil, division: String? = nil, format: String? = nil, timezone: String? = nil,
        language: String? = nil, manager: String? = nil, managerEmail: String? = nil, managerSince: Day? = nil,
        staff: [String] = [], opened: Day? = nil, closed: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.aliases = aliases
        self.district = district
        self.region = region
        self.division = division
        self.format = format
        self.timezone = timezone
        self.language = language
        self.manager = manager
        self.managerEmail = managerEmail
        self.managerSince = managerSince
        self.staff = staff
        self.opened = opened
        self.closed = closed
    }

    /// What people call it: its name, else its id.
    package var title: String { name ?? id.text }

    /// Names to mask in what managers say.
    package var people: [String] { staff + [manager].compactMap(\.self) }

    /// Whether it trades on that day.
    package func isOpen(on day: Day) -> Bool {
        if let opened, day < opened { return false }
        if let closed, day >= closed { return false }
        return true
    }
}
