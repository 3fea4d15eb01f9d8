import Domain

/// What customers gave in the last weeks, each week as a dot on a bar that says how far it may be off, against what is
/// aimed at.
struct WeeksPicture: Equatable, Sendable {
    struct Week: Equatable, Sendable {
        /// Shares of the picture's width from the left and of its height from the top.
        var x: Double
        var y: Double
        var low: Double?
        var high: Double?
    }

    /// With fewer there is nothing to see.
    private static let weeksNeeded = 3
    /// Marks are never drawn so far apart that chance looks like a mountain: the picture shows a quarter of the scale at
    /// least.
    private static let leastShare = 0.25

    /// Those with answers.
    let weeks: [Week]
    let target: Double
    /// `3.4 · 3.5 · – · 3.6`
    let marks: String
    /// For who cannot see it.
    let summary: String
    /// The last week's mark, and the days that the first and the last one begin on.
    let ends: (last: String, from: String, to: String)

    init?(_ weeks: [Plan.Week], target: Double, scale: Scale, words: any Words) {
        let given = weeks.compactMap { week in week.mean.map { (week: week, mean: $0) } }
        guard given.count >= Self.weeksNeeded, let first = given.first, let last = given.last,
            (given.flatMap { [$0.mean, $0.week.low ?? 0, $0.week.high ?? 0] } + [target]).allSatisfy(\.isFinite)
        else { return nil }
        let clamp = { (value: Double) in min(max(value, scale.low.points), scale.high.points) }
        let shown = given.flatMap { [$0.mean, $0.week.low.map(clamp), $0.week.high.map(clamp)].compactMap(\.self) }
        let (low, high) = ((shown + [target]).min() ?? 0, (shown + [target]).max() ?? 1)
        let span = max(high - low, scale.range * Self.leastShare)
        let top = (low + high + span) / 2
        let y = { (value: Double) in (top - clamp(value)) / span }
        let columns = Double(max(1, weeks.count - 1))
        self.weeks = weeks.enumerated().compactMap { place, week in
            week.mean.map { mean in
                Week(x: Double(place) / columns, y: y(mean), low: week.low.map(y), high: week.high.map(y))
            }
        }
        self.target = y(target)
        let text = { (mean: Double) in Figures.rating(mean, in: words) }
        marks = weeks.map { $0.mean.map(text) ?? "–" }.joined(separator: " · ")
        summary = weeks.map { week in
            week.mean.map { words.week(week.from, mark: text($0), answers: week.answers) }
                ?? words.weekWithout(week.from)
        }.joined(separator: "; ")
        ends = (text(last.mean), words.date(first.week.from), words.date(last.week.from))
    }

    static func == (left: Self, right: Self) -> Bool {
        (left.weeks, left.target, left.marks, left.summary) == (right.weeks, right.target, right.marks, right.summary)
    }
}
