import Domain
import Configuration

/// Which names of a file's columns (a header's cells, an object's keys) fill which slots.
struct ColumnNames: Sendable {
    /// A slot that a column may fill; of several columns for one slot the one of the lowest rank does.
    struct Place: Sendable {
        let slot: Int
        let rank: Int
    }

    /// By slot: the names that a file's column may have for it, byte for byte, the best first; empty where none can
    /// fill it.
    private let candidates: [[String]]
    /// The slots whose names a source's `columns` gives.
    let mapped: [Int]
    private var table = ByteTable()
    private var places: [[Place]] = []

    /// - Parameters:
    ///   - keys: canonical keys, by slot. Where keys occur twice the first counts.
    ///   - columns: canonical key → the file's own name. A name that is given to one key no longer stands for the key
    ///     of that name.
    ///   - untold: by slot, the names that hold without a source. There may be more slots than keys.
    init(keys: [String], columns: [String: String] = [:], untold: [[String]] = []) {
        let taken = Set(columns.values.map { [UInt8]($0.utf8) })
        candidates = (0..<max(keys.count, untold.count)).map { slot in
            let others = slot < untold.count ? untold[slot] : []
            guard slot < keys.count else { return others }
            if let column = columns[keys[slot]] { return [column] }
            let isFree = !taken.contains([UInt8](keys[slot].utf8)) && keys.firstIndex(of: keys[slot]) == slot
            return isFree ? others + [keys[slot]] : others
        }
        mapped = keys.indices.filter { columns[keys[$0]] != nil }
        for (slot, names) in candidates.enumerated() {
            for (rank, name) in names.enumerated() {
                let number = table.insert([UInt8](name.utf8)[...].trimmed)
                if number == places.count { places.append([]) }
                places[number].append(Place(slot: slot, rank: rank))
            }
        }
    }

    /// By slot: the name that a file's column should have; nil where no column can fill it.
    var names: [String?] { candidates.map(\.first) }

    /// The number of slots.
    var count: Int { candidates.count }

    /// What a column of that name may fill; empty: nothing knows it.
    func places(named name: ArraySlice<UInt8>) -> [Place] {
        table.number(of: name.trimmed).map { places[$0] } ?? []
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
            warnings.append("columns that are there twice, of which the first counts: \(repeated.listed(most: 20))")
        }
        if !unknown.isEmpty { warnings.append("columns that are not stored: \(unknown.listed(most: 20))") }
        return warnings
    }

    private static func add(_ name: ArraySlice<UInt8>, to table: inout ByteTable, _ names: inout [String]) {
        // Of a key of a megabyte its beginning names it well enough.
        let name = name.trimmed.prefix(longest)
        guard names.count < most, table.number(of: name) == nil else { return }
        _ = table.insert(name)
        names.append(name.isEmpty ? "(no name)" : name.repairedText.inertForDisplay)
    }
}
