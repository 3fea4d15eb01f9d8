import Domain
import LocalTime

/// All that planning knows of the answers of one location, in whole numbers: counts, thousandths of points and their
/// squares. What is added and taken off again leaves no trace, so that a day's work is what changed on that day.
///
/// Days are those of the visit in the location's own calendar.
package struct LocationSums: Equatable, Sendable {
    /// The days counted: the window before and the window.
    struct Span: Equatable, Sendable {
        var beforeFrom: Int
        var from: Int
        var to: Int

        func contains(_ day: Int) -> Bool { beforeFrom <= day && day <= to }
    }

    private(set) var span: Span
    /// Channels by the places that keys name.
    private(set) var channels: [Identifier] = []
    private(set) var placesOfChannels: [Identifier: Int] = [:]
    /// The window by weekday, part of the day and channel; the outcome is column 0.
    private(set) var window: AnswerCells
    /// The window by weekday and channel: squares of marks in `AnswerCounter.units`.
    private(set) var squares: AnswerCells
    /// Rows of the window that answer both of two columns: a lower triangle with its diagonal.
    private(set) var pairs: [Int32]
    /// By behaviour, in the window.
    private(set) var confirmations: [Confirmations]
    private(set) var sources: [SourceSums] = []
    /// The first day of the open focus, and the answers from it on by weekday and channel.
    private(set) var since: (began: Int, cells: AnswerCells)?
    /// By day and channel, where movements of other locations are judged by this one's.
    private(set) var history: AnswerCells?
    /// Whether answers of later days than the window's are known of: they are read when their day comes into it.
    var isAhead = false

    let parts: Int

    init(_ counter: AnswerCounter, _ day: PlanDay, since began: Day?, keepsHistory: Bool) {
        span = Span(day)
        parts = counter.parts
        window = AnswerCells(columns: counter.ratings)
        squares = window
        pairs = [Int32](repeating: 0, count: counter.ratings * (counter.ratings + 1) / 2)
        confirmations = [Confirmations](repeating: Confirmations(), count: counter.behaviours)
        since = began.map { ($0.number, AnswerCells(columns: counter.ratings)) }
        history = keepsHistory ? AnswerCells(columns: counter.ratings) : nil
    }

    init(
        span: Span, channels: [Identifier], window: AnswerCells, squares: AnswerCells, pairs: [Int32],
        confirmations: [Confirmations],
        sources: [SourceSums], since: (began: Int, cells: AnswerCells)?, history: AnswerCells?, isAhead: Bool,
        parts: Int
    ) {
        self.span = span
        self.channels = channels
        placesOfChannels = Dictionary(
            channels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.window = window
        self.squares = squares
        self.pairs = pairs
        self.confirmations = confirmations
        self.sources = sources
        self.since = since
        self.history = history
        self.isAhead = isAhead
        self.parts = parts
    }

    package static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }

    // MARK: Counting

    /// Takes in rows of a day.
    ///
    /// - Parameter all: all rows of the day there are, to see which came close together.
    mutating func add(
        _ table: AnswerTable, _ rows: [Int], on day: Day, all: (table: AnswerTable, rows: [Int]),
        _ counter: AnswerCounter
    ) {
        guard day.number <= span.to else {
            isAhead = true
            return
        }
        if day.number >= span.beforeFrom {
            addDay(table, rows, day, counter)
            addClusters(all.table, all.rows, day, counter)
        }
        if day.number >= span.from { count(table, rows, day, counter, sign: 1) }
        guard let began = since?.began, began <= day.number else { return }
        for row in rows where table.rates(row) {
            let channel = channel(table.channels[row])
            since?.cells.count(table.ratings(row), in: Self.key(day.weekdayIndex, channel), sign: 1)
        }
    }

    /// Takes the rows of a day off the window; the window before knows the day already.
    mutating func leave(_ table: AnswerTable, _ rows: [Int], on day: Day, _ counter: AnswerCounter) {
        count(table, rows, day, counter, sign: -1)
    }

    /// Whether any answers of the day are counted.
    func knows(_ day: Day) -> Bool { sources.contains { !$0.days(day.number..<day.number + 1).isEmpty } }

    /// The window moves; what is known day by day goes where it is before both windows.
    mutating func move(to day: PlanDay, began: Day?, keepsHistory: Bool) {
        span = Span(day)
        for place in sources.indices { sources[place].remove(before: span.beforeFrom) }
        history?.remove(below: Self.key(Self.dayKey(span.beforeFrom), 0))
        if !keepsHistory { history = nil }
        if began?.number != since?.began {
            since = began.map { ($0.number, AnswerCells(columns: window.columns)) }
        }
    }

    private mutating func addDay(_ table: AnswerTable, _ rows: [Int], _ day: Day, _ counter: AnswerCounter) {
        for row in rows where table.rates(row) {
            let marks = table.ratings(row)
            let outcome = marks[marks.startIndex]
            let place = place(of: table.sources[row])
            sources[place].count(
                counter.marks.read(marks, table.behaviours(row)), on: day.number,
                isAdvocate: counter.isAdvocate(outcome), outcome: outcome == AnswerTable.none ? nil : outcome)
            if history != nil {
                let key = Self.key(Self.dayKey(day.number), channel(table.channels[row]))
                history?.count(marks, in: key, sign: 1)
            }
        }
    }

    private mutating func addClusters(
        _ table: AnswerTable, _ rows: [Int], _ day: Day, _ counter: AnswerCounter
    ) {
        guard rows.count >= QualityThresholds.clusterAtLeast else { return }
        for place in sources.indices {
            let moments = rows.filter { table.sources[$0] == sources[place].source && table.rates($0) }.map { row in
                let reading = counter.marks.read(table.ratings(row), table.behaviours(row))
                return AnswerMoment(
                    seconds: table.submitted[row].seconds, pattern: reading.pattern, isTop: reading.isTop)
            }
            sources[place].replace(AnswerClusters(moments, zone: counter.zone), on: day.number)
        }
    }

    private mutating func count(
        _ table: AnswerTable, _ rows: [Int], _ day: Day, _ counter: AnswerCounter, sign: Int32
    ) {
        let startOfDay = counter.zone.startOfDay(day)
        for row in rows {
            for (behaviour, confirmed) in table.behaviours(row).enumerated() where confirmed != AnswerTable.none {
                confirmations[behaviour].answers += Int(sign)
                if confirmed != 0 { confirmations[behaviour].yes += Int(sign) }
            }
            guard table.rates(row) else { continue }
            let marks = table.ratings(row)
            let part = counter.part(of: table.at[row], startOfDay: startOfDay)
            let cell = day.weekdayIndex * (parts + 1) + (part < 0 ? parts : part)
            let channel = channel(table.channels[row])
            window.count(marks, in: Self.key(cell, channel), sign: sign)
            squares.count(marks, in: Self.key(day.weekdayIndex, channel), sign: sign) { column, mark in
                (mark / counter.units[column]) * (mark / counter.units[column])
            }
            let first = marks.startIndex
            var place = 0
            for column in 0..<window.columns {
                if marks[first + column] == AnswerTable.none {
                    place += column + 1
                    continue
                }
                for other in 0...column {
                    pairs[place] &+= marks[first + other] == AnswerTable.none ? 0 : sign
                    place += 1
                }
            }
        }
    }

    private mutating func place(of source: Identifier) -> Int {
        if let place = sources.firstIndex(where: { $0.source == source }) { return place }
        sources.append(SourceSums(source))
        return sources.count - 1
    }

    /// 0 for none.
    private mutating func channel(_ name: Identifier?) -> Int {
        guard let name else { return 0 }
        if let place = placesOfChannels[name] { return place + 1 }
        placesOfChannels[name] = channels.count
        channels.append(name)
        return channels.count
    }

    // MARK: Keys

    static let channelBits: Int64 = 24

    static func key(_ cell: Int, _ channel: Int) -> Int64 { Int64(cell) << channelBits | Int64(channel) }

    /// Days before 1970 have no smaller keys than these.
    private static func dayKey(_ day: Int) -> Int { day + 1_000_000_000 }

    static func cell(of key: Int64) -> Int { Int(key >> channelBits) }

    static func day(of key: Int64) -> Int { Int(key >> channelBits) - 1_000_000_000 }

    /// 0 for none, else one more than the place in `channels`.
    static func channel(of key: Int64) -> Int { Int(key & (1 << channelBits - 1)) }

    func channel(of key: Int64) -> Identifier? {
        let place = Self.channel(of: key)
        return place == 0 ? nil : channels[place - 1]
    }

    func weekday(of key: Int64) -> Int { Self.cell(of: key) / (parts + 1) }

    /// nil for visits outside all parts.
    func part(of key: Int64) -> Int? {
        let part = Self.cell(of: key) % (parts + 1)
        return part == parts ? nil : part
    }

    /// Where the days from one on and before another stand in `history`.
    func places(from first: Day, before end: Day) -> Range<Int> {
        guard let keys = history?.keys else { return 0..<0 }
        let low = keys.partition { Self.day(of: $0) < first.number }
        return low..<max(low, keys.partition { Self.day(of: $0) < end.number })
    }
}

extension LocationSums.Span {
    init(_ day: PlanDay) {
        self.init(beforeFrom: day.beforeFrom.number, from: day.from.number, to: day.to.number)
    }
}

extension Day {
    /// 0 for Monday.
    var weekdayIndex: Int { weekday.rawValue - 1 }
}

extension AnswerTable {
    func ratings(_ row: Int) -> ArraySlice<Int32> { marks[row * width..<row * width + ratings] }

    func behaviours(_ row: Int) -> ArraySlice<Int32> { marks[row * width + ratings..<(row + 1) * width] }
}
