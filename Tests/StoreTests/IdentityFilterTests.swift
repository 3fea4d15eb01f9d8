import Domain
import TestSupport
import Testing

@testable import Store

@Suite("Filter of identities")
struct IdentityFilterTests {
    @Test("what was inserted may be there, and of what was not hardly anything")
    func telling() {
        var random = Random(state: 4)
        let inserted = (0..<50_000).map { _ in random.next() }
        let others = (0..<50_000).map { _ in random.next() }
        var filter = IdentityFilter()
        #expect(!inserted.contains(where: filter.mayContain))
        for start in inserted { filter.insert(start) }
        #expect(inserted.allSatisfy(filter.mayContain))
        #expect(others.count(where: filter.mayContain) < 500)
    }

    @Test("a large file that repeats itself is known again batch by batch, also after its runs were merged")
    func largeFile() throws {
        var random = Random(state: 5)
        let store = try Store(inMemoryFor: Samples.brand())
        let rows = (0..<2_560).map { number in
            var response = Some.response(
                1, version: Some.version(submitted: Int64(number), digest: 1), location: Identifier("00\(number % 9)"))
            let identity = DigestKey(high: random.next(), low: random.next())
            response.identity = ResponseIdentity(bytes: identity.bytes)
            return response
        }
        let taken = try store.give("a", rows + rows, batch: 256)
        #expect(taken.prefix(rows.count).allSatisfy { $0 == .accepted })
        #expect(taken.dropFirst(rows.count).allSatisfy { $0 == .duplicate })
        #expect(try store.kept().count == rows.count)
        #expect(try store.audit() == [])
    }
}
