import Configuration
import Domain
import TestSupport
import Testing

@testable import Intake

/// A file with these rows of `overall, speed, friendliness, cleanliness`, each at a location of its own choice.
private func file(_ rows: [(place: Int, cells: [String])]) -> String {
    "location,submitted,response,overall,speed,friendliness,cleanliness\n"
        + rows.enumerated().map { "\($1.place),2026-11-20,r\($0),\($1.cells.joined(separator: ","))\n" }.joined()
}

private func rows(_ count: Int, _ cells: (Int) -> [String]) -> [(place: Int, cells: [String])] {
    (0..<count).map { (1, cells($0)) }
}

/// A mark from 1 to 5 for a row, another one for each column.
private func mark(_ row: Int, _ column: Int) -> String { "\((row * (column + 2) + row / 7 + column) % 5 + 1)" }

/// As customers answer who are asked from one to five.
private func shortMark(_ row: Int) -> String { "\([3, 5, 4, 5, 2, 1, 5][row % 7])" }

@Suite("Warnings about a file's answers")
struct WarningTests {
    private func warnings(
        _ rows: [(place: Int, cells: [String])], source: Source? = nil, brand: Brand = Samples.brand()
    ) throws -> [String] {
        try read(file(rows), configuration(source: source, brand: brand)).summary.warnings
    }

    private func tenPoints() -> Brand {
        var brand = Samples.brand()
        brand.outcome.scale = Samples.scale(0, 10)
        return brand
    }

    @Test("answers that go up and down as customers' do give none")
    func none() throws {
        #expect(try warnings(rows(500) { row in (0..<4).map { mark(row, $0) } }) == [])
    }

    @Test("marks off their scale are told with the range that was seen and the scale that may be meant")
    func offScale() throws {
        let warnings = try warnings(rows(40) { ["\($0 % 10 + 1)", mark($0, 1), mark($0, 2), mark($0, 3)] })
        #expect(
            warnings == [
                "column overall: 20 of 40 marks are off its scale, 1 to 5; they go from 1 to 10: if that is right, write "
                    + "\"scales: { overall: [1, 10] }\" in the source; if only some rows have another scale, give them a "
                    + "source of their own"
            ])
    }

    @Test("a reversed scale stays reversed in what is suggested, and the file's own name is the column's")
    func offReversed() throws {
        let source = try anySource(
            columns: ["overall": "Q1"], scales: ["overall": #require(SourceScale(worst: 5, best: 1))])
        let text = file(rows(40) { ["\($0 % 7 + 1)", mark($0, 1), mark($0, 2), mark($0, 3)] })
            .replacing("overall", with: "Q1")
        let warnings = try read(text, configuration(source: source)).summary.warnings
        #expect(warnings.count == 1)
        #expect(warnings[0].hasPrefix("column Q1: 10 of 40 marks are off its scale, 5 to 1; they go from 1 to 7"))
        #expect(warnings[0].contains("\"scales: { overall: [7, 1] }\""))
    }

    @Test("of numbers that can be no marks none is told: they may be customers'")
    func noMarks() throws {
        let warnings = try warnings(rows(40) { ["49151123456\($0)", mark($0, 1), mark($0, 2), mark($0, 3)] })
        #expect(warnings.contains { $0.hasPrefix("column overall: 40 of 40 marks are off its scale, 1 to 5; if only") })
        #expect(!warnings.joined().contains("4915"))
    }

    @Test("the widest scales are compared like any others")
    func widest() throws {
        var brand = Samples.brand()
        for driver in brand.drivers.indices { brand.drivers[driver].scale = Samples.scale(-2_000_000, 2_000_000) }
        let best = [String](repeating: "2000000", count: 3)
        #expect(
            try warnings(rows(30) { [mark($0, 0)] + best }, brand: brand).allSatisfy { !$0.contains("all drivers") })
    }

    @Test("a few typing errors are no warning")
    func typingErrors() throws {
        #expect(
            try warnings(rows(100) { [$0 % 20 == 0 ? "44" : mark($0, 0), mark($0, 1), mark($0, 2), mark($0, 3)] }) == []
        )
    }

    @Test("labels that nobody knows are told once for the column")
    func unknownLabels() throws {
        let warnings = try warnings(rows(30) { [$0 % 2 == 0 ? "meh" : "4", mark($0, 1), mark($0, 2), mark($0, 3)] })
        #expect(
            warnings.first
                == "column overall: 15 of 30 answers are neither numbers nor labels that are known: list them in the "
                + "source's labels, or map overall to another column")
        #expect(warnings.allSatisfy { !$0.contains("meh") })
    }

    @Test("the same mark in twenty answers or more may be an average")
    func constant() throws {
        func column(_ count: Int) throws -> [String] {
            try warnings(rows(count) { [mark($0, 0), "4.2", mark($0, 2), mark($0, 3)] })
        }
        #expect(
            try column(20) == [
                "column speed has the same mark in all of 20 answers: it may be an average or a default and no customer's "
                    + "answer; if so, map speed to another column"
            ])
        #expect(try column(19) == [])
    }

    @Test("columns that are equal in every row are told together, and one row that differs parts them")
    func equal() throws {
        func columns(_ last: String) throws -> [String] {
            try warnings(
                rows(30) { row in
                    let same = row == 29 ? last : mark(row, 1)
                    return [mark(row, 0), mark(row, 1), row % 4 == 0 ? "" : mark(row, 2), same]
                })
        }
        #expect(
            try columns(mark(29, 1)) == [
                "the columns speed, cleanliness have the same mark in every row (30 answers): one may be a copy or an "
                    + "average; map each to its own question in the source's columns"
            ])
        #expect(try columns("") == [])
    }

    @Test("drivers that all have the same mark in most rows are told; nothing but the best mark counts neither way")
    func straight() throws {
        func lines(_ cells: @escaping (Int) -> [String]) throws -> [String] {
            try warnings(rows(60) { [mark($0, 0)] + cells($0) }).filter { $0.contains("all drivers") }
        }
        #expect(
            try lines { row in
                row % 3 == 0 ? (1...3).map { mark(row, $0) } : [String](repeating: "\(row % 4 + 1)", count: 3)
            }
            .first?.hasPrefix("in 43 of 59 rows all drivers have the same mark") == true)
        #expect(try lines { row in row % 3 == 0 ? (1...3).map { mark(row, $0) } : ["5", "5", "5"] } == [])
        #expect(try lines { row in ["\(row % 4 + 1)", "\(row % 4 + 1)", ""] } == [])
    }

    @Test("a long scale that is never used beyond five is told")
    func shortThroughout() throws {
        let warnings = try warnings(
            rows(60) { [shortMark($0), mark($0, 1), mark($0, 2), mark($0, 3)] }, brand: tenPoints())
        #expect(
            warnings == [
                "column overall: no mark is above 5, though its scale is 0 to 10: if customers were asked from 1 to 5, "
                    + "write \"scales: { overall: [1, 5] }\" in the source"
            ])
    }

    @Test(
        "two scales in one column are told, whether locations or parts of the file differ",
        arguments: [true, false])
    func mixed(byLocation: Bool) throws {
        let rows = (0..<400).map { row -> (place: Int, cells: [String]) in
            let isShort = byLocation ? row % 4 == 0 : row < 150
            let overall = isShort ? shortMark(row / 4) : "\(row * 7 / 3 % 11)"
            return (byLocation ? row % 4 : row % 3, [overall, mark(row, 1), mark(row, 2), mark(row, 3)])
        }
        #expect(
            try warnings(rows, brand: tenPoints()) == [
                "column overall: some locations or parts of the file seem to answer from 1 to 5, others from 0 to 10: give "
                    + "them sources of their own with their scales"
            ])
    }

    @Test("a location whose marks are all low has no other scale")
    func poorLocation() throws {
        let rows = (0..<400).map { row -> (place: Int, cells: [String]) in
            let overall = row % 4 == 0 ? "\([0, 1, 2, 2, 3, 1, 4][row / 4 % 7])" : "\(row * 7 / 3 % 11)"
            return (row % 4, [overall, mark(row, 1), mark(row, 2), mark(row, 3)])
        }
        #expect(try warnings(rows, brand: tenPoints()) == [])
    }

    @Test("they change no response, and are the same however the file arrives")
    func chunks() throws {
        let text = file(rows(60) { ["4", "4", "\($0 % 10 + 1)", "\($0 % 10 + 1)"] })
        let whole = try read(text)
        #expect(whole.summary.warnings.count == 5)
        #expect(try read(text, chunk: 7) == whole)
        #expect(Set(whole.responses.map(\.identity)).count == 60)
    }
}
