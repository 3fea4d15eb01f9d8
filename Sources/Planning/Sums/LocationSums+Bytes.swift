import Domain
import Statistics

extension LocationSums {
    /// Another layout has another number, so that sums stored in an older one are counted anew.
    private static let layout = 5

    /// The same bytes for the same answers, however they came and went.
    package var bytes: [UInt8] { kept.bytes }

    /// The canonical form, and its bytes.
    package var kept: (sums: LocationSums, bytes: [UInt8]) {
        let sums = canonical
        return (sums, sums.written)
    }

    private var written: [UInt8] {
        var writer = ByteWriter()
        for number in [
            Self.layout, window.columns, confirmations.count, parts, windows.beforeFrom, windows.from, windows.to,
            isAhead ? 1 : 0, channels.count,
        ] { writer.put(number) }
        for name in channels { writer.put(name) }
        window.write(to: &writer)
        squares.write(to: &writer)
        recent.write(to: &writer)
        for pair in pairs { writer.put(pair) }
        writer.put(confirmations)
        writer.put(sources.count)
        for source in sources { source.write(to: &writer) }
        weeks.write(to: &writer)
        writer.put(since == nil ? 0 : 1)
        if let since {
            writer.put(since.began)
            since.cells.write(to: &writer)
            writer.put(since.confirmations)
        }
        writer.put(history == nil ? 0 : 1)
        history?.write(to: &writer)
        return writer.bytes
    }

    /// nil where the bytes are none that `bytes` gave for sums of that shape.
    package init?(_ bytes: [UInt8], _ counter: AnswerCounter) {
        var reader = ByteReader(bytes)
        do {
            try self.init(from: &reader, counter)
            guard reader.isAtEnd else { return nil }
        } catch { return nil }
    }

    private init(from reader: inout ByteReader, _ counter: AnswerCounter) throws(ByteReader.Damage) {
        let head: [Int] = try reader.integers(4)
        guard head == [Self.layout, counter.ratings, counter.behaviours, counter.parts] else {
            throw ByteReader.Damage()
        }
        let windows = Windows(beforeFrom: try reader.day(), from: try reader.day(), to: try reader.day())
        guard windows.beforeFrom <= windows.from, windows.from <= windows.to else { throw ByteReader.Damage() }
        let isAhead: Int = try reader.integer()
        var channels: [Identifier] = []
        for _ in 0..<(try reader.count()) { channels.append(try reader.identifier()) }
        let window = try AnswerCells(columns: counter.ratings, from: &reader)
        let squares = try AnswerCells(columns: counter.ratings, from: &reader)
        let recent = try RecentSums(columns: counter.ratings, from: &reader)
        let pairs: [Int32] = try reader.integers(counter.ratings * (counter.ratings + 1) / 2)
        guard pairs.allSatisfy({ $0 >= 0 }) else { throw ByteReader.Damage() }
        let confirmations = try reader.confirmations(counter.behaviours)
        var sources: [SourceSums] = []
        for _ in 0..<(try reader.count()) { sources.append(try SourceSums(from: &reader)) }
        let weeks = try AnswerCells(columns: counter.ratings, from: &reader)
        var since: Since?
        if try reader.integer() == 1 {
            since = Since(
                began: try reader.day(), cells: try AnswerCells(columns: counter.ratings, from: &reader),
                confirmations: try reader.confirmations(counter.behaviours))
        }
        let history = try reader.integer() == 1 ? try AnswerCells(columns: counter.ratings, from: &reader) : nil
        self.init(
            windows: windows, channels: channels, window: window, squares: squares, recent: recent, pairs: pairs,
            confirmations: confirmations, sources: sources, since: since, weeks: weeks,
            history: history, isAhead: isAhead == 1, parts: counter.parts)
        let keys =
            window.keys + squares.keys + recent.weights.keys + (since?.cells.keys ?? []) + (history?.keys ?? [])
            + weeks.keys
        let known = Int64(channels.count)
        guard keys.allSatisfy({ $0 & (1 << Self.channelBits - 1) <= known }),
            window.keys.allSatisfy({ Self.cell(of: $0) < 7 * (counter.parts + 1) }),
            (squares.keys + recent.weights.keys + (since?.cells.keys ?? [])).allSatisfy({ Self.cell(of: $0) < 7 })
        else { throw ByteReader.Damage() }
    }
}

extension ByteWriter {
    fileprivate mutating func put(_ confirmations: [Confirmations]) {
        for confirmed in confirmations {
            put(confirmed.yes)
            put(confirmed.answers)
        }
    }
}

extension ByteReader {
    fileprivate mutating func confirmations(_ count: Int) throws(Damage) -> [Confirmations] {
        var confirmations: [Confirmations] = []
        for _ in 0..<count {
            let (yes, answers) = (try tally(), try tally())
            guard yes <= answers else { throw Damage() }
            confirmations.append(Confirmations(yes: yes, answers: answers))
        }
        return confirmations
    }
}
