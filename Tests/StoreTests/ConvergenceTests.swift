import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

/// Files that are delivered, again and under changed mappings, in any order, leave what their last deliveries give.
@Suite("any order of delivery gives the same stored content")
struct ConvergenceTests {
    @Test("random deliveries and redeliveries equal one delivery of the final files", arguments: 0..<60)
    func converges(seed: Int) throws {
        var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let world = (0..<4).map { _ in (0..<3).map { _ in SampleFile(&random) } }
        let store = try Store(inMemoryFor: Samples.brand())
        var standing: [(file: Int, mapping: Int)] = []
        var tookBack = false
        for step in 0..<14 {
            let file = Int.random(in: 0..<4, using: &random)
            let mapping = Int.random(in: 0..<3, using: &random)
            try deliver(world[file][mapping], file, mapping, claim: "\(step)", to: store)
            if standing.contains(where: { $0 == (file, mapping) }) { continue }
            if !world[file][mapping].isRefused, standing.contains(where: { $0.file == file }) {
                standing.removeAll { $0.file == file }
                tookBack = true
            }
            standing.append((file, mapping))
        }

        let once = try Store(inMemoryFor: Samples.brand())
        for (file, mapping) in standing {
            try deliver(world[file][mapping], file, mapping, claim: "\(file) \(mapping)", to: once)
        }
        let content = try Content(store)
        let expected = try Content(once)
        #expect(content.versions == expected.versions)
        #expect(content.checkOffs == expected.checkOffs)
        #expect(tookBack ? content.contacts.isSubset(of: expected.contacts) : content.contacts == expected.contacts)

        let shuffled = try Store(inMemoryFor: Samples.brand())
        for (file, mapping) in standing.shuffled(using: &random) {
            try deliver(world[file][mapping], file, mapping, claim: "\(file) \(mapping)", to: shuffled)
        }
        #expect(try Content(shuffled).versions == expected.versions)
        #expect(try Content(shuffled).contacts == expected.contacts)
        for store in [store, once, shuffled] { #expect(try store.audit() == []) }
    }

    /// As the daemon does: the same bytes under the same mapping are a no-op, and a refused file changes nothing.
    private func deliver(
        _ content: SampleFile, _ file: Int, _ mapping: Int, claim: String, to store: Store
    ) throws {
        try store.deliver { transaction in
            let record = Some.delivery(claim, sha256: "file \(file)", mapping: "\(mapping)")
            if try !transaction.previous(sha256: record.sha256).contains(where: { $0.mapping == record.mapping }) {
                try transaction.takeBack(sha256: record.sha256)
                for (response, contact) in content.responses {
                    _ = try transaction.take(
                        response, contact: contact, received: Some.received, contactKept: Some.contactKept)
                }
                for checkOff in content.checkOffs { _ = try transaction.take(checkOff) }
                if content.isRefused { try transaction.discardRows() }
            }
            try transaction.record(record)
        }
    }
}

/// What one file gives under one mapping: few identities and versions, so that they meet often.
private struct SampleFile {
    var responses: [(Response, Contact?)] = []
    var checkOffs: [CheckOff] = []
    var isRefused: Bool

    init(_ random: inout Random) {
        isRefused = Int.random(in: 0..<6, using: &random) == 0
        for _ in 0..<Int.random(in: 0..<8, using: &random) {
            let version = Some.version(
                updated: [nil, 1, 2].randomElement(using: &random) ?? nil,
                submitted: Int64.random(in: 1...2, using: &random), digest: UInt8.random(in: 1...2, using: &random))
            let response = Some.response(
                UInt8.random(in: 1...4, using: &random), version: version,
                comment: "\(version.updated?.milliseconds ?? 0) \(version.submitted.milliseconds) \(version.digest[0])")
            let name = ["Ada", "Ben", nil].randomElement(using: &random) ?? nil
            responses.append((response, name.map { Contact(name: $0) }))
        }
        for _ in 0..<Int.random(in: 0..<3, using: &random) {
            checkOffs.append(
                CheckOff(
                    location: "0042", date: Day(number: Int.random(in: 1...2, using: &random)), action: "second-till",
                    state: CheckOff.State.allCases.randomElement(using: &random) ?? .done))
        }
    }
}

/// All that is stored, with the files that gave it instead of the ids of their ledger rows.
private struct Content {
    var versions: [String]
    var contacts: Set<String>
    var checkOffs: [CheckOff]

    init(_ store: Store) throws {
        (versions, contacts) = try store.read { db in
            (
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT hex(identity) || quote(updated) || ' ' || submitted || hex(coalesce(digest, identity)) || kept || comment
                            || hex(ratings) || (
                                SELECT group_concat(sha256, ',') FROM (
                                    SELECT DISTINCT sha256 FROM delivery WHERE id = response.delivery OR id IN (
                                        SELECT delivery FROM repeated WHERE response = response.id
                                    ) ORDER BY sha256
                                ))
                        FROM response ORDER BY 1
                        """),
                Set(
                    try String.fetchAll(
                        db,
                        sql: """
                            SELECT hex(identity) || contact.name || sha256
                            FROM contact JOIN response ON response.id = contact.response
                                JOIN delivery ON delivery.id = contact.delivery
                            """))
            )
        }
        checkOffs = try store.checkOffs(location: "0042", since: Day(number: 0))
    }
}

/// xorshift64*: the same sequence on every machine.
struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
