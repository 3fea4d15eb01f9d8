import Domain
import TestSupport
import Testing

@testable import Store

@Suite("reading responses")
struct ReadingTests {
    private struct Enough: Error {}

    private let store: Store

    init() throws {
        store = try Store(inMemoryFor: Samples.brand())
        try store.give(
            "a",
            [
                Some.response(3, version: Some.version(submitted: 300), location: "b", visited: 100),
                Some.response(1, version: Some.version(submitted: 100), location: "b"),
                Some.response(2, version: Some.version(submitted: 200), location: "b"),
                Some.response(4, version: Some.version(submitted: 50), location: "B"),
                Some.response(5, version: Some.version(submitted: 50), location: "\u{e9}"),
                Some.response(6, version: Some.version(submitted: 50), location: "e\u{301}"),
                Some.response(1, version: Some.version(submitted: 90), location: "only in an older version"),
            ])
    }

    private func numbers(_ responses: [Response]) -> [UInt8] { responses.map { $0.identity.bytes[0] } }

    private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

    @Test("locations come in the order of their bytes, and ids that look alike stay two")
    func locations() throws {
        #expect(try store.locations() == ["B", "b", "e\u{301}", "\u{e9}"])
        #expect(try Store(inMemoryFor: Samples.brand()).locations() == [])
    }

    @Test("a window takes visits, else submissions, from its start up to but not including its end")
    func window() throws {
        #expect(numbers(try store.responses(location: "b", from: at(0), to: at(1_000))) == [1, 3, 2])
        #expect(numbers(try store.responses(location: "b", from: at(100), to: at(200))) == [1, 3])
        #expect(try store.responses(location: "b", from: at(101), to: at(200)) == [])
        #expect(try store.responses(location: "nowhere", from: at(0), to: at(1_000)) == [])
    }

    @Test("the export goes by location, submission and identity")
    func export() throws {
        #expect(numbers(try store.kept()) == [4, 1, 2, 3, 6, 5])
        var some: [Response] = []
        try store.eachResponse(location: "b", since: at(200)) { some.append($0) }
        #expect(numbers(some) == [2, 3])
        some = []
        try store.eachResponse(location: nil, since: at(101)) { some.append($0) }
        #expect(numbers(some) == [2, 3])
    }

    @Test("the export stops with the error of whoever reads it")
    func stops() throws {
        var seen = 0
        #expect(throws: Enough.self) {
            try store.eachResponse(location: nil, since: nil) { _ in
                seen += 1
                throw Enough()
            }
        }
        #expect(seen == 1)
    }
}
