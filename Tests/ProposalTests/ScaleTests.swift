import Testing

@testable import Proposal

@Suite("The scale of a column of marks")
struct ScaleTests {
    struct Case: Sendable {
        var numbers: String
        var name: String
        var low: Double
        var high: Double
    }

    private static let cases: [Case] = [
        Case(numbers: "1 × 9 | 2 × 8 | 3 × 20 | 4 × 30 | 5 × 40", name: "rating", low: 1.0, high: 5.0),
        Case(numbers: "1.0 × 9 | 5.0 × 40 | 3.5 × 4", name: "rating", low: 1, high: 5),
        Case(numbers: "1 × 200 | 2 × 100 | 3 × 100 | 4 × 120", name: "rating", low: 1, high: 4),
        Case(numbers: "1 × 20 | 5 × 40 | 7 × 9", name: "rating", low: 1, high: 7),
        Case(numbers: "0 × 20 | 5 × 40 | 10 × 90", name: "rating", low: 0, high: 10),
        Case(numbers: "6 × 100 | 9 × 40 | 10 × 90 | 1 × 9", name: "rating", low: 1, high: 10),
        Case(numbers: "6 × 20 | 9 × 40 | 10 × 90", name: "How likely are you to recommend us?", low: 0, high: 10),
        Case(numbers: "80 × 20 | 95 × 40 | 100 × 90 | 40 × 9", name: "Satisfaction score", low: 0, high: 100),
        Case(numbers: "0 × 20 | 1 × 20 | 2 × 40 | 3 × 90", name: "button", low: 0, high: 3),
        Case(numbers: "1 × 20 | 2 × 20 | 3 × 40", name: "Wartezeit (1 = sehr gut, 6 = ungenügend)", low: 1, high: 6),
        Case(numbers: "zufrieden × 20 | sehr zufrieden × 20 | unzufrieden × 3", name: "Zufriedenheit", low: 1, high: 5),
        Case(numbers: "★★★★☆ × 20 | ★★★★★ × 20", name: "stars", low: 1, high: 5),
        Case(numbers: "4/5 × 20 | 5/5 × 20", name: "rating", low: 1, high: 5),
    ]

    @Test("the smallest usual scale that holds nearly all numbers is taken", arguments: cases)
    func scales(_ column: Case) throws {
        let found = try #require(marks(column.numbers, called: column.name))
        #expect(found.low == column.low && found.high == column.high)
    }

    @Test(
        "amounts, ages and texts are no marks",
        arguments: [
            "18 × 10 | 44 × 10 | 67 × 10 | 80 × 4", "12.90 × 10 | 140 × 10", "red × 10 | blue × 10",
            "4 × 10 | n. b. × 9",
        ])
    func noMarks(_ numbers: String) {
        #expect(marks(numbers, called: "column") == nil)
    }

    @Test("codes for no answer, and 0 below a scale that begins at 1, are no marks of it")
    func codes() throws {
        let found = try #require(marks("1 × 20 | 5 × 80 | -99 × 9 | 99 × 2 | 0 × 4"))
        #expect(Set(found.codes.map(\.mark)) == [-99, 99, 0])
        #expect(
            found.low == 1 && found.high == 5 && found.inside == 100 && found.outside.isEmpty && found.doubts.isEmpty)
        let percent = try #require(marks("60 × 20 | 97 × 80 | 99 × 9 | 100 × 3", called: "score"))
        #expect(percent.codes.isEmpty)
    }

    @Test("a 0 that is as frequent as 1 is a doubt")
    func frequentZero() throws {
        let found = try #require(marks("0 × 20 | 1 × 20 | 5 × 80"))
        #expect(found.doubts.contains { $0.contains("[0, 5]") })
    }

    @Test("a few numbers beyond the scale are told as a doubt, not fitted")
    func rarities() throws {
        let found = try #require(marks("1 × 40 | 4 × 30 | 5 × 80 | 9 × 3"))
        #expect(found.high == 5 && found.outside == [Marks.Number(mark: 9, count: 3)])
    }

    @Test("labels that begin with their number are turned where their words say that 1 is the best")
    func numbered() throws {
        let best = try #require(marks("1 - sehr gut × 20 | 2 - gut × 20 | 5 - sehr schlecht × 3"))
        #expect(best.wereReversed && best.labels.map(\.mark) == [1, 4, 5] && best.labels.last?.text == "1 - sehr gut")
        let worst = try #require(marks("1 (very dissatisfied) × 20 | 5 (very satisfied) × 3"))
        #expect(!worst.wereReversed && worst.labels.map(\.mark) == [1, 5])
    }
}
