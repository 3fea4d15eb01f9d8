import Domain
import Statistics

extension LocationSums {
    /// What customers gave in each of the last weeks, oldest first; a week without answers stands among the others, one
    /// before the first answers does not.
    ///
    /// - Parameter deviation: how far the location's marks lie apart, in points; without it nothing tells how far a
    ///   week's mean can be off.
    func weeks(column: Int, deviation: Double?, on scale: Scale) -> [Plan.Week] {
        let answered = weeks.keys.indices.filter { weeks.counts[$0 * weeks.columns + column] > 0 }
        guard let first = answered.first.map({ Self.day(of: weeks.keys[$0]) }) else { return [] }
        let last = Day(number: windows.to).monday.number
        let ends = Normal.quantile(0.9)
        return stride(from: first, through: last, by: 7).map { monday in
            let from = Day(number: monday)
            guard let place = answered.first(where: { Self.day(of: weeks.keys[$0]) == monday }) else {
                return Plan.Week(from: from, answers: 0)
            }
            let count = Int(weeks.counts[place * weeks.columns + column])
            let mean = Double(weeks.sums[place * weeks.columns + column]) / 1_000 / Double(count)
            let half = deviation.map { ends * $0 / Double(count).squareRoot() }
            return Plan.Week(
                from: from, answers: count, mean: mean, low: half.map { max(scale.low.points, mean - $0) },
                high: half.map { min(scale.high.points, mean + $0) })
        }
    }
}
