import Configuration
import Domain
import Library
import LocalTime
import Planning
import Rendering
import Spool
import Store

/// Keeps the boards as they should be: brand, divisions, regions, districts, and a sheet for whoever visits a store.
struct BoardStation {
    /// Sheets that are made, written and synced together.
    private static let batch = 1_000

    let configuration: Configuration
    let library: ActionLibrary
    let spool: Spool
    let store: Store
    let now: Instant
    let pulse: Pulse

    private var brand: Brand { configuration.brand }

    /// Publishes all boards if anything that they tell changed since they were published.
    func tell() throws {
        guard let changes = try store.untoldBoardChanges() else { return }
        let causesSince = now.advanced(by: -Board.causesCounted)
        try store.forgetBoardRows(days: BoardMaker.goneAfter)
        let boards = BoardMaker(brand: brand).boards(try facts(causesSince))
        try publish(boards)
        try publishVisits(boards.first)
        try publishLibrary(boards.first)
        try withdrawOthers(than: boards)
        try store.markBoardsTold(
            changes, boards.compactMap { board in board.history.last.map { (board.scope, $0) } },
            keptFrom: Zone.utc.day(of: now.advanced(by: -configuration.retention.plans)))
    }

    // MARK: What they are made from

    private func facts(_ causesSince: Instant) throws -> BoardFacts {
        let locations = try store.boardRows().concurrentMap { stored in
            BoardRow(stored.bytes).map { BoardFacts.Location(row: $0, former: stored.former.flatMap(BoardRow.init)) }
        }
        var causes: [Identifier: [Identifier: Int]] = [:]
        for (name, counted) in try store.closedCauses(since: causesSince) {
            causes[location(named: name), default: [:]].merge(counted, uniquingKeysWith: +)
        }
        return BoardFacts(
            locations: locations.compactMap(\.self), calls: try calls(), causes: causes,
            history: try store.boardHistory())
    }

    /// Of customers who can be reached, as they stand now.
    private func calls() throws -> [Identifier: Board.Calls] {
        var calls: [Identifier: Board.Calls] = [:]
        for alert in try store.waitingAlerts().values.joined() {
            let customers = alert.customers.count(where: \.isReachable)
            let location = location(named: alert.location)
            calls[location, default: Board.Calls()].waiting += customers
            if alert.due(brand.alerts) < now { calls[location, default: Board.Calls()].overdue += customers }
        }
        return calls
    }

    /// What stands under an alias is its location's.
    private func location(named name: Identifier) -> Identifier { configuration.location(named: name)?.id ?? name }

    // MARK: Where they go

    private var document: BoardDocument {
        let zone = configuration.zone(of: Location(id: ""))
        return BoardDocument(
            brand: brand, written: now,
            moment: BoardDocument.Moment(day: zone.day(of: now), minutes: zone.minuteOfDay(of: now)),
            links: BoardDocument.Links(
                board: { BoardFileName.link(to: Self.folder(of: $0), Self.name(of: $0, "html")) },
                visit: { BoardFileName.link(to: .visits, BoardFileName.named($0, "html")) },
                library: BoardFileName.library("html")))
    }

    private func publish(_ boards: [Board]) throws {
        guard let all = boards.first else { return }
        let document = document
        let rows = document.rows(of: all)
        for board in boards {
            try pulse.beat()
            let folder = Self.published(Self.folder(of: board.scope))
            // An answer to one alert changes few of ten thousand files.
            try spool.publishChanged([
                PublishedDocument(
                    folder: folder, name: Self.name(of: board.scope, "html"), bytes: document.html(board, rows)),
                PublishedDocument(
                    folder: folder, name: Self.name(of: board.scope, "json"), bytes: document.json(board, rows)),
            ])
        }
    }

    private func publishVisits(_ board: Board?) throws {
        guard let board else { return }
        let document = document
        for start in stride(from: 0, to: board.entries.count, by: Self.batch) {
            try pulse.beat()
            let entries = board.entries[start..<min(board.entries.count, start + Self.batch)]
            try spool.publishChanged(
                Array(entries).concurrentMap { entry in
                    PublishedDocument(
                        folder: .boards(.visits), name: BoardFileName.named(entry.row.id, "html"),
                        bytes: document.visit(entry, on: board.date))
                })
        }
    }

    private func publishLibrary(_ board: Board?) throws {
        guard let date = board?.date else { return }
        try pulse.beat()
        let library = LibraryBoard(
            library, brand: brand, assignments: try store.assignments(begunBefore: date.advanced(by: 1)),
            checkOffs: try store.countedCheckOffs(), on: date)
        try spool.publishChanged([
            PublishedDocument(folder: .boards, name: BoardFileName.library("html"), bytes: document.html(library)),
            PublishedDocument(folder: .boards, name: BoardFileName.library("json"), bytes: document.json(library)),
        ])
    }

    /// A region that no location names any more has no board.
    private func withdrawOthers(than boards: [Board]) throws {
        var names: [PublishedFolder: Set<String>] = [:]
        for folder in BoardFolder.allCases { names[.boards(folder)] = [] }
        for board in boards where board.scope != .brand {
            names[Self.published(Self.folder(of: board.scope)), default: []].formUnion(
                BoardFileName.formats.map { Self.name(of: board.scope, $0) })
        }
        names[.boards(.visits)] = Set((boards.first?.entries ?? []).map { BoardFileName.named($0.row.id, "html") })
        // In one order, so that what goes wrong once does so again.
        for folder in [.boards] + BoardFolder.allCases.map(PublishedFolder.boards) {
            if let names = names[folder] { try spool.withdrawAll(but: names, from: folder) }
        }
    }

    private static func folder(of scope: Board.Scope) -> BoardFolder? {
        switch scope {
        case .brand: nil
        case .division: .divisions
        case .region: .regions
        case .district: .districts
        }
    }

    private static func published(_ folder: BoardFolder?) -> PublishedFolder {
        folder.map { .boards($0) } ?? .boards
    }

    private static func name(of scope: Board.Scope, _ format: String) -> String {
        scope == .brand ? BoardFileName.brand(format) : BoardFileName.named(scope.name, format)
    }
}
