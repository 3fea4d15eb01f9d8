/// Reads the records of a JSON file one after the other and finds the slots that their values fill.
struct JSONObjectReader {
    /// Names that are remembered to tell the sender what the file has.
    private static let most = 100

    /// The tool whose records these are; nil: nobody's that is known.
    var document: (any DocumentLayout)?
    private(set) var tape = JSONTape()
    /// Slots that some record filled, or held null for.
    private var seen: Set<Int> = []
    private(set) var seenNames: [String] = []
    private var seenTable = ByteTable()

    var isObject: Bool { tape.nodes.first?.kind == .object }

    /// Whether there was any record in the file.
    private(set) var hasSeenAny = false

    mutating func parse(_ frame: ArraySlice<UInt8>, nesting: Int) throws(JSONError) {
        try JSONParser.parse(frame, onto: &tape, nesting: nesting)
    }

    /// Whether the record has more values than that.
    func hasMore(than most: Int) -> Bool {
        guard tape.nodes.count > most else { return false }
        var count = 0
        forEachValue { _ in count += 1 }
        return count > most
    }

    /// Whether the record has a value for that slot.
    func names(_ columns: ColumnNames, _ slot: Int) -> Bool {
        var found = false
        forEachValue { member in
            found = found || Self.places(of: member, columns).contains { $0.slot == slot }
        }
        return found
    }

    func hasSeen(_ slot: Int) -> Bool { seen.contains(slot) }

    /// The record's values by slot. Of values with the same name the first counts.
    mutating func cells(line: Int, _ columns: ColumnNames, _ report: inout ColumnReport) -> JSONCells {
        var ranges = [Range<Int>](repeating: 0..<0, count: columns.count)
        var ranks = [Int](repeating: .max, count: columns.count)
        var nested: [Int] = []
        var names: [ArraySlice<UInt8>] = []
        hasSeenAny = true
        forEachValue { member in
            let places = Self.places(of: member, columns)
            if places.isEmpty, member.isParent { return }
            if places.isEmpty { report.addUnknown(member.name) }
            if seenNames.count + names.count < Self.most { names.append(member.name.prefix(ColumnReport.longest)) }
            for place in places {
                let slot = place.slot
                if place.rank == ranks[slot] { report.addRepeated(member.name) }
                guard place.rank < ranks[slot] else { continue }
                ranks[slot] = place.rank
                if !nested.isEmpty { nested.removeAll { $0 == slot } }
                switch member.value.kind {
                case .null: ranges[slot] = 0..<0
                case .object, .array:
                    nested.append(slot)
                    ranges[slot] = 0..<0
                case .true, .false, .number, .string: ranges[slot] = member.value.range
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

    private static func places(of member: JSONMember, _ columns: ColumnNames) -> [ColumnNames.Place] {
        let places = columns.places(named: member.name)
        guard let other = member.otherName else { return places }
        return places + columns.places(named: other)
    }

    /// Calls the body with each value of the record and its name.
    func forEachValue(_ body: (JSONMember) -> Void) {
        if let document { document.forEachValue(of: tape, body) } else { tape.forEachValue(body) }
    }
}
