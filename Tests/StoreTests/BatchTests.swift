import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

/// What is stored after random deliveries, beside a model that keeps plain lists.
@Suite("however a file is cut into batches")
struct BatchTests {
    private static let sizes = [1, 7, 10_000]

    @Test("the store holds what a naive model holds, and says the same of every row", arguments: 0..<12)
    func model(seed: Int) throws {
        var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let stores = try Self.sizes.map { _ in try Store(inMemoryFor: Samples.brand()) }
        var model = StoreModel()
        for step in 0..<12 {
            let sha256 = "file \(Int.random(in: 0..<3, using: &random))"
            let takesBack = Int.random(in: 0..<3, using: &random) == 0
            let responses = (0..<Int.random(in: 0..<40, using: &random)).map { _ in StoreModel.response(&random) }
            let expected = model.give(sha256, responses, takingBack: takesBack)
            for (store, size) in zip(stores, Self.sizes) {
                let taken = try store.give("\(step)", responses, sha256: sha256, takingBack: takesBack, batch: size)
                #expect(taken == expected, "in batches of \(size)")
            }
        }
        for store in stores {
            #expect(try store.kept() == model.kept)
            #expect(try store.audit() == [])
            for place in StoreModel.places {
                let here = model.kept.filter { $0.location == place }
                let window = (from: Instant(milliseconds: 20), to: Instant(milliseconds: 70))
                let inWindow = here.filter { window.from <= $0.at && $0.at < window.to }
                    .sorted { ($0.at, $0.identity) < ($1.at, $1.identity) }
                #expect(try store.responses(location: place, from: window.from, to: window.to) == inWindow)
                let worded = try store.comments(location: place, from: window.from, to: window.to)
                #expect(worded == inWindow.filter { $0.comment != nil })
            }
        }
    }

    @Test("identities that begin with the same eight bytes stay two")
    func beginAlike() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        let alike = (0..<3).map { number in
            var response = Some.response(UInt8(number))
            response.identity = ResponseIdentity(bytes: [UInt8](repeating: 7, count: 15) + [UInt8(number)])
            return response
        }
        #expect(try store.give("a", Array(alike[..<2]), batch: 10) == [.accepted, .accepted])
        #expect(try store.give("b", alike, batch: 10) == [.duplicate, .duplicate, .accepted])
        #expect(try Set(store.kept().map(\.identity)) == Set(alike.map(\.identity)))
        #expect(try store.audit() == [])
    }

    @Test("very many small files leave few runs to look into, and every response is found")
    func runs() throws {
        var random = Random(state: 9)
        let store = try Store(inMemoryFor: Samples.brand())
        for step in 0..<200 {
            var responses = [StoreModel.response(&random), StoreModel.response(&random)]
            for place in responses.indices {
                responses[place].identity = ResponseIdentity(
                    bytes: (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) })
            }
            try store.give("\(step)", responses, batch: 1)
        }
        let runs = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM identity_run") } ?? 0
        #expect(runs < 24)
        #expect(try store.kept().count == 400)
        #expect(try store.audit() == [])
    }

    @Test("years of one location in one file are many stretches, each of which a day is read with")
    func years() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        let day: Int64 = 86_400_000
        let responses = (0..<1_000).map { number in
            var response = Some.response(
                1, version: Some.version(submitted: Int64(number) * day, digest: 1), location: "0042")
            response.identity = ResponseIdentity(bytes: [UInt8](repeating: 0, count: 14) + bytes(number))
            return response
        }
        try store.give("a", responses, batch: 10_000)
        let stretches = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM stretch") } ?? 0
        #expect((10...20).contains(stretches))
        let here = try store.responses(
            location: "0042", from: Instant(milliseconds: 500 * day), to: Instant(milliseconds: 502 * day))
        #expect(here == Array(responses[500..<502]))
        #expect(try store.audit() == [])
    }

    private func bytes(_ number: Int) -> [UInt8] { [UInt8(number / 256), UInt8(number % 256)] }

    @Test("of very many versions of one response the greatest is kept")
    func manyVersions() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        let versions = (1...600).map { number in
            Some.response(1, version: Some.version(submitted: Int64(number * 7 % 601), digest: 1), location: "0042")
        }
        try store.give("a", versions, batch: 100)
        #expect(try store.kept().map(\.version.submitted.milliseconds) == [600])
        #expect(try store.give("b", versions, batch: 100) == [Taken](repeating: .duplicate, count: 600))
        #expect(try store.audit() == [])
    }

    @Test("marks of every size come back as they were given")
    func marks() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        let given: [[Int32?]] = [
            [nil, nil, nil, nil], [1_000, nil, 5_000, nil], [127_000, -127_000, 0, nil], [128_000, 1_000, nil, nil],
            [nil, 3_333, nil, -2_000_000], [.max, .min + 1, nil, 1],
        ]
        let responses = given.enumerated().map { Some.response(UInt8($0), outcome: nil, drivers: $1) }
        try store.give("a", responses, batch: 10)
        #expect(try store.kept() == responses)
        // People who look into the database see points.
        let seen = try store.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM responses ORDER BY identity").map { row in
                Samples.brand().drivers.map { row[$0.key] as Double? }
            }
        }
        #expect(seen == given.map { marks in marks.map { $0.map { Double($0) / 1_000 } } })
    }
}
