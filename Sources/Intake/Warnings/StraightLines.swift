import Domain

/// Rows whose drivers all have the same mark. Nothing but the best mark is what delighted customers give, and counts
/// neither way.
struct StraightLines {
    private static let fewestDrivers = 3

    private let low: [Int64]
    private let range: [Int64]
    private var rows = 0
    private var straight = 0

    init(scales: [Scale]) {
        low = scales.map { Int64($0.low.thousandths) }
        range = scales.map { Int64($0.high.thousandths) - Int64($0.low.thousandths) }
    }

    mutating func note(_ drivers: [Rating?]) {
        var first: Int?
        var answered = 0
        var isStraight = true
        for driver in drivers.indices {
            guard let rating = drivers[driver] else { continue }
            answered += 1
            guard let first, let other = drivers[first] else {
                first = driver
                continue
            }
            // The same share of both ranges.
            let left = (Int64(rating.thousandths) - low[driver]).multipliedFullWidth(by: range[first])
            let right = (Int64(other.thousandths) - low[first]).multipliedFullWidth(by: range[driver])
            if left != right {
                isStraight = false
                if answered >= Self.fewestDrivers { break }
            }
        }
        guard answered >= Self.fewestDrivers, let first, let mark = drivers[first] else { return }
        if isStraight, Int64(mark.thousandths) == low[first] + range[first] { return }
        rows += 1
        if isStraight { straight += 1 }
    }

    var sentences: [String] {
        guard rows >= AnswerWarnings.fewest, straight * 2 > rows else { return [] }
        return [
            "in \(straight) of \(rows) rows all drivers have the same mark (rows with nothing but the best are not "
                + "counted): customers may not have looked at each; check the form, and that the drivers' columns are "
                + "different questions"
        ]
    }
}
