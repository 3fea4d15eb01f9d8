import Domain

extension LocationSums {
    /// Another layout has another number, so that sums stored in an older one are counted anew.
    private static let layout = 1

    /// The same bytes for the same answers, however they came and went.
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        let used = Set((window.keys + (since?.cells.keys ?? []) + (history?.keys ?? [])).compactMap(channel(of:)))
        let names = used.sorted()
        var sorted = [Int](repeating: 0, count: channels.count + 1)
        for (place, name) in names.enumerated() { sorted[placesOfChannels[name, default: -1] + 1] = place + 1 }
        let places = { (key: Int64) in Self.key(Self.cell(of: key), sorted[Self.channel(of: key)]) }
        for number in [
            Self.layout, window.columns, confirmations.count, parts, span.beforeFrom, span.from, span.to,
            isAhead ? 1 : 0, names.count,
        ] { writer.put(number) }
        for name in names { writer.put(name) }
        window.renamed(places).write(to: &writer)
        squares.renamed(places).write(to: &writer)
        for pair in pairs { writer.put(pair) }
        for confirmed in confirmations {
            writer.put(confirmed.yes)
            writer.put(confirmed.answers)
        }
        let heard = sources.filter { !$0.days.isEmpty || !$0.clusters.isEmpty }.sorted { $0.source < $1.source }
        writer.put(heard.count)
        for source in heard { source.write(to: &writer) }
        writer.put(since == nil ? 0 : 1)
        if let since {
            writer.put(since.began)
            since.cells.renamed(places).write(to: &writer)
        }
        writer.put(history == nil ? 0 : 1)
        history?.renamed(places).write(to: &writer)
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
        let days: [Int] = try reader.integers(4)
        guard days[0] <= days[1], days[1] <= days[2], days[2].subtractingReportingOverflow(days[0]).overflow == false
        else { throw ByteReader.Damage() }
        var channels: [Identifier] = []
        for _ in 0..<(try reader.count()) { channels.append(try reader.identifier()) }
        let window = try AnswerCells(columns: counter.ratings, from: &reader)
        let squares = try AnswerCells(columns: counter.ratings, from: &reader)
        let pairs: [Int32] = try reader.integers(counter.ratings * (counter.ratings + 1) / 2)
        var confirmations: [Confirmations] = []
        for _ in 0..<counter.behaviours {
            confirmations.append(Confirmations(yes: try reader.integer(), answers: try reader.integer()))
        }
        var sources: [SourceSums] = []
        for _ in 0..<(try reader.count()) { sources.append(try SourceSums(from: &reader)) }
        var since: (Int, AnswerCells)?
        if try reader.integer() == 1 {
            since = (try reader.integer(), try AnswerCells(columns: counter.ratings, from: &reader))
        }
        let history = try reader.integer() == 1 ? try AnswerCells(columns: counter.ratings, from: &reader) : nil
        self.init(
            span: Span(beforeFrom: days[0], from: days[1], to: days[2]), channels: channels, window: window,
            squares: squares, pairs: pairs, confirmations: confirmations, sources: sources, since: since,
            history: history,
            isAhead: days[3] == 1, parts: counter.parts)
        let keys = window.keys + squares.keys + (since?.1.keys ?? []) + (history?.keys ?? [])
        let known = Int64(channels.count)
        guard keys.allSatisfy({ $0 & (1 << Self.channelBits - 1) <= known }),
            window.keys.allSatisfy({ Self.cell(of: $0) < 7 * (counter.parts + 1) }),
            (squares.keys + (since?.1.keys ?? [])).allSatisfy({ Self.cell(of: $0) < 7 })
        else { throw ByteReader.Damage() }
    }
}
