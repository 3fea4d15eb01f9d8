import Domain

/// Answers counted and summed by cell and question, in whole numbers: what is added and taken off again leaves no trace.
///
/// A cell is a non-negative key of its user's; a column is a question.
struct AnswerCells: Equatable, Sendable {
    let columns: Int
    /// Ascending; a cell without any answer is not among them.
    private(set) var keys: [Int64] = []
    /// By cell and column: how many answered.
    private(set) var counts: [Int32] = []
    /// Of their values.
    private(set) var sums: [Int64] = []

    init(columns: Int) { self.columns = columns }

    /// Adds or takes off a row of marks.
    ///
    /// - Parameters:
    ///   - marks: thousandths, `AnswerTable.none` where not given; at least `columns` of them.
    ///   - sign: 1 or −1.
    ///   - value: what is summed of a mark.
    @inline(__always)
    mutating func count(
        _ marks: ArraySlice<Int32>, in key: Int64, sign: Int32,
        value: (_ column: Int, _ mark: Int64) -> Int64 = { _, mark in mark }
    ) {
        let start = place(of: key) * columns
        let first = marks.startIndex
        for column in 0..<columns {
            let mark = marks[first + column]
            if mark == AnswerTable.none { continue }
            counts[start + column] &+= sign
            sums[start + column] &+= value(column, Int64(mark)) &* Int64(sign)
        }
    }

    /// Where the cell stands, made where there was none.
    private mutating func place(of key: Int64) -> Int {
        let place = keys.partition(where: { $0 < key })
        if place < keys.count, keys[place] == key { return place }
        keys.insert(key, at: place)
        counts.insert(contentsOf: repeatElement(0, count: columns), at: place * columns)
        sums.insert(contentsOf: repeatElement(0, count: columns), at: place * columns)
        return place
    }

    /// Sums by column.
    var totals: [Int64] {
        var totals = [Int64](repeating: 0, count: columns)
        for (place, sum) in sums.enumerated() { totals[place % columns] &+= sum }
        return totals
    }

    /// Every answer's value becomes so much less.
    mutating func lower(by value: Int64) {
        for place in counts.indices { sums[place] &-= value &* Int64(counts[place]) }
    }

    /// Forgets the cells below a key.
    mutating func remove(below key: Int64) {
        let place = keys.partition(where: { $0 < key })
        keys.removeFirst(place)
        counts.removeFirst(place * columns)
        sums.removeFirst(place * columns)
    }

    /// Forgets cells that nothing is counted in any more.
    mutating func removeEmpty() {
        let filled = keys.indices.filter { place in
            counts[place * columns..<(place + 1) * columns].contains { $0 != 0 }
        }
        if filled.count == keys.count { return }
        let places = filled.flatMap { $0 * columns..<($0 + 1) * columns }
        (keys, counts, sums) = (filled.map { keys[$0] }, places.map { counts[$0] }, places.map { sums[$0] })
    }

    /// The same with other keys; cells of one key become one.
    func renamed(_ key: (Int64) -> Int64) -> AnswerCells {
        var renamed = AnswerCells(columns: columns)
        for (key, place) in keys.indices.map({ (key(keys[$0]), $0) }).sorted(by: { $0 < $1 }) {
            if renamed.keys.last != key {
                renamed.keys.append(key)
                renamed.counts += counts[place * columns..<(place + 1) * columns]
                renamed.sums += sums[place * columns..<(place + 1) * columns]
                continue
            }
            let start = renamed.counts.count - columns
            for column in 0..<columns {
                renamed.counts[start + column] &+= counts[place * columns + column]
                renamed.sums[start + column] &+= sums[place * columns + column]
            }
        }
        return renamed
    }
}

extension AnswerCells {
    func write(to writer: inout ByteWriter) {
        writer.put(keys.count)
        var last: Int64 = 0
        for key in keys {
            writer.put(key - last)
            last = key
        }
        for place in counts.indices {
            writer.put(counts[place])
            if counts[place] == 0 { continue }
            writer.put(sums[place])
        }
    }

    init(columns: Int, from reader: inout ByteReader) throws(ByteReader.Damage) {
        self.init(columns: columns)
        var last: Int64 = 0
        for _ in 0..<(try reader.count()) {
            let step: Int64 = try reader.integer()
            let (key, overflow) = last.addingReportingOverflow(step)
            guard !overflow, key >= 0, step > 0 || keys.isEmpty else { throw ByteReader.Damage() }
            keys.append(key)
            last = key
        }
        counts.reserveCapacity(keys.count * columns)
        sums.reserveCapacity(keys.count * columns)
        for _ in 0..<keys.count * columns {
            let count: Int32 = try reader.integer()
            guard count >= 0 else { throw ByteReader.Damage() }
            counts.append(count)
            sums.append(count == 0 ? 0 : try reader.integer())
        }
    }
}

extension Array {
    /// The first place whose element does not fulfil what all before it do.
    func partition(where isBefore: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
