package import Domain

/// What the boards of a brand are made from.
package struct BoardFacts: Sendable {
    package struct Location: Sendable {
        /// Of its last plan.
        package var row: BoardRow
        /// Of its last plan that was made at least a week before that one.
        package var former: BoardRow?

        package init(row: BoardRow, former: BoardRow?) {
            self.row = row
            self.former = former
        }
    }

    package var locations: [Location]
    /// By location, those of alerts that are not closed.
    package var calls: [Identifier: Board.Calls]
    /// How many alerts each location closed lately for what cause, in the words of whoever closed them.
    package var causes: [Identifier: [Identifier: Int]]
    /// Oldest first.
    package var history: [Board.Scope: [Board.PastConsistency]]

    package init(
        locations: [Location], calls: [Identifier: Board.Calls] = [:], causes: [Identifier: [Identifier: Int]] = [:],
        history: [Board.Scope: [Board.PastConsistency]] = [:]
    ) {
        self.locations = locations
        self.calls = calls
        self.causes = causes
        self.history = history
    }
}

/// Facts in, boards out: no effects, no clock; the same facts give the same boards.
package struct BoardMaker: Sendable {
    /// Days without a plan after which a location is gone.
    package static let goneAfter = 7
    /// What is older is no more "last week".
    private static let comparedFor = 14

    let brand: Brand

    package init(brand: Brand) { self.brand = brand }

    /// The brand's board and one for each division, region and district that locations name; none where nothing is
    /// planned.
    package func boards(_ facts: BoardFacts) -> [Board] {
        guard let date = facts.locations.map(\.row.date).max() else { return [] }
        let locations = facts.locations.filter { $0.row.date > date.advanced(by: -Self.goneAfter) }
        let planned = locations.filter { $0.row.date >= date.advanced(by: -1) }.map(\.row)
        let hasCheckOffs = planned.contains { $0.done.of > 0 }
        let reasons = BoardReasons(brand: brand, date: date, hasCheckOffs: hasCheckOffs)
        let known = knownCauses
        let judged = locations.map { location -> Judged in
            let former = location.former.flatMap { former in
                former.date >= date.advanced(by: -Self.comparedFor) ? former : nil
            }
            let row = location.row
            let calls = facts.calls[row.id] ?? Board.Calls()
            return Judged(
                entry: Board.Entry(
                    row: row, reasons: reasons.of(row, former: former, overdue: calls.overdue), calls: calls,
                    causes: Self.causes(facts.causes[row.id] ?? [:], known: known)),
                former: former, isPlanned: row.date >= date.advanced(by: -1), moved: reasons.change(row, former))
        }.sorted { Self.precedes($0.entry, $1.entry, reasons) }
        let lessons = BoardLessons(brand: brand, all: planned)
        let groups = Self.groups(judged)
        let parts = Dictionary(
            groups.enumerated().map { ($1.scope, (place: $0, part: Self.part($1))) },
            uniquingKeysWith: { first, _ in first })
        return groups.map { scope, members in
            let rows = members.filter(\.isPlanned).map(\.entry.row)
            let consistency = Board.Consistency(rows)
            let past = (facts.history[scope] ?? []).filter { $0.date < date }
            let entries = members.map(\.entry)
            return Board(
                scope: scope, date: date, entries: entries, parts: Self.parts(of: scope, members, among: parts),
                lessons: lessons.lessons(rows), gaps: lessons.gaps(rows), changes: changes(members),
                consistency: consistency,
                history: past + [Board.PastConsistency(date: date, consistency: consistency)],
                headOffice: lessons.headOffice(rows), causes: BoardLessons.causes(entries.flatMap(\.causes)),
                hasCheckOffs: hasCheckOffs)
        }
    }

    private struct Judged {
        var entry: Board.Entry
        var former: BoardRow?
        var isPlanned: Bool
        var moved: (from: Double, to: Double)?
    }

    private typealias Group = (scope: Board.Scope, members: [Judged])

    // MARK: Who comes first

    /// Those with a reason that asks for something, by their worst; then praise; then the others by name.
    private static func precedes(_ one: Board.Entry, _ other: Board.Entry, _ reasons: BoardReasons) -> Bool {
        let (first, second) = (one.reasons.first, other.reasons.first)
        let (rank, otherRank) = (first?.rank ?? .max, second?.rank ?? .max)
        if rank != otherRank { return rank < otherRank }
        let (weight, otherWeight) = (first.map(reasons.weight) ?? 0, second.map(reasons.weight) ?? 0)
        if weight != otherWeight { return weight > otherWeight }
        let (title, otherTitle) = (Identifier(one.row.title), Identifier(other.row.title))
        return (title, one.row.id) < (otherTitle, other.row.id)
    }

    // MARK: Which boards there are

    private static func groups(_ judged: [Judged]) -> [Group] {
        let naming: [(of: (BoardRow) -> String?, scope: (Identifier) -> Board.Scope)] = [
            (\.division, Board.Scope.division), (\.region, Board.Scope.region), (\.district, Board.Scope.district),
        ]
        return [(.brand, judged)]
            + naming.flatMap { name, scope in
                var members: [Identifier: [Judged]] = [:]
                for location in judged {
                    if let name = name(location.entry.row) { members[Identifier(name), default: []].append(location) }
                }
                return members.sorted { $0.key < $1.key }.map { (scope($0.key), $0.value) }
            }
    }

    /// The next smaller boards that a board's locations stand on as well, in the order of the boards.
    private static func parts(
        of scope: Board.Scope, _ members: [Judged], among all: [Board.Scope: (place: Int, part: Board.Part)]
    ) -> [Board.Part] {
        let rows = members.lazy.map(\.entry.row)
        let smaller: Set<Board.Scope> =
            switch scope {
            case .brand:
                Set(rows.compactMap(\.division).map { .division(Identifier($0)) })
                    .union(rows.compactMap(\.region).map { .region(Identifier($0)) })
            case .division: Set(rows.compactMap(\.region).map { .region(Identifier($0)) })
            case .region: Set(rows.compactMap(\.district).map { .district(Identifier($0)) })
            case .district: []
            }
        return smaller.compactMap { all[$0] }.sorted { $0.place < $1.place }.map(\.part)
    }

    private static func part(_ group: Group) -> Board.Part {
        let marks = group.members.filter(\.isPlanned).compactMap(\.entry.row.outcome?.standing)
        return Board.Part(
            scope: group.scope, stores: group.members.count,
            needing: group.members.count { $0.entry.reasons.first?.needsSomebody ?? false },
            mean: marks.isEmpty ? nil : marks.reduce(0, +) / Double(marks.count))
    }

    // MARK: What became different

    /// By kind, then driver, then name.
    private func changes(_ members: [Judged]) -> [Board.Change] {
        let hasFormer = members.contains { $0.former != nil }
        let changes = members.filter(\.isPlanned).flatMap { location -> [Board.Change] in
            let row = location.entry.row
            var kinds = row.switches.flatMap(Self.kinds)
            if let moved = location.moved {
                kinds.append(
                    moved.to > moved.from
                        ? .risen(from: moved.from, to: moved.to) : .fallen(from: moved.from, to: moved.to))
            }
            if location.former == nil, hasFormer { kinds.append(.new) }
            return kinds.map { Board.Change(location: row.id, name: row.name, kind: $0) }
        }
        return changes.enumerated().map { (key: place(of: $1.kind), title: $1.name ?? $1.location.text, place: $0, $1) }
            .sorted {
                ($0.key.kind, $0.key.driver, Identifier($0.title), $0.place)
                    < ($1.key.kind, $1.key.driver, Identifier($1.title), $1.place)
            }.map(\.3)
    }

    private static func kinds(_ change: BoardRow.Switch) -> [Board.Change.Kind] {
        var kinds: [Board.Change.Kind] = []
        switch (change.reason, change.before) {
        case (.reached, let before?): kinds.append(.reached(driver: before))
        case (.stuck, let before?): kinds.append(.stuck(driver: before))
        default: break
        }
        if let after = change.after, after != change.before { kinds.append(.began(driver: after)) }
        return kinds
    }

    private func place(of kind: Board.Change.Kind) -> (kind: Int, driver: Int) {
        func driver(_ key: String) -> Int { brand.index(ofDriver: key) ?? .max }
        return switch kind {
        case .reached(let key): (0, driver(key))
        case .stuck(let key): (1, driver(key))
        case .began(let key): (2, driver(key))
        case .risen: (3, 0)
        case .fallen: (4, 0)
        case .new: (5, 0)
        }
    }

    // MARK: What alerts came from

    /// Causes as the configuration names them, by how they are compared: whoever closes an alert types freely, perhaps even
    /// a name, and many may read a board.
    private var knownCauses: [Identifier: Identifier] {
        let keys = brand.drivers.flatMap { $0.causes.map(\.key) } + brand.alerts.words
        return Dictionary(
            keys.map { (Identifier($0.lowercased()), Identifier($0)) }, uniquingKeysWith: { first, _ in first })
    }

    private static func causes(_ counted: [Identifier: Int], known: [Identifier: Identifier]) -> [Board.Cause] {
        BoardLessons.causes(
            counted.map { cause, alerts in
                Board.Cause(cause: known[Identifier(cause.text.lowercased())]?.text, alerts: alerts)
            })
    }
}
