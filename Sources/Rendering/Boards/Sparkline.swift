import Domain

/// Some values over time as a small line.
enum Sparkline {
    private static let (width, height, margin) = (160.0, 32.0, 3.0)

    /// Nothing where a line needs more points.
    ///
    /// - Parameter label: says the same in words.
    static func draw(_ values: [(date: Day, value: Double)], label: String, into html: inout Markup) {
        guard let first = values.first, let last = values.last, first.date < last.date,
            let least = values.map(\.value).min(), let most = values.map(\.value).max()
        else { return }
        let days = Double(last.date.number - first.date.number)
        let span = max(most - least, 1e-9)
        let points = values.map { point -> String in
            let x = margin + (width - 2 * margin) * Double(point.date.number - first.date.number) / days
            let y = height - margin - (height - 2 * margin) * (point.value - least) / span
            return "\(JSON.number((x * 10).rounded() / 10).line),\(JSON.number((y * 10).rounded() / 10).line)"
        }
        html.add("<svg class=\"spark\" viewBox=\"0 0 160 32\" role=\"img\" aria-label=\"")
        html.text(label)
        html.add("\"><polyline points=\"")
        html.text(points.joined(separator: " "))
        html.add("\"/></svg>")
    }
}
