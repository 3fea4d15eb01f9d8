import Domain
import LocalTime
import Statistics

/// All that planning knows of the answers of one location, in whole numbers: counts, thousandths of points and their
/// squares. What is added and taken off again leaves no trace, so that a day's work is what changed on that day.
///
/// Days are those of the visit in the location's own calendar.
package struct LocationSums: Equatable, Sendable {
    /// The days counted: the window before and the window.
    struct Windows: Equatable, Sendable {
        var beforeFrom: Int
        var from: Int
        var to: Int
    }

    /// The answers since the open focus began.
    struct Since: Equatable, Sendable {
        let began: Int
        /// By weekday and channel.
        var cells: AnswerCells
        /// By behaviour.
        var confirmations: [Confirmations]

        init(_ began: Int, columns: Int, behaviours: Int) {
            self.init(
                began: began, cells: AnswerCells(columns: columns),
                confirmations: [Confirmations](repeating: Confirmations(), count: behaviours))
        }

        init(began: Int, cells: AnswerCells, confirmations: [Confirmations]) {
            self.began = began
            self.cells = cells
            self.confirmations = confirmations
        }
    }

    private(set) var windows: Windows
    /// Channels by the places that keys name.
    private(set) var channels: [Identifier] = []
    private var placesOfChannels: [Identifier: Int] = [:]
    /// The window by weekday, part of the day and channel; the outcome is column 0.
    private(set) var window: AnswerCells
    /// The window by weekday and channel: squares of marks in `AnswerCounter.units`.
    private(set) var squares: AnswerCells
    private(set) var recent: RecentSums
    /// Rows of the window that answer both of two columns: a lower triangle with its diagonal.
    private(set) var pairs: [Int32]
    /// By behaviour, in the window.
    private(set) var confirmations: [Confirmations]
    private(set) var sources: [SourceSums] = []
    private var placesOfSources: [Identifier: Int] = [:]
    private(set) var since: Since?
    /// The last weeks, Monday to Sunday, each by its Monday.
    private(set) var weeks: AnswerCells
    /// By day and channel, where movements of other locations are judged by this one's.
    private(set) var history: AnswerCells?
    /// Whether answers of later days than the window's are known of: they are read when their day comes into it.
    var isAhead = false

    let parts: Int

    /// The present one included.
    static let weeksKept = 8

    init(_ counter: AnswerCounter, _ day: PlanDay, since began: Day?, keepsHistory: Bool) {
        windows = Windows(day)
        parts = counter.parts
        window = AnswerCells(columns: counter.ratings)
        squares = window
        recent = RecentSums(columns: counter.ratings)
        pairs = [Int32](repeating: 0, count: counter.ratings * (counter.ratings + 1) / 2)
        confirmations = [Confirmations](repeating: Confirmations(), count: counter.behaviours)
        since = began.map { Since($0.number, columns: counter.ratings, behaviours: counter.behaviours) }
        history = keepsHistory ? AnswerCells(columns: counter.ratings) : nil
        weeks = AnswerCells(columns: counter.ratings)
    }

    init(
        windows: Windows, channels: [Identifier], window: AnswerCells, squares: AnswerCells, recent: RecentSums,
        pairs: [Int32], confirmations: [Confirmations], sources: [SourceSums], since: Since?, weeks: AnswerCells,
        history: AnswerCells?, isAhead: Bool, parts: Int
    ) {
        self.windows = windows
        self.channels = channels
        placesOfChannels = Self.places(of: channels)
        self.window = window
        self.squares = squares
        self.recent = recent
        self.pairs = pairs
        self.confirmations = confirmations
        self.sources = sources
        placesOfSources = Self.places(of: sources.map(\.source))
        self.since = since
        self.weeks = weeks
        self.history = history
        self.isAhead = isAhead
        self.parts = parts
    }

    package static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }

    private static func places(of names: [Identifier]) -> [Identifier: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The one form that sums of the same answers have, however these came and went: channels and sources in the order of
    /// their names, none that nothing is counted of. Floating-point sums over its cells are then the same, too.
    var canonical: LocationSums {
        var canonical = self
        canonical.sources = sources.filter { !$0.days.isEmpty }.sorted { $0.source < $1.source }
        canonical.placesOfSources = Self.places(of: canonical.sources.map(\.source))
        canonical.window.removeEmpty()
        canonical.squares.removeEmpty()
        canonical.recent.removeEmpty()
        canonical.since?.cells.removeEmpty()
        canonical.history?.removeEmpty()
        canonical.weeks.removeEmpty()
        let keys = [canonical.window, canonical.squares, canonical.since?.cells, canonical.history]
            .compactMap { $0?.keys }.joined()
        let names = Set(keys.compactMap(channel(of:))).sorted()
        if names == channels { return canonical }
        canonical.channels = names
        canonical.placesOfChannels = Self.places(of: names)
        let places = [0] + channels.map { (canonical.placesOfChannels[$0] ?? -1) + 1 }
        let renamed = { (key: Int64) in Self.key(Self.cell(of: key), places[Self.channel(of: key)]) }
        canonical.window = canonical.window.renamed(renamed)
        canonical.squares = canonical.squares.renamed(renamed)
        canonical.recent = canonical.recent.renamed(renamed)
        if let since = canonical.since { canonical.since?.cells = since.cells.renamed(renamed) }
        canonical.history = canonical.history.map { $0.renamed(renamed) }
        return canonical
    }

    // MARK: Counting

    /// Takes in rows of a day.
    ///
    /// - Parameter all: all rows of the day there are, to see which came close together.
    mutating func add(
        _ table: AnswerTable, _ rows: [Int], on day: Day, all: (table: AnswerTable, rows: [Int]),
        _ counter: AnswerCounter
    ) {
        guard day.number <= windows.to else {
            isAhead = true
            return
        }
        if day.number >= windows.beforeFrom {
            addDay(table, rows, day, counter)
            addClusters(all.table, all.rows, day, counter)
        }
        if day.number >= windows.from { count(table, rows, day, counter, sign: 1) }
        guard let began = since?.began, began <= day.number else { return }
        for row in rows {
            since?.confirmations.count(table.behaviours(row), sign: 1)
            guard table.rates(row) else { continue }
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
        let next = Windows(day)
        recent.age(by: next.from - windows.from, marks: window.totals)
        windows = next
        for place in sources.indices { sources[place].remove(before: windows.beforeFrom) }
        weeks.remove(below: Self.key(Self.dayKey(windows.firstWeek), 0))
        history?.remove(below: Self.key(Self.dayKey(windows.beforeFrom), 0))
        if !keepsHistory { history = nil }
        if began?.number != since?.began {
            since = began.map { Since($0.number, columns: window.columns, behaviours: confirmations.count) }
        }
    }

    private mutating func addDay(_ table: AnswerTable, _ rows: [Int], _ day: Day, _ counter: AnswerCounter) {
        for row in rows where table.rates(row) {
            let marks = table.ratings(row)
            let outcome = marks[marks.startIndex]
            if day.number >= windows.firstWeek {
                weeks.count(marks, in: Self.key(Self.dayKey(day.monday.number), 0), sign: 1)
            }
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
        for (source, rows) in Dictionary(grouping: rows.filter(table.rates), by: { table.sources[$0] }) {
            let moments = rows.map { row in
                let reading = counter.marks.read(table.ratings(row), table.behaviours(row))
                return AnswerMoment(
                    seconds: table.submitted[row].seconds, pattern: reading.pattern, isTop: reading.isTop)
            }
            sources[place(of: source)].replace(AnswerClusters(moments, zone: counter.zone), on: day.number)
        }
    }

    private mutating func count(
        _ table: AnswerTable, _ rows: [Int], _ day: Day, _ counter: AnswerCounter, sign: Int32
    ) {
        let startOfDay = counter.zone.startOfDay(day)
        for row in rows {
            confirmations.count(table.behaviours(row), sign: Int(sign))
            guard table.rates(row) else { continue }
            let marks = table.ratings(row)
            let part = counter.part(of: table.at[row], on: day, startOfDay: startOfDay)
            let cell = day.weekdayIndex * (parts + 1) + (part < 0 ? parts : part)
            let channel = channel(table.channels[row])
            window.count(marks, in: Self.key(cell, channel), sign: sign)
            squares.count(marks, in: Self.key(day.weekdayIndex, channel), sign: sign) { column, mark in
                mark * mark / (counter.units[column] * counter.units[column])
            }
            recent.count(
                marks, in: Self.key(day.weekdayIndex, channel), weight: day.number - windows.from + 1, sign: sign)
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
        if let place = placesOfSources[source] { return place }
        placesOfSources[source] = sources.count
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

    /// Where the days from one on and before another stand in `history`.
    func places(from first: Day, before end: Day) -> Range<Int> {
        guard let keys = history?.keys else { return 0..<0 }
        let low = keys.partition { Self.day(of: $0) < first.number }
        return low..<max(low, keys.partition { Self.day(of: $0) < end.number })
    }
}

extension [Confirmations] {
    /// - Parameter sign: 1 or −1.
    fileprivate mutating func count(_ said: ArraySlice<Int32>, sign: Int) {
        for (behaviour, confirmed) in said.enumerated() where confirmed != AnswerTable.none {
            self[behaviour].answers += sign
            if confirmed != 0 { self[behaviour].yes += sign }
        }
    }
}

extension LocationSums.Windows {
    init(_ day: PlanDay) {
        self.init(beforeFrom: day.beforeFrom.number, from: day.from.number, to: day.to.number)
    }

    /// The Monday of the first week that is known as one: whole, and no longer ago than a picture of them shows.
    var firstWeek: Int {
        let shown = Day(number: to).monday.number - 7 * (LocationSums.weeksKept - 1)
        return max(shown, Day(number: beforeFrom + 6).monday.number)
    }
}

extension Day {
    /// 0 for Monday.
    var weekdayIndex: Int { weekday.rawValue - 1 }

    /// Of the day's week.
    var monday: Day { advanced(by: -weekdayIndex) }
}

extension AnswerTable {
    func ratings(_ row: Int) -> ArraySlice<Int32> { marks[row * width..<row * width + ratings] }

    func behaviours(_ row: Int) -> ArraySlice<Int32> { marks[row * width + ratings..<(row + 1) * width] }
}
