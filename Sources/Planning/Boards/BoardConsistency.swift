import Domain

extension Board.Consistency {
    /// How alike visits are on a board.
    ///
    /// Between stores: the standard deviation of true levels, by the law of total variance Var θ = Var E[θ | answers] +
    /// E Var[θ | answers]. Shrunken levels alone lie too close together, plain means too far apart.
    ///
    /// Within stores: the root mean square of the stores' own deviations.
    init(_ rows: [BoardRow]) {
        let marks = rows.compactMap(\.outcome)
        let spreads = rows.compactMap(\.spread)
        var between: Double?
        if marks.count > 1 {
            let count = Double(marks.count)
            let mean = marks.reduce(0) { $0 + $1.standing } / count
            let ofLevels = marks.reduce(0) { $0 + ($1.standing - mean) * ($1.standing - mean) } / count
            let unknown = marks.reduce(0) { $0 + $1.deviation * $1.deviation } / count
            between = (ofLevels + unknown).squareRoot()
        }
        let within =
            spreads.isEmpty ? nil : (spreads.reduce(0) { $0 + $1 * $1 } / Double(spreads.count)).squareRoot()
        self.init(between: between, within: within)
    }
}
