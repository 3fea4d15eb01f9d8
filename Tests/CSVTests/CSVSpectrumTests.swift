import CSV
import Foundation
import TestSupport
import Testing

@Suite("Corner cases that others collected", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct CSVSpectrumTests {
    @Test(
        "each file of csv-spectrum gives its JSON, whatever the size of the chunks",
        arguments: [
            "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
            "quotes_and_newlines", "simple", "simple_crlf", "utf8",
        ])
    func spectrum(name: String) throws {
        let bytes = try Shared.bytes("data/csv-spectrum/csvs/\(name).csv")
        let expected = try JSONDecoder().decode(
            [[String: String]].self, from: Shared.data("data/csv-spectrum/json/\(name).json"))
        #expect(CSVDialect(of: bytes.span.bytes) == CSVDialect(), "commas, whatever else is in it")
        for size in 1...bytes.count {
            let records = try read(bytes, inChunksOf: size).map(texts)
            let header = try #require(records.first)
            let rows = records.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
            #expect(rows == expected, "in chunks of \(size)")
        }
    }

    @Test("2,264 reviews of lounges are read from chunks as from the whole")
    func lounges() throws {
        let bytes = try Shared.bytes("data/airport-lounges/lounge.csv")
        let records = try CSV.records(in: bytes)
        #expect(records.count == 2_265)
        #expect(Set(records.map(\.count)).count == 1)
        #expect(try read(bytes, inChunksOf: 4_093) == records)
    }
}
