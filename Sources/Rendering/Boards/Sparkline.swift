import Domain

/// Some values over time as a small line.
enum Sparkline {
    private static let (width, height, margin) = (160.0, 32.0, 3.0)

    /// Nothing where a line needs more points. What it says must stand beside it in words.
    ///
    /// - Parameter least: the difference that fills the height at least, so that a line which hardly moves looks so.
    static func draw(_ values: [(date: Day, value: Double)], least height: Double, into html: inout Markup) {
        guard let first = values.first, let last = values.last, first.date < last.date,
            let lowest = values.map(\.value).min(), let highest = values.map(\.value).max()
        else { return }
        let days = Double(last.date.number - first.date.number)
        let span = max(highest - lowest, height, 1e-9)
        let middle = (highest + lowest) / 2
        let points = values.map { point -> String in
            let x = margin + (width - 2 * margin) * Double(point.date.number - first.date.number) / days
            let y = Self.height / 2 - (Self.height - 2 * margin) * (point.value - middle) / span
            return "\(JSON.number((x * 10).rounded() / 10).line),\(JSON.number((y * 10).rounded() / 10).line)"
        }
        html.add("<svg class=\"spark\" viewBox=\"0 0 160 32\" aria-hidden=\"true\"><polyline points=\"")
        html.text(points.joined(separator: " "))
        html.add("\"/></svg>")
    }
}
