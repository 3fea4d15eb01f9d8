import GRDB

extension IdentityIndex {
    /// How many runs of a level there may be.
    private static let most = 8
    /// How many are merged at once, each of which is held open.
    private static let mostMerged = 64
    /// Merging so many pairs is done by whoever adds some; more would keep a file waiting that gives a single one.
    private static let fewPairs = 100_000
    /// A piece of so many pairs takes a fraction of a second.
    static let pairsInPiece = 250_000

    /// Adds pairs whose starts are in order.
    mutating func add(_ pairs: some Sequence<Pair>) throws {
        var writer = try RunWriter(db, id: freeID())
        var starts: [UInt64] = []
        for pair in pairs {
            try writer.append(pair)
            starts.append(pair.start)
        }
        if writer.count == 0 { return }
        try writer.finish()
        let isNew = writer.count >= Self.fewestFiltered
        if isNew { for start in starts { added.insert(start) } }
        let run = Run(id: writer.id, pairs: writer.count, isNew: isNew)
        try write(run)
        runs.append(run)
        while let tooMany, tooMany.reduce(0, { $0 + $1.pairs }) <= Self.fewPairs {
            try merge(into: begin(merging: tooMany), atMost: .max)
        }
    }

    /// Whether `mergePiece` has something to do.
    var isMergeDue: Bool { runs.contains { $0.target != nil } || tooMany != nil }

    /// Goes on merging what was left to be merged.
    mutating func mergePiece(atMost limit: Int = pairsInPiece) throws {
        if let target = runs.lazy.compactMap(\.target).min() {
            try merge(into: target, atMost: limit)
        } else if let tooMany {
            try merge(into: begin(merging: tooMany), atMost: limit)
        }
    }

    /// Runs of the lowest level that has more of them than it should; nil where none has.
    private var tooMany: ArraySlice<Run>? {
        let targets = Set(runs.compactMap(\.target))
        let idle = runs.filter { $0.target == nil && !targets.contains($0.id) }
        return Dictionary(grouping: idle, by: \.level).filter { $0.value.count >= Self.most }
            .min { $0.key < $1.key }?.value.prefix(Self.mostMerged)
    }

    /// - Returns: the run that takes their pairs over.
    private mutating func begin(merging merged: ArraySlice<Run>) -> Int64 {
        let (target, ids) = (freeID(), Set(merged.map(\.id)))
        for place in runs.indices where ids.contains(runs[place].id) { runs[place].target = target }
        runs.append(Run(id: target, pairs: 0, isNew: merged.allSatisfy(\.isNew)))
        return target
    }

    /// Moves the first pairs of the runs that are merged into one to that one, some `limit` of them.
    private mutating func merge(into target: Int64, atMost limit: Int) throws {
        let merged = runs.indices.filter { runs[$0].target == target }
        var readers = try merged.map { try RunReader(db, id: runs[$0].id) }
        var writer = try RunWriter(db, id: target)
        while let first = readers.indices.min(by: { Self.isBefore(readers[$0].head, readers[$1].head) }),
            let pair = readers[first].head, writer.count < limit || writer.isBound(pair)
        {
            try writer.append(pair)
            try readers[first].advance()
        }
        try writer.finish()
        for (place, reader) in zip(merged, readers) {
            try reader.removeRead()
            runs[place].pairs -= reader.count
        }
        for place in runs.indices where runs[place].id == target { runs[place].pairs += writer.count }
        for run in runs where run.target == target || run.id == target { try write(run) }
        runs.removeAll { $0.pairs == 0 }
    }

    private func freeID() -> Int64 {
        let used = Set(runs.map(\.id))
        return (1...Int64(used.count) + 1).first { !used.contains($0) } ?? 1
    }

    private func write(_ run: Run) throws {
        if run.pairs == 0 {
            try db.run("DELETE FROM identity_run WHERE id = ?", [run.id])
        } else {
            try db.run(
                "INSERT OR REPLACE INTO identity_run (id, pairs, target) VALUES (?, ?, ?)",
                [run.id, run.pairs, run.target])
        }
    }

    private static func isBefore(_ left: Pair?, _ right: Pair?) -> Bool {
        guard let left else { return false }
        return right.map { left < $0 } ?? true
    }
}

extension Store {
    /// Merges some of the runs in which identities are found, where there are many: a fraction of a second's work, to be
    /// done while nothing waits. The more there are, the longer every file takes.
    ///
    /// - Returns: whether there is more to merge.
    package func mergeIdentities() throws(StoreError) -> Bool {
        guard try read({ try IdentityIndex($0).isMergeDue }) else { return false }
        return try write { db in
            var index = try IdentityIndex(db)
            try index.mergePiece()
            return index.isMergeDue
        }
    }
}
