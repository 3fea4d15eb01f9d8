import Domain
import Statistics

/// Times of the week at which a location does worse than at others, more so than its peers do then.
///
/// Every cell's mean less the location's own rest, less the same of its peers, is one of many differences of which few
/// are real (`TwoGroupsScreen`). So is every weekday's and every part's: a store that is weak all Sunday shows it in each
/// of Sunday's cells a little. For each such line two accounts compete, that all its cells lie off by one amount, and
/// that each cell goes its own way; a cell is a weak spot if its line is or it is by itself.
struct WeakSpots {
    static let surely = 0.9
    static let shownAtMost = 2
    /// A cell with fewer answers is not judged.
    static let answersNeeded = 8
    /// Differences that the screens learn from.
    private static let learnedFrom = 50_000
    /// With less than so many deviations a difference is nowhere real with a probability of 0.9, unless a third of all
    /// are: the ratio of the two groups' densities is at most e^((z² − 1)/2)/z.
    private static let surprising = 3.0

    private let brand: Brand
    private let differences: CellDifferences
    private let cellScreen: TwoGroupsScreen
    private let lineScreen: TwoGroupsScreen

    /// For a whole chain at once, from adjusted answers.
    init(_ cells: DayPartCells, _ spreads: GroupSpreads, _ peers: PeerGroups, _ brand: Brand) {
        self.brand = brand
        differences = CellDifferences(cells, spreads, peers)
        var single: [TwoGroupsScreen.Item] = []
        var pooled: [TwoGroupsScreen.Item] = []
        let share = Double(Self.learnedFrom) / Double(max(1, differences.pairs.count * cells.cells))
        var generator = SeededGenerator(seed: 1)
        for pair in differences.pairs where generator.uniform() < share {
            let all = differences.of(pair.location, pair.driver)
            single += all.filter { $0.answers >= Self.answersNeeded }.map(\.item)
            pooled += Self.lines(all).map { TwoGroupsScreen.Item(pooling: $0.map { all[$0].item }) }
        }
        cellScreen = TwoGroupsScreen(single)
        lineScreen = TwoGroupsScreen(pooled)
    }

    /// The location's weak spots, the most severe first.
    func at(_ location: Int) -> [Plan.WeakSpot] {
        var found: [(severity: Double, spot: Plan.WeakSpot)] = []
        for driver in brand.drivers.indices {
            let cells = differences.of(location, driver)
            guard Self.areSurprising(cells) else { continue }
            for (cell, judgement) in zip(cells, judgements(cells)) {
                guard cell.answers >= Self.answersNeeded, judgement.probability >= Self.surely,
                    let spot = spot(cell, driver, value: judgement.value)
                else { continue }
                found.append((judgement.value, spot))
            }
        }
        return found.enumerated().sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }
            .prefix(Self.shownAtMost).map(\.element.spot)
    }

    private func spot(_ cell: CellDifferences.Cell, _ driver: Int, value: Double) -> Plan.WeakSpot? {
        let scale = brand.drivers[driver].scale
        let rest = min(max(cell.rest, scale.low.points), scale.high.points)
        let standing = min(max(cell.expected + value * cell.unit, scale.low.points), scale.high.points)
        guard standing < rest, brand.dayparts.indices.contains(cell.part), let day = Weekday(rawValue: cell.day + 1)
        else { return nil }
        return Plan.WeakSpot(
            day: day, part: brand.dayparts[cell.part].name, driver: brand.drivers[driver].key, standing: standing,
            rest: rest, answers: cell.answers)
    }

    /// By cell: the probability that it truly lies below, and by how much.
    private func judgements(_ cells: [CellDifferences.Cell]) -> [(probability: Double, value: Double)] {
        var accounts = cells.map { cell in
            let own = cellScreen.judgement(of: cell.item)
            return [(probability: own.probability, below: own.below, value: own.value)]
        }
        for line in Self.lines(cells) {
            let pooled = TwoGroupsScreen.Item(pooling: line.map { cells[$0].item })
            let apart = line.reduce(0) { $0 + cellScreen.logRatio(cells[$1].item) }
            let probability = lineScreen.probability(of: pooled, against: apart)
            let judgement = lineScreen.judgement(of: pooled)
            for cell in line { accounts[cell].append((probability, judgement.below, judgement.value)) }
        }
        return accounts.map { accounts in
            let sum = accounts.reduce(0) { $0 + $1.probability }
            return (
                1 - accounts.reduce(1) { $0 * (1 - $1.probability * $1.below) },
                sum > 0 ? accounts.reduce(0) { $0 + $1.probability * $1.value } / sum : 0
            )
        }
    }

    /// Whether any cell or line lies far enough below to be looked at: it spares nearly all the work.
    private static func areSurprising(_ cells: [CellDifferences.Cell]) -> Bool {
        var days = [Double](repeating: 0, count: 2 * DayPartCells.weekdays)
        var parts = [Double](repeating: 0, count: 2 * (1 + (cells.map(\.part).max() ?? 0)))
        for cell in cells {
            let precision = 1 / cell.item.variance
            let weighted = cell.item.estimate * precision
            if weighted < -surprising * precision.squareRoot() { return true }
            days[2 * cell.day] += precision
            days[2 * cell.day + 1] += weighted
            parts[2 * cell.part] += precision
            parts[2 * cell.part + 1] += weighted
        }
        return [days, parts].contains { lines in
            stride(from: 0, to: lines.count, by: 2).contains {
                lines[$0 + 1] < -surprising * lines[$0].squareRoot()
            }
        }
    }

    /// Places of cells that share a weekday or a part, where there are at least two.
    private static func lines(_ cells: [CellDifferences.Cell]) -> [[Int]] {
        var days = [[Int]](repeating: [], count: DayPartCells.weekdays)
        var parts = [[Int]](repeating: [], count: 1 + (cells.map(\.part).max() ?? 0))
        for (place, cell) in cells.enumerated() {
            days[cell.day].append(place)
            parts[cell.part].append(place)
        }
        return (days + parts).filter { $0.count > 1 }
    }
}
