/// Reads the objects of a JSON file one after the other and finds the slots that their members fill.
struct JSONObjectReader {
    /// Names that are remembered to tell the sender what the file has.
    private static let most = 100

    private(set) var tape = JSONTape()
    /// Slots that some object filled, or held null for.
    private var seen: Set<Int> = []
    private(set) var seenNames: [String] = []
    private var seenTable = ByteTable()

    var isObject: Bool { tape.nodes.first?.kind == .object }

    /// Whether there was any object in the file.
    private(set) var hasSeenAny = false

    mutating func parse(_ frame: ArraySlice<UInt8>, nesting: Int) throws(JSONError) {
        try JSONParser.parse(frame, onto: &tape, nesting: nesting)
    }

    var memberCount: Int {
        var count = 0
        forEachMember { _, _ in count += 1 }
        return count
    }

    /// Whether the object has a member for that slot.
    func names(_ columns: ColumnNames, _ slot: Int) -> Bool {
        var found = false
        forEachMember { name, _ in found = found || columns.places(named: name).contains { $0.slot == slot } }
        return found
    }

    func hasSeen(_ slot: Int) -> Bool { seen.contains(slot) }

    /// The object's values by slot. Of members with the same name the first counts.
    mutating func cells(line: Int, _ columns: ColumnNames, _ report: inout ColumnReport) -> JSONCells {
        var ranges = [Range<Int>](repeating: 0..<0, count: columns.count)
        var ranks = [Int](repeating: .max, count: columns.count)
        var nested: [Int] = []
        var names: [ArraySlice<UInt8>] = []
        hasSeenAny = true
        forEachMember { name, value in
            let places = columns.places(named: name)
            if places.isEmpty { report.addUnknown(name) }
            if seenNames.count + names.count < Self.most { names.append(name.prefix(ColumnReport.longest)) }
            for (slot, rank) in places.map({ ($0.slot, $0.rank) }) {
                if rank == ranks[slot] { report.addRepeated(name) }
                guard rank < ranks[slot] else { continue }
                ranks[slot] = rank
                nested.removeAll { $0 == slot }
                switch value.kind {
                case .null: ranges[slot] = 0..<0
                case .object, .array:
                    nested.append(slot)
                    ranges[slot] = 0..<0
                case .true, .false, .number, .string: ranges[slot] = value.range
                }
            }
        }
        for slot in ranks.indices where ranks[slot] != .max { seen.insert(slot) }
        for name in names where seenTable.number(of: name) == nil {
            _ = seenTable.insert(name)
            seenNames.append(name.repairedText)
        }
        return JSONCells(line: line, text: tape.text, ranges: ranges, nested: nested)
    }

    /// The members of the object, in its order.
    private func forEachMember(_ body: (ArraySlice<UInt8>, JSONTape.Node) -> Void) {
        guard isObject else { return }
        var node = 1
        while node + 1 < tape.nodes.count {
            let value = tape.nodes[node + 1]
            body(tape.bytes(tape.nodes[node]), value)
            node = value.next
        }
    }
}
