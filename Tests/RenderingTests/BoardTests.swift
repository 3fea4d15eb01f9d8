import Domain
import Foundation
import TestSupport
import Testing

@testable import Rendering

@Suite("Boards as they were found good")
struct BoardGoldenTests {
    @Test("the page", arguments: ["en", "de"])
    func html(language: String) throws {
        try Golden.check(
            SampleBoards.html(SampleBoards.board(), SampleBoards.brand(language: language)), "board-\(language).html")
    }

    @Test("the JSON")
    func json() throws { try Golden.check(SampleBoards.json(SampleBoards.board()), "board.json") }

    @Test("the sheet for a visit", arguments: ["en", "de"])
    func visit(language: String) throws {
        let entry = try #require(SampleBoards.board().entries.first)
        try Golden.check(SampleBoards.visit(entry, SampleBoards.brand(language: language)), "visit-\(language).html")
    }
}

@Suite("The board of the library as it was found good")
struct LibraryBoardGoldenTests {
    @Test("the page", arguments: ["en", "de"])
    func html(language: String) throws {
        let document = SampleBoards.document(SampleBoards.brand(language: language))
        try Golden.check(
            String(decoding: document.html(SampleBoards.library), as: UTF8.self), "library-\(language).html")
    }

    @Test("the JSON")
    func json() throws {
        try Golden.check(
            String(decoding: SampleBoards.document().json(SampleBoards.library), as: UTF8.self), "library.json")
    }
}

@Suite("A board as a page")
struct BoardPageTests {
    private static let all: [(String, String)] = ["en", "de"].flatMap { language in
        let brand = SampleBoards.brand(language: language)
        let boards = [SampleBoards.board(), SampleBoards.board(.brand), SampleBoards.bare]
        return boards.map { ("\(language) \($0.scope.kind)", SampleBoards.html($0, brand)) }
            + [
                (
                    "\(language) library",
                    String(decoding: SampleBoards.document(brand).html(SampleBoards.library), as: UTF8.self)
                )
            ]
            + boards.flatMap { board in
                board.entries.map { ("\(language) visit \($0.row.id)", SampleBoards.visit($0, brand)) }
            }
    }

    @Test("no script, and nothing is fetched from elsewhere")
    func selfContained() {
        for (name, html) in Self.all {
            for forbidden in ["<script", "<img", "<link", "<iframe", "://", "url(", "@import", " src=", "javascript:"] {
                #expect(!html.contains(forbidden), "\(name): \(forbidden)")
            }
            #expect(!html.contains(" onclick") && !html.contains(" onload"))
        }
    }

    @Test("tags are closed in the order in which they were opened")
    func wellFormed() {
        let void: Set<String> = ["meta", "br", "!doctype", "polyline", "path", "circle"]
        for (name, html) in Self.all {
            var open: [String] = []
            for part in html.split(separator: "<").dropFirst() {
                let tag = String(part.prefix { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "!" })
                if void.contains(tag) { continue }
                if tag.hasPrefix("/") {
                    #expect(open.popLast() == String(tag.dropFirst()), "\(name): \(part.prefix(40))")
                } else {
                    open.append(tag)
                }
            }
            #expect(open.isEmpty, "\(name)")
        }
    }

    @Test("no statistician's word, no figure that is none")
    func plainWords() {
        let forbidden = [
            "deviation", "posterior", "regression", "significan", "confidence", "probabilit", "variance", "correlat",
            "percentile", "quartile", "interval", "standard", "abweichung", "signifik", "konfidenz", "wahrschein",
            "varianz", "mittelwert", "nan", "optional(", "inf ",
        ]
        for (name, html) in Self.all {
            let text = html.replacing(/<style>[\s\S]*?<\/style>/, with: "").replacing(/<[^>]*>/, with: " ").lowercased()
            for word in forbidden { #expect(!text.contains(word), "\(name): \(word)") }
        }
    }

    @Test("a table that people who hear it can follow: caption, scopes, a region that takes the focus")
    func table() throws {
        let html = SampleBoards.html(SampleBoards.board())
        #expect(html.contains("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"stores\">"))
        #expect(html.contains("<caption>16 stores") && html.contains("id=\"stores\">All stores"))
        let body = try #require(html.split(separator: "<tbody>").last)
        let rows = body.split(separator: "<tr>").dropFirst()
        #expect(rows.count == 16)
        let columns = html.components(separatedBy: "<th scope=\"col\"").count - 1
        #expect(columns == 3 + 4 + 4)
        for row in rows {
            #expect(row.hasPrefix("<th scope=\"row\">"))
            #expect(row.components(separatedBy: "<td").count == columns)
        }
    }

    @Test("a guess says so in words, a mark says how it compares in a sign as well as a colour")
    func cells() {
        let html = SampleBoards.html(SampleBoards.board())
        #expect(html.contains("<td class=\"g\">4.0 <i>guess</i></td>"))
        #expect(html.contains("<td class=\"a\">3.6</td>") && html.contains("<td class=\"e\">4.7</td>"))
        #expect(html.contains("td.a::after { content: \" ▼\"; content: \" ▼\" / \", well below\"; font-size: .7em; }"))
        #expect(html.contains("<td>–</td>"))
    }

    @Test("headings come in the order of reading: who needs somebody, all stores, what to learn, what it means")
    func order() {
        let html = SampleBoards.html(SampleBoards.board())
        let places = [
            "<h1", "Who needs you today", "Boards within this one", "id=\"stores\">All stores",
            "What changed since last week",
            "Who to learn from", "How alike visits are", "What closed alerts came from", "For head office",
            "Where the library has no practice yet", "What the numbers mean",
        ].map { html.range(of: $0)?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test("links lead to where the page stands")
    func links() {
        let region = SampleBoards.html(SampleBoards.board())
        #expect(region.contains("href=\"../visits/y.html\"") && !region.contains("href=\"visits"))
        #expect(region.contains("href=\"../brand.html\"") && region.contains("href=\"../districts/x.html\""))
        let brand = SampleBoards.html(SampleBoards.board(.brand))
        #expect(brand.contains("href=\"visits/y.html\"") && !brand.contains("href=\"../"))
    }

    @Test("500 stores with eight drivers are less than a megabyte")
    func size() {
        var brand = SampleBoards.brand()
        brand.drivers = (0..<8).map { Driver(key: "d\($0)", label: "A driver number \($0)", scale: Samples.fivePoints) }
        let entries = (0..<500).map { place in
            var row = SampleBoards.row(Identifier("store-\(place)"), "Somewhere Street number \(place)")
            row.drivers = (0..<8).map {
                BoardRow.DriverMark(
                    driver: "d\($0)",
                    mark: BoardRow.Mark(standing: 3.61234, low: 3.51234, high: 3.71234, peers: 4.01234),
                    target: 4.21234, answers: 120, isOwn: place % 2 == 0, slope: 0.1)
            }
            return Board.Entry(row: row, reasons: Array(SampleBoards.reasons.prefix(4)))
        }
        var board = SampleBoards.board(.brand)
        board.entries = entries
        #expect(SampleBoards.html(board, brand).utf8.count < 1_000_000)
        #expect(SampleBoards.json(board, brand).utf8.count < 2 * 1_000_000)
    }

    @Test("text stands out from its ground by at least 4.5 to 1, by day, by night and on paper")
    func contrast() {
        let pairs = [
            ("fbfaf7", ["1d2326", "50595d", "0b5a52"]), ("eaf1ee", ["1d2326", "0b5a52"]),
            ("f0a26e", ["1d2326", "111111"]), ("fbdfc9", ["1d2326", "111111"]), ("d2e8e5", ["1d2326", "111111"]),
            ("83c5bd", ["1d2326", "111111"]), ("14181a", ["ece9e2", "a9b0b2", "7fd0c2"]),
            ("1b2a29", ["ece9e2", "7fd0c2"]), ("8a3f12", ["ece9e2"]), ("4a2c19", ["ece9e2"]), ("1c3936", ["ece9e2"]),
            ("0d5a52", ["ece9e2"]),
        ]
        for (ground, inks) in pairs {
            for ink in inks { #expect(Contrast.ratio(ground, ink) >= 4.5, "\(ink) on \(ground)") }
        }
        for color in pairs.flatMap({ [$0.0] + $0.1 }) where color != "111111" {
            #expect("\(BoardStyle.common)".contains("#\(color)"), "\(color)")
        }
    }
}

@Suite("Hostile names on boards")
struct HostileBoardTests {
    private static let attacks = [
        "<script>alert('x')</script>", "\"><img src=x onerror=alert(1)>", "\u{202E}gnp.exe", "\u{1B}[2J\u{1B}]0;x\u{7}",
        "<\u{301}script>", "\u{0600}<script>", "a\u{0}b", "&lt;b&gt;", "';--", "=cmd()",
    ]

    private func board(_ attack: String) -> Board {
        var board = SampleBoards.board(.region(Identifier(attack)))
        var row = board.entries[0].row
        (row.id, row.name, row.region, row.district) = (Identifier(attack), attack, attack, attack)
        row.focus?.title = attack
        row.focus?.watch = attack
        row.focus?.behaviours = [attack]
        row.focus?.causes = [Plan.CauseCount(cause: attack, mentions: 5, of: 5)]
        row.focus?.exemplar?.name = attack
        row.focus?.exemplar?.manager = attack
        row.focus?.exemplar?.practices = [Plan.Exemplar.Practice(action: attack, title: attack, days: 1)]
        row.focus?.driver = attack
        row.weakSpots[0].part = attack
        row.weakSpots[0].driver = attack
        row.strengths = [attack]
        board.entries[0].row = row
        board.entries[0].causes = [Board.Cause(cause: attack, alerts: 1)]
        board.entries[0].reasons = [.stuck(driver: attack)]
        board.parts[0].scope = .district(Identifier(attack))
        board.lessons[0].teachers[0].name = attack
        board.gaps[0] = Board.Gap(driver: attack, locations: [Identifier(attack)])
        board.changes[0] = Board.Change(location: Identifier(attack), name: attack, kind: .began(driver: attack))
        board.headOffice[0].driver = attack
        board.causes[0] = Board.Cause(cause: attack, alerts: 3)
        return board
    }

    @Test("are shown, not obeyed", arguments: attacks)
    func inert(attack: String) {
        let board = board(attack)
        var brand = SampleBoards.brand()
        brand.name = attack
        brand.outcome.label = attack
        brand.drivers[0].label = attack
        let usual = SampleBoards.board()
        let pages = [
            (SampleBoards.html(board, brand), SampleBoards.html(usual)),
            (SampleBoards.visit(board.entries[0], brand), SampleBoards.visit(usual.entries[0])),
        ]
        for (html, plain) in pages {
            #expect(!html.unicodeScalars.contains { $0.properties.isBidiControl || $0 == "\u{1B}" || $0 == "\u{0}" })
            #expect(tags(html).isSubset(of: tags(plain)))
            #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("onerror=alert(1)>"))
        }
        let json = SampleBoards.json(board, brand)
        #expect(!json.unicodeScalars.contains { $0.properties.isBidiControl || $0 == "\u{1B}" || $0 == "\u{0}" })
    }

    @Test("a link cannot end early, whatever it is given")
    func attributes() {
        var html = Markup()
        html.link("\"><script>", "\"><script>")
        #expect(
            String(decoding: html.bytes, as: UTF8.self)
                == "<a href=\"&quot;&gt;&lt;script&gt;\"><bdi>&quot;&gt;&lt;script&gt;</bdi></a>")
    }

    private func tags(_ html: String) -> Set<String> {
        Set(
            html.split(separator: "<").dropFirst().map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "/" }) }
        )
    }
}

@Suite("A board as JSON")
struct BoardJSONTests {
    private func object(_ board: Board) throws -> [String: Any] {
        try #require(
            JSONSerialization.jsonObject(with: Data(SampleBoards.json(board).utf8)) as? [String: Any])
    }

    @Test("reads back, a line for each store, with the same keys whatever is known")
    func keys() throws {
        let full = try object(SampleBoards.board())
        let bare = try object(SampleBoards.bare)
        #expect(full["schema"] as? String == "huddled.board/1")
        #expect(Set(full.keys) == Set(bare.keys))
        let stores = try #require(full["stores"] as? [[String: Any]])
        let empty = try #require(bare["stores"] as? [[String: Any]])
        #expect(stores.count == 16 && Set(stores[0].keys) == Set(empty[0].keys))
        #expect(stores.allSatisfy { Set($0.keys) == Set(stores[0].keys) })
        let lines = SampleBoards.json(SampleBoards.board()).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("    {\"location\":") } == 16)
        var none = SampleBoards.bare
        none.entries = []
        #expect(try (object(none)["stores"] as? [Any])?.isEmpty == true)
    }

    @Test("numbers have at most four decimals, and what is not finite is null")
    func numbers() throws {
        var board = SampleBoards.board()
        board.consistency = Board.Consistency(between: 1.0 / 3, within: .nan)
        board.entries[0].row.outcome = BoardRow.Mark(standing: 2.0 / 3, low: -.infinity, high: nil, peers: nil)
        let object = try object(board)
        let consistency = try #require(object["consistency"] as? [String: Any])
        #expect(consistency["between"] as? Double == 0.3333 && consistency["within"] is NSNull)
        let json = SampleBoards.json(board)
        #expect(!json.contains("nan") && !json.contains("inf\"") && json.contains("0.6667"))
    }
}
