import Domain
import Rendering
import TestSupport

/// Boards that hold every case a page has to tell apart.
enum SampleBoards {
    static let day = SamplePlans.day("2026-11-21")

    static func brand(language: String = "en") -> Brand {
        var brand = Samples.brand()
        brand.language = language
        return brand
    }

    static func document(_ brand: Brand = brand()) -> BoardDocument {
        BoardDocument(
            brand: brand, written: Instant(seconds: 1_795_240_800),
            moment: BoardDocument.Moment(day: day, minutes: 360),
            links: BoardDocument.Links(
                board: { $0 == .brand ? "brand.html" : "\($0.kind)s/x.html" }, visit: { _ in "visits/y.html" },
                library: "library.html"))
    }

    /// A practice of every verdict, and a driver without any.
    static let library: LibraryBoard = {
        func row(
            _ id: String, _ title: String, _ verdict: Plan.Evidence.Verdict, stores: Int, _ effect: Double,
            _ reach: Double, _ state: Action.State = .active, _ reason: String? = nil, author: String? = nil
        ) -> LibraryBoard.Row {
            LibraryBoard.Row(
                action: Action(
                    id: id, title: title, drivers: ["speed"], owner: "shift lead", minutes: 5, cadence: .daily,
                    say: "Today.", steps: ["Do it."], watch: "It is done.", effort: .low, author: author,
                    state: state, reason: reason),
                verdict: verdict, given: stores + 2, open: 2, own: stores > 10 ? 1 : 0, done: 7 * stores,
                skipped: stores, declined: stores > 10 ? 1 : 0, ratings: stores, rating: stores > 0 ? 4.25 : nil,
                stores: stores,
                effect: LibraryBoard.Effect(mean: effect, low: effect - reach, high: effect + reach),
                noticed: stores > 10 ? LibraryBoard.Effect(mean: 0.12, low: 0.05, high: 0.19) : nil)
        }
        return LibraryBoard(
            date: day,
            drivers: [
                LibraryBoard.DriverRows(
                    driver: "speed", label: "Speed of service",
                    rows: [
                        row(
                            "second-till", "Open the second till before the queue is five long", .helps, stores: 19,
                            0.12, 0.07, author: "Queen Street (0042)"),
                        row("greet-queue", "Greet the queue <b>& smile", .unknown, stores: 3, 0.04, 0.15),
                        row("tidy-bar", "Tidy the bar before the rush", .new, stores: 0, 0, 0.2),
                        row("music", "Play faster music", .doesNotHelp, stores: 14, -0.03, 0.04),
                        row("numbers", "Hand out numbers", .new, stores: 0, 0, 0.2, .draft),
                        row("bell", "Ring a bell", .unknown, stores: 4, -0.01, 0.1, .retired, "Guests hated <it>"),
                    ], next: "tidy-bar"),
                LibraryBoard.DriverRows(driver: "friendliness", label: "Friendliness", rows: [], next: nil),
            ])
    }()

    static func mark(_ standing: Double) -> BoardRow.Mark {
        BoardRow.Mark(standing: standing, low: standing - 0.1, high: standing + 0.1, peers: 4)
    }

    static func row(_ id: Identifier, _ name: String?) -> BoardRow {
        BoardRow(
            id: id, name: name, district: "Saltby", region: "South Coast", date: day, outcome: mark(4.1), answers: 143,
            isOwn: true, spread: 0.71,
            drivers: [
                BoardRow.DriverMark(
                    driver: "speed", mark: mark(3.6), target: 4.05, answers: 120, isOwn: true, slope: 0.3),
                BoardRow.DriverMark(driver: "friendliness", mark: mark(4.7), target: 4.3, answers: 98, isOwn: true),
                BoardRow.DriverMark(driver: "cleanliness", mark: mark(4), target: 4.2, answers: 5, lacksAction: true),
                BoardRow.DriverMark(driver: "price", slope: 0.12),
            ],
            focus: BoardRow.Focus(
                driver: "speed", progress: .notMoving, since: SamplePlans.day("2026-10-24"),
                due: SamplePlans.day("2026-11-21"), action: "second-till",
                title: "Open the second till before the queue is five long",
                watch: "At noon, count the queue three times, five minutes apart: never more than five people.",
                causes: [Plan.CauseCount(cause: "card_reader", mentions: 9, of: 14)],
                behaviours: ["Greeted within ten seconds"],
                exemplar: Plan.Exemplar(
                    location: "0007", name: "Harbour Street", standing: 4.6, manager: "Imogen Farr",
                    practices: [
                        Plan.Exemplar.Practice(action: "second-till", title: "Open the second till early", days: 41)
                    ])),
            switches: [BoardRow.Switch(date: day, reason: .reached, before: "friendliness", after: "speed")],
            strengths: ["friendliness"],
            weakSpots: [
                Plan.WeakSpot(day: .sunday, part: "midday", driver: "speed", standing: 3.1, rest: 4, answers: 31)
            ], done: Plan.Done(done: 4, of: 5, days: 7),
            quality: BoardRow.Quality(score: 0.62, findings: [.dryingUp, .burst]))
    }

    /// Every reason there is.
    static let reasons: [BoardReason] = [
        .callsOverdue(2), .stuck(driver: "speed"), .fallen(from: 4.21, to: 4.02),
        .wellBelow(driver: nil, here: 3.5, peers: 4), .wellBelow(driver: "speed", here: 3.6, peers: 4),
        .notMoving(driver: "speed"), .nothingDone(days: 7), .unreliable(DataQuality.Finding.Kind.allCases),
        .fewAnswers(0), .fewAnswers(1), .fewAnswers(3), .noPlan(since: day), .onTrack(driver: "speed"),
        .reached(driver: "friendliness"),
    ]

    static func board(_ scope: Board.Scope = .region("South Coast")) -> Board {
        let bare = BoardRow(id: "0099", date: day)
        let entries =
            [
                Board.Entry(
                    row: row("0042", "Queen Street"), reasons: reasons, calls: Board.Calls(waiting: 3, overdue: 2),
                    causes: [Board.Cause(cause: "card_reader", alerts: 4), Board.Cause(cause: nil, alerts: 2)])
            ]
            + reasons.enumerated().map { place, reason in
                Board.Entry(row: row(Identifier("s\(place)"), "Store \(place)"), reasons: [reason])
            } + [Board.Entry(row: bare, reasons: [])]
        let past = (0..<30).map { days in
            Board.PastConsistency(
                date: day.advanced(by: days - 29),
                consistency: Board.Consistency(between: 0.3 - 0.003 * Double(days), within: days < 2 ? nil : 0.8))
        }
        let teacher = Board.Lesson.Teacher(
            location: "0007", name: "Harbour Street", region: "South Coast", standing: 4.6)
        return Board(
            scope: scope, date: day, entries: entries,
            parts: [Board.Part(scope: .district("Saltby"), stores: 12, needing: 1, mean: 4.05)],
            lessons: [
                Board.Lesson(driver: "speed", teachers: [teacher], isElsewhere: false),
                Board.Lesson(driver: "friendliness", teachers: [teacher, teacher], isElsewhere: true),
            ], gaps: [Board.Gap(driver: "cleanliness", locations: ["0042", "0099"])],
            changes: [
                Board.Change(location: "0042", name: "Queen Street", kind: .reached(driver: "friendliness")),
                Board.Change(location: "0043", name: nil, kind: .stuck(driver: "speed")),
            ]
                + (0..<8).map {
                    Board.Change(location: Identifier("\($0)"), name: "Store \($0)", kind: .began(driver: "speed"))
                } + [
                    Board.Change(location: "0042", name: "Queen Street", kind: .risen(from: 4, to: 4.31)),
                    Board.Change(location: "0043", name: nil, kind: .risen(from: 4, to: 4.5)),
                    Board.Change(location: "0044", name: nil, kind: .fallen(from: 4, to: 3.5)),
                    Board.Change(location: "0045", name: nil, kind: .new),
                ], consistency: past.last?.consistency ?? Board.Consistency(), history: past,
            headOffice: [Board.HeadOfficeDriver(driver: "price", mean: 3.4, slope: 0.12, below: 3, stores: 17)],
            causes: [Board.Cause(cause: "card_reader", alerts: 4), Board.Cause(cause: nil, alerts: 2)])
    }

    /// Nothing is known of anything.
    static let bare = Board(
        scope: .brand, date: day, entries: [Board.Entry(row: BoardRow(id: "", date: day), reasons: [])],
        hasCheckOffs: false)

    static func html(_ board: Board, _ brand: Brand = brand()) -> String {
        let document = document(brand)
        return String(decoding: document.html(board, document.rows(of: board)), as: UTF8.self)
    }

    static func json(_ board: Board, _ brand: Brand = brand()) -> String {
        let document = document(brand)
        return String(decoding: document.json(board, document.rows(of: board)), as: UTF8.self)
    }

    static func visit(_ entry: Board.Entry, _ brand: Brand = brand()) -> String {
        String(decoding: document(brand).visit(entry, on: day), as: UTF8.self)
    }
}
