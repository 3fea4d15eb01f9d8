import Configuration

/// Which names of a file's columns (a header's cells, an object's keys) fill which slots.
struct ColumnNames: Sendable {
    /// By slot: the name that a file's column must have, byte for byte; nil where no column can fill it.
    let names: [String?]
    /// The slots whose names a source's `columns` gives.
    let mapped: [Int]
    private var table = ByteTable()
    private var slots: [[Int]] = []

    /// - Parameters:
    ///   - keys: canonical keys, by slot. Where keys occur twice the first counts.
    ///   - columns: canonical key → the file's own name. A name that is given to one key no longer stands for the key
    ///     of that name.
    init(keys: [String], columns: [String: String] = [:]) {
        let taken = Set(columns.values.map { [UInt8]($0.utf8) })
        names = keys.map { key in columns[key] ?? (taken.contains([UInt8](key.utf8)) ? nil : key) }
        mapped = keys.indices.filter { columns[keys[$0]] != nil }
        for (slot, name) in names.enumerated() {
            guard let name, keys.firstIndex(of: keys[slot]) == slot else { continue }
            let number = table.insert([UInt8](name.utf8)[...].trimmed)
            if number == slots.count { slots.append([]) }
            slots[number].append(slot)
        }
    }

    /// The slots that a column of that name fills; empty: nothing knows it.
    func slots(named name: ArraySlice<UInt8>) -> [Int] {
        table.number(of: name.trimmed).map { slots[$0] } ?? []
    }
}

/// What a file's columns turned out to be, for its warnings.
struct ColumnReport {
    /// Names that fill nothing, in the order of the file; of a file with very many the first.
    private(set) var unknown: [String] = []
    /// Names that were there twice.
    private(set) var repeated: [String] = []
    private var unknownNames = ByteTable()
    private var repeatedNames = ByteTable()
    /// What is kept of each list: a file of a million different keys must not fill the memory.
    private static let most = 1_000
    static let longest = 256

    mutating func addUnknown(_ name: ArraySlice<UInt8>) {
        Self.add(name, to: &unknownNames, &unknown)
    }

    mutating func addRepeated(_ name: ArraySlice<UInt8>) {
        Self.add(name, to: &repeatedNames, &repeated)
    }

    var warnings: [String] {
        var warnings: [String] = []
        if !repeated.isEmpty {
            warnings.append("columns that are there twice, of which the first counts: \(list(repeated))")
        }
        if !unknown.isEmpty { warnings.append("columns that are not stored: \(list(unknown))") }
        return warnings
    }

    private func list(_ names: [String]) -> String { IntakeError.list(names, most: 20) }

    private static func add(_ name: ArraySlice<UInt8>, to table: inout ByteTable, _ names: inout [String]) {
        // Of a key of a megabyte its beginning names it well enough.
        let name = name.trimmed.prefix(longest)
        guard names.count < most, table.number(of: name) == nil else { return }
        _ = table.insert(name)
        names.append(name.isEmpty ? "(no name)" : name.repairedText.inertForDisplay)
    }
}
