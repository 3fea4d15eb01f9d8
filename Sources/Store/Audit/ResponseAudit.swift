import Domain
import GRDB

/// Looks at every version of every response once, in the order in which they are stored: is it found by its identity, by
/// location and time, by its source and channel, and does the ledger account for it?
struct ResponseAudit {
    /// Ids whose identities are looked up together: the only thing that takes much memory, nine bytes each.
    private static let together = 4 << 20

    private let db: Database
    private var deliveries: [Int64: DeliveryCount] = [:]
    private let hidden: Int64?
    private let places: Set<Int64>
    private var stretches: Ranges
    private var uses: Ranges
    private var used: [Int64: Int64] = [:]
    private var window: IdentityWindow
    private var counts: [Fault: Int] = [:]
    /// Versions that are visible and not the kept ones of their identity.
    private(set) var unkept = 0

    private enum Fault: String, CaseIterable {
        case undelivered = "refer to a file that the ledger does not have"
        case unfound = "are not found by their identity"
        case astray = "are not found by their location and time"
        case lasting = "have a comment that would never be removed"
        case unnamed = "are not found by their source or channel"
    }

    private struct DeliveryCount {
        /// What it gave, as far as every such row is a version of its own.
        let given: Int64
        var stored: Int64 = 0
    }

    init(_ db: Database) throws {
        self.db = db
        hidden = try Staging.current(in: db)?.delivery
        places = Set(try db.all("SELECT id FROM place") { try $0.integer(0) })
        let columns = "first, last, place, oldest, newest, comments"
        stretches = try Ranges(
            db,
            "SELECT \(columns) FROM (SELECT \(columns) FROM stretch UNION ALL SELECT \(columns) FROM staged_stretch) ORDER BY first"
        )
        uses = try Ranges(db, "SELECT first, last, label FROM label_use ORDER BY first")
        window = IdentityWindow(capacity: Self.together)
        try db.each("SELECT id, standing, next_response > first_response, accepted + updated FROM delivery") { row in
            let hasGiven = try row.integer(1) == 1 && row.integer(2) == 1
            deliveries[try row.integer(0)] = DeliveryCount(given: hasGiven ? try row.integer(3) : 0)
        }
        if let hidden { deliveries[hidden] = DeliveryCount(given: 0) }
    }

    mutating func run() throws {
        let row = try RawStatement(
            once: db,
            "SELECT id, delivery, kept, place, source, channel, at, comment IS NULL, identity FROM response ORDER BY id"
        )
        defer { row.reset() }
        while try row.step() { try look(at: row) }
        try search()
    }

    /// How many of each fault, a sentence each.
    var findings: [String] {
        get throws {
            let responses = Fault.allCases.compactMap { fault in
                counts[fault].map { "\($0) responses \(fault.rawValue)" }
            }
            return responses + (try missing())
        }
    }

    private mutating func look(at row: RawStatement) throws {
        let (id, delivery) = (row.integer(0), row.integer(1))
        if (deliveries[delivery]?.stored += 1) == nil { note(.undelivered) }
        if delivery != hidden, row.integer(2) == 0 { unkept += 1 }
        let place = row.integer(3)
        try stretches.advance(to: id) { _ in }
        if let stretch = stretches.current, stretch.holds(id), stretch.key == place, places.contains(place),
            stretch.oldest <= row.integer(6), row.integer(6) <= stretch.newest
        {
            if row.integer(7) == 0, !stretch.hasComments { note(.lasting) }
        } else {
            note(.astray)
        }
        try uses.advance(to: id) { used[$0.key] = $0.last }
        let isUsed = { [used] (label: Int64) in used[label].map { id <= $0 } ?? false }
        if !isUsed(row.integer(4)) || !(row.optionalInteger(5).map(isUsed) ?? true) { note(.unnamed) }
        let start = DigestKey(row.bytes(8)).high
        if !window.add(id, start) {
            try search()
            _ = window.add(id, start)
        }
    }

    private mutating func search() throws {
        let lost = try window.search(in: db)
        if lost > 0 { note(.unfound, lost) }
    }

    private mutating func note(_ fault: Fault, _ count: Int = 1) { counts[fault, default: 0] += count }

    /// Files of which less is stored than the ledger says. What a file gave stays, as its own or repeated, until it is taken
    /// back; once somebody was erased it cannot be told any more.
    private func missing() throws -> [String] {
        guard try db.all("SELECT 1 FROM erased LIMIT 1", [], { _ in }).isEmpty else { return [] }
        var deliveries = deliveries
        try db.each("SELECT delivery, count(*) FROM repeated GROUP BY delivery") { row in
            deliveries[try row.integer(0)]?.stored += try row.integer(1)
        }
        let short = deliveries.filter { $0.value.stored < $0.value.given }.keys.sorted()
        return try short.map { id in
            let name = try db.all("SELECT name FROM delivery WHERE id = ?", [id]) { try $0.text(0) }.first ?? ""
            return "fewer responses of \(name) are stored than the ledger says"
        }
    }
}

/// Ranges of ids in their order, front to back.
private struct Ranges {
    struct Range {
        let last: Int64
        /// A place or a label.
        let key: Int64
        let oldest: Int64
        let newest: Int64
        let hasComments: Bool

        func holds(_ id: Int64) -> Bool { id <= last }
    }

    private let row: RawStatement
    private var next: (first: Int64, range: Range)?
    /// The last one that does not begin behind the id that was advanced to.
    private(set) var current: Range?

    /// - Parameter sql: first, last, key, and of stretches oldest, newest, comments.
    init(_ db: Database, _ sql: String) throws {
        row = try RawStatement(once: db, sql)
        try read()
    }

    /// - Parameter body: is given each range that begins up to there.
    mutating func advance(to id: Int64, _ body: (Range) -> Void) throws {
        while let next, next.first <= id {
            current = next.range
            body(next.range)
            try read()
        }
    }

    private mutating func read() throws {
        guard try row.step() else {
            next = nil
            return
        }
        next = (
            row.integer(0),
            Range(
                last: row.integer(1), key: row.integer(2), oldest: row.integer(3), newest: row.integer(4),
                hasComments: row.integer(5) != 0)
        )
    }
}
