import Domain
import Rendering
import Testing

@Suite("taking quotes out of plans")
struct QuoteErasureTests {
    private let plan: Plan
    private let files: [String: [UInt8]]

    init() throws {
        plan = try SamplePlans.plan("own")
        files = [
            "txt": Array(PlanDocument.text(plan, brand: SamplePlans.brand).utf8),
            "html": Array(try PlanDocument.html(plan, brand: SamplePlans.brand).utf8),
            "json": Array(PlanDocument.json(plan).utf8),
        ]
    }

    @Test("the JSON plan tells its quotes in the order in which it was told whom they are of")
    func order() throws {
        let json = try #require(files["json"])
        #expect(QuoteErasure.quotes(in: json) == (plan.priorities.flatMap(\.quotes) + plan.praise).map(\.text))
        #expect(plan.told.quoted.count == QuoteErasure.quotes(in: json)?.count)
        #expect(QuoteErasure.quotes(in: Array("{}".utf8)) == nil)
    }

    @Test("its words go from each file, and nothing else does", arguments: ["txt", "html", "json"], 0..<3)
    func words(_ format: String, _ place: Int) throws {
        let file = try #require(files[format])
        let quotes = try #require(files["json"].flatMap(QuoteErasure.quotes))
        try #require(quotes.count > place)
        let cleaned = try #require(QuoteErasure.without(quotes[place], in: file, format: format))
        let before = words(of: file)
        let after = words(of: cleaned)
        let quoted = Set(words(of: Array(quotes[place].utf8)))
        #expect(after.count < before.count)
        #expect(cleaned.count < file.count)
        let gone = before.filter { word in !after.contains(word) }
        #expect(gone.allSatisfy { word in quoted.contains { word.contains($0) } }, "\(gone)")
        for (other, text) in quotes.enumerated() where other != place && format == "json" {
            #expect(QuoteErasure.quotes(in: cleaned)?[other] == text)
        }
        #expect(QuoteErasure.without(quotes[place], in: cleaned, format: format) == cleaned, "once is enough")
    }

    @Test("a file that still says its words is not passed off as clean")
    func remains() {
        let file = Array("They said: the queue was very long today.".utf8)
        #expect(QuoteErasure.without("the queue was very long today.", in: file, format: "txt") == nil)
    }

    @Test("a quote that begins like it stays")
    func alike() throws {
        let file = Array("“The queue is long.” “The queue was\n  short.”".utf8)
        let cleaned = try #require(QuoteErasure.without("The queue was short.", in: file, format: "txt"))
        #expect(String(decoding: cleaned, as: UTF8.self) == "“The queue is long.” “…”")
    }

    private func words(of file: [UInt8]) -> [String] {
        String(decoding: file, as: UTF8.self).split { !$0.isLetter }.map(String.init)
    }
}
