import Domain
import Statistics

/// The window's answers of a whole chain, adjusted for weekday and channel: what levels, spreads and times of the week
/// are judged from. In points of each question's scale; column 0 is the outcome. For levels, recent answers count more
/// (`RecentLevel`).
struct AdjustedSums {
    /// Per location, as given.
    private(set) var plain: [GroupSummary] = []
    /// Per location, adjusted.
    private(set) var summaries: [GroupSummary] = []
    let spreads: GroupSpreads
    let cells: DayPartCells

    init(_ chain: [LocationSums], _ model: ChainModel, brand: Brand) {
        let columns = 1 + brand.drivers.count
        let parts = brand.dayparts.count
        // From squares of marks to squares of points.
        let points = AnswerCounter.units(brand).map { Double($0) * Double($0) / 1_000_000 }
        var cells = DayPartCells(locations: chain.count, drivers: columns - 1, parts: parts)
        var counts: [Int] = []
        var squares: [Double] = []
        for (location, sums) in chain.enumerated() {
            let effects = WindowEffects(sums, model, columns: columns)
            var total = Total(columns: columns)
            let window = effects.merged(sums.window)
            for (place, key) in window.keys.enumerated() {
                let cell = LocationSums.cell(of: key)
                let effect = effects.place(weekday: cell / (parts + 1), key)
                for column in 0..<columns {
                    let count = window.counts[place * columns + column]
                    if count == 0 { continue }
                    let plain = Double(window.sums[place * columns + column]) / 1_000
                    let offset = effects.values[effect + column]
                    let adjusted = plain - Double(count) * offset
                    total.counts[column] += Int(count)
                    total.sums[column] += adjusted
                    total.squares[column] -= offset * (plain + adjusted)
                    if column > 0 { cells.add(location, column - 1, cell, count: count, sum: adjusted) }
                }
            }
            let coCounts = sums.coCounts
            let recent = effects.levels(sums, total)
            let marks = sums.squares.totals
            plain.append(
                GroupSummary(
                    counts: total.counts, means: total.means(window.totals.map { Double($0) / 1_000 }),
                    coCounts: coCounts))
            let means = total.means(total.sums)
            summaries.append(
                GroupSummary(
                    counts: total.counts, means: recent.map(\.mean),
                    coCounts: coCounts.scaled(by: recent.map { $0.inflation.squareRoot() })))
            counts += total.counts
            squares += (0..<columns).map { column in
                let all = Double(marks[column]) * points[column] + total.squares[column]
                let around = all - total.sums[column] * means[column]
                // What rounding leaves of answers that are all alike is no spread.
                return around <= 1e-12 * all ? 0 : around
            }
        }
        self.cells = cells
        spreads = GroupSpreads(columns: columns, counts: counts, squares: squares, kurtosis: model.kurtosis)
    }

    fileprivate struct Total {
        var counts: [Int]
        /// Adjusted.
        var sums: [Double]
        /// What adjusting adds to the squares.
        var squares: [Double]

        init(columns: Int) {
            counts = [Int](repeating: 0, count: columns)
            sums = [Double](repeating: 0, count: columns)
            squares = sums
        }

        func means(_ sums: [Double]) -> [Double] {
            zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : 0 }
        }
    }
}

/// What weekday and channel add to the answers of one location, looked up once for all its cells.
private struct WindowEffects {
    private let columns: Int
    /// By channel of the location's keys: its place among those that the model knows, 0 for none.
    private let known: [Int]
    private let knownCount: Int
    let values: [Double]

    init(_ sums: LocationSums, _ model: ChainModel, columns: Int) {
        var known = [0]
        var effects: [[Double]] = []
        for channel in sums.channels {
            if let effect = model.channels[channel] { effects.append(effect) }
            known.append(model.channels[channel] == nil ? 0 : effects.count)
        }
        self.columns = columns
        self.known = known
        knownCount = effects.count
        values = model.weekdays.flatMap { weekday in
            weekday + effects.flatMap { zip(weekday, $0).map(+) }
        }
    }

    /// Where levels stand by the window's answers, by column.
    func levels(_ sums: LocationSums, _ total: AdjustedSums.Total) -> [RecentLevel] {
        let recent = sums.recent
        // What weekday and channel have added to marks times their weights.
        var added = [Double](repeating: 0, count: columns)
        let cells = merged(recent.weights)
        for (place, key) in cells.keys.enumerated() {
            let effect = self.place(weekday: LocationSums.cell(of: key), key)
            for column in 0..<columns {
                added[column] += Double(cells.sums[place * columns + column]) * values[effect + column]
            }
        }
        let weights = recent.weights.totals
        let days = sums.windows.to - sums.windows.from + 1
        return (0..<columns).map { column in
            RecentLevel(
                count: total.counts[column], weights: Double(weights[column]), squares: Double(recent.squares[column]),
                sum: total.sums[column], weighted: Double(recent.weighted[column]) / 1_000 - added[column], days: days)
        }
    }

    /// Where the columns' effects start.
    func place(weekday: Int, _ key: Int64) -> Int {
        (weekday * (knownCount + 1) + known[LocationSums.channel(of: key)]) * columns
    }

    /// The cells of channels without an effect as one: free text mapped as a channel moves nothing, not even by rounding.
    func merged(_ cells: AnswerCells) -> AnswerCells {
        if knownCount == known.count - 1 { return cells }
        return cells.renamed { key in
            known[LocationSums.channel(of: key)] == 0 ? LocationSums.key(LocationSums.cell(of: key), 0) : key
        }
    }
}

extension LocationSums {
    fileprivate var coCounts: Matrix {
        var matrix = Matrix(rows: window.columns, columns: window.columns)
        var place = 0
        for row in 0..<window.columns {
            for column in 0...row {
                matrix[row, column] = Double(pairs[place])
                matrix[column, row] = Double(pairs[place])
                place += 1
            }
        }
        return matrix
    }

    /// Of the window, by column.
    var answers: [Int] { (0..<window.columns).map { Int(pairs[$0 * ($0 + 3) / 2]) } }

    /// Responses of the window that have the outcome or a driver.
    package var responses: Int { rows(windows.from..<windows.to + 1) }

    /// The same of the window before.
    var responsesBefore: Int { rows(windows.beforeFrom..<windows.from) }

    private func rows(_ days: Range<Int>) -> Int {
        sources.reduce(0) { $0 + $1.days(days).reduce(0) { $0 + Int($1.answers) } }
    }

    /// Plain mean of the outcome in the window before.
    var outcomeBefore: Double? {
        let days = sources.flatMap { $0.days(windows.beforeFrom..<windows.from) }
        let count = days.reduce(0) { $0 + Int($1.outcomes) }
        return count == 0 ? nil : Double(days.reduce(0) { $0 &+ $1.outcomeSum }) / 1_000 / Double(count)
    }

    /// Responses of the last days whose outcome makes an advocate.
    func advocates(since day: Day) -> Int {
        sources.reduce(0) {
            $0 + $1.days(day.number..<max(day.number, windows.to + 1)).reduce(0) { $0 + Int($1.advocates) }
        }
    }

    /// Adjusted answers in a column since the open focus began; nil where they are not counted from that day.
    func answers(since began: Day, column: Int, _ model: ChainModel) -> SampleMean? {
        guard let since, since.began == began.number else { return nil }
        return mean(of: since.cells, since.cells.keys.indices, column, model) { Self.cell(of: $0) }
    }

    /// Adjusted answers in a column from a day on and before another, of a location that keeps its history.
    func answers(from first: Day, before end: Day, column: Int, _ model: ChainModel) -> SampleMean {
        guard let history else { return SampleMean(count: 0, mean: 0) }
        return mean(of: history, places(from: first, before: end), column, model) {
            Day(number: Self.day(of: $0)).weekdayIndex
        }
    }

    /// Where the location stood in a column by the adjusted answers of the days before one, recent ones counting more.
    func level(before end: Day, days: Int, column: Int, _ model: ChainModel) -> SampleMean {
        guard let history else { return SampleMean(count: 0, mean: 0) }
        let first = end.advanced(by: -days)
        var (count, weights, squares, sum, weighted) = (0, 0.0, 0.0, 0.0, 0.0)
        for place in places(from: first, before: end) {
            let day = mean(of: history, place..<place + 1, column, model) { Day(number: Self.day(of: $0)).weekdayIndex }
            if day.count == 0 { continue }
            let weight = Double(Self.day(of: history.keys[place]) - first.number + 1)
            let answers = Double(day.count)
            count += day.count
            weights += answers * weight
            squares += answers * weight * weight
            sum += answers * day.mean
            weighted += answers * day.mean * weight
        }
        let level = RecentLevel(
            count: count, weights: weights, squares: squares, sum: sum, weighted: weighted, days: days)
        return SampleMean(count: Int((Double(count) / level.inflation).rounded(.up)), mean: level.mean)
    }

    private func mean(
        of cells: AnswerCells, _ places: Range<Int>, _ column: Int, _ model: ChainModel, weekday: (Int64) -> Int
    ) -> SampleMean {
        let effects = [0] + channels.map { model.channels[$0]?[column] ?? 0 }
        var (count, sum) = (0, 0.0)
        for place in places {
            let answers = Int(cells.counts[place * cells.columns + column])
            if answers == 0 { continue }
            let key = cells.keys[place]
            let effect = model.weekdays[weekday(key)][column] + effects[Self.channel(of: key)]
            count += answers
            sum += Double(cells.sums[place * cells.columns + column]) / 1_000 - Double(answers) * effect
        }
        return SampleMean(count: count, mean: count == 0 ? 0 : sum / Double(count))
    }
}
