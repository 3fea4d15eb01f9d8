package import Domain
import Foundation
import GRDB

/// What became of one row of a file.
package enum Taken: Equatable, Sendable {
    /// The first version of its identity, the first word on its action.
    case accepted
    /// Greater than the version kept until then; it is kept instead.
    case updated
    /// Nothing that is kept changed.
    case duplicate
    /// It was erased at a person's request, and stays so.
    case erased
}

extension DeliveryTransaction {
    /// Takes responses in, as if one after the other. Of an identity the greatest version is kept, whatever the order of
    /// arrival; the others are remembered, for the case that it is taken back. How a file is cut into batches makes no
    /// difference; large ones are quicker, because everything is looked up and written in the order in which it is stored.
    ///
    /// A contact is stored while its version is the kept one. A greater version without contact removes that of the version
    /// before it.
    ///
    /// - Parameters:
    ///   - received: when this delivery was received.
    ///   - contactKept: how long after its version was first received `purge` removes a contact.
    /// - Returns: what became of each response, in the order of the batch.
    package mutating func take(_ batch: ResponseBatch, received: Instant, contactKept: Span) throws -> [Taken] {
        try openSavepoint()
        let all = batch.rows.enumerated()
            .map { IdentityIndex.Pair(start: $1.identity.high, id: Int64($0)) }.sorted().map { Int($0.id) }
        let erased = try ErasedIdentities(db).rows(of: batch, all)
        let order = erased.isEmpty ? all : all.filter { !erased.contains($0) }
        let stored = try storedVersions(of: batch, order)
        var verdicts = BatchVerdicts(batch.count, delivery: id, isStaged: staging != nil)
        for row in erased { verdicts.leaveOut(row) }
        var (from, pair) = (0, 0)
        while from < order.count {
            let start = batch.rows[order[from]].identity.high
            var end = from + 1
            while end < order.count, batch.rows[order[end]].identity.high == start { end += 1 }
            var same: [StoredVersion] = []
            while pair < stored.count, stored[pair].identity.high <= start {
                if stored[pair].identity.high == start { same.append(stored[pair]) }
                pair += 1
            }
            if end == from + 1, same.isEmpty {
                verdicts.accept(order[from], hasContact: batch.contacts[order[from]] != nil)
            } else {
                verdicts.judge(order[from..<end], of: batch, stored: same)
                if staging != nil, same.contains(where: { $0.delivery != id }) {
                    try contest(order[from..<end].filter(verdicts.isWritten).map { batch.rows[$0].identity })
                }
            }
            from = end
        }
        let ids = try insert(batch, verdicts, order)
        try carryOut(
            verdicts.effectsInOrder, batch, ids,
            ContactWriter(db, delivery: id, digests: digests, received: received, kept: contactKept))
        return verdicts.taken
    }

    /// The stored versions that matter to a batch (and perhaps others whose identities begin alike), in the order of
    /// identities.
    private func storedVersions(of batch: ResponseBatch, _ order: [Int]) throws -> [StoredVersion] {
        var starts: [UInt64] = []
        starts.reserveCapacity(order.count)
        for row in order where batch.rows[row].identity.high != starts.last {
            starts.append(batch.rows[row].identity.high)
        }
        // Besides the one that is kept only those that the batch gives again matter: of one identity there may be very many.
        lazy var digests = Set(batch.rows.map(\.digest))
        var versions: [StoredVersion] = []
        var contested: Set<DigestKey> = []
        try eachStored(starts) { version in
            if version.delivery == hidden {
                contested.insert(version.identity)
            } else if version.isKept || digests.contains(version.digest) {
                versions.append(version)
            }
        }
        try contest(contested.sorted())
        return versions.sorted { ($0.identity, $0.id) < ($1.identity, $1.id) }
    }

    /// The stored versions of identities that begin so, in the order in which they lie there.
    ///
    /// - Parameter starts: in order, each once.
    func eachStored(_ starts: [UInt64], _ body: (StoredVersion) throws -> Void) throws {
        let pairs = try identities.pairs(starts)
        guard !pairs.isEmpty else { return }
        let row = try RawStatement(
            db, "SELECT delivery, kept, identity, digest, updated, submitted FROM response WHERE id = ?")
        for id in Set(pairs.map(\.id)).sorted() {
            row.bind(1, id)
            defer { row.reset() }
            if try row.step() { try body(StoredVersion(id: id, row)) }
        }
    }

    /// Writes the rows that are new, by location and time, and how they are found.
    /// - Returns: the id of each row that was written; 0 for the others.
    private mutating func insert(
        _ batch: ResponseBatch, _ verdicts: BatchVerdicts, _ identityOrder: [Int]
    ) throws -> [Int64] {
        let places = try names.places(batch.places.names)
        let labels = try names.labels(batch.labels.names)
        var writer = try ResponseWriter(
            db, delivery: id, isVisible: staging == nil, places: places, labels: labels)
        let order = batch.storedOrder(of: verdicts.written, places: places)
        try writer.write(order, of: batch, verdicts, from: nextResponse)
        var ids = [Int64](repeating: 0, count: batch.count)
        for row in order {
            ids[row] = nextResponse
            nextResponse += 1
        }
        try identities.add(
            identityOrder.lazy.filter { ids[$0] != 0 }
                .map { IdentityIndex.Pair(start: batch.rows[$0].identity.high, id: ids[$0]) })
        return ids
    }

    private func carryOut(
        _ effects: [BatchVerdicts.Effect], _ batch: ResponseBatch, _ ids: [Int64], _ contacts: ContactWriter
    ) throws {
        var contacts = contacts
        func id(_ version: BatchVerdicts.Version) -> Int64 {
            switch version {
            case .stored(let stored): stored.id
            case .row(let row): ids[row]
            }
        }
        for effect in effects {
            switch effect.what {
            case .supersede(.stored(let stored)) where staging != nil && stored.delivery != self.id:
                // It is settled when this is visible.
                continue
            case .supersede(let version):
                try db.run("DELETE FROM contact WHERE response = ?", [id(version)])
                guard case .stored(let stored) = version else { continue }
                try db.run("UPDATE response SET kept = 0 WHERE id = ?", [stored.id])
            case .remember(let stored):
                try db.run("INSERT OR IGNORE INTO repeated (response, delivery) VALUES (?, ?)", [stored.id, self.id])
            case .reach(let version, let again, let isKept):
                guard let contact = batch.contacts[effect.row] else { continue }
                try contacts.write(contact, of: id(version), again: again, isKept: isKept)
            }
        }
        try contacts.finish()
    }
}
