/// Where the lines and dots of `WeeksPicture` are drawn, in units of a picture that is 320 wide and 92 high.
struct WeeksChart {
    static let width = 320.0
    static let height = 92.0
    private static let (left, right) = (8.0, 282.0)
    private static let (top, bottom) = (10.0, 66.0)

    let path: String
    let target: String
    /// Uncertainty, a vertical line for each week that has one.
    let bars: [String]
    let dots: [(x: String, y: String)]
    /// The height at which the last mark is written.
    let lastLabel: String

    init(_ picture: WeeksPicture) {
        let x = { (share: Double) in Self.number(Self.left + share * (Self.right - Self.left)) }
        let y = { (share: Double) in Self.number(Self.top + share * (Self.bottom - Self.top)) }
        dots = picture.weeks.map { (x($0.x), y($0.y)) }
        path = dots.enumerated().map { ($0.offset == 0 ? "M" : "L") + "\($0.element.x) \($0.element.y)" }.joined()
        target = y(picture.target)
        bars = picture.weeks.compactMap { week in
            guard let low = week.low, let high = week.high else { return nil }
            return "M\(x(week.x)) \(y(low))V\(y(high))"
        }
        lastLabel = y(picture.weeks.last?.y ?? 0)
    }

    private static func number(_ value: Double) -> String {
        Figures.fixed(value.isFinite ? min(max(value, 0), width) : 0, places: 1, ".")
    }
}

/// Where the boxes of the last days are drawn: squares of 22 with as much air as a letter needs.
enum BoxRow {
    private static let step = 32

    static func left(_ place: Int) -> Int { place * step + 3 }
    static func middle(_ place: Int) -> Int { left(place) + 11 }
    static func width(_ boxes: Int) -> Int { boxes * step }
}
