import Domain

/// What a library's actions are worth, driver by driver, with a forest plot.
struct LibraryText {
    /// Columns of the plot: as many to each side of the middle.
    private static let half = 8
    /// The plot reaches so far at least, in points, so that small differences look small.
    private static let leastReach = 0.2

    let library: LibraryRecord
    let glyphs: Glyphs

    var text: String {
        let heading =
            "As of \(Inert.text(library.date)). Effects are in points of the driver, with the range that holds the "
            + "truth 19 times in 20.\n"
        return heading + library.drivers.map { "\n" + section($0) }.joined()
    }

    private func section(_ driver: LibraryRecord.Driver) -> String {
        var lines = "\(Inert.text(driver.label))\n"
        if driver.unanswered { lines += "The library has no action that helps here.\n" }
        if let next = driver.next { lines += "To learn most, try next: \(Inert.text(next))\n" }
        return driver.actions.isEmpty ? lines : lines + table(driver)
    }

    private func table(_ driver: LibraryRecord.Driver) -> String {
        var table = Table(
            [Table.Column(title: "action")]
                + ["given", "now", "own", "done", "rating", "effect", "range"].map {
                    Table.Column(title: $0, isNumber: true)
                } + [
                    Table.Column(title: plotHeading), Table.Column(title: "does it help?"),
                    Table.Column(title: driver.actions.contains { $0.author != nil } ? "idea of" : ""),
                ])
        let known = driver.actions.filter { $0.stores > 0 }
        let reach = known.map { max(abs($0.low), abs($0.high)) }.reduce(Self.leastReach, max)
        for action in driver.actions {
            let isKnown = action.stores > 0
            table.add([
                action.action, String(action.given), String(action.open), String(action.own), String(action.done),
                action.rating.map { Figure.fixed($0, 1) } ?? glyphs.none,
                isKnown ? signed(action.effect) : glyphs.none,
                isKnown ? "\(signed(action.low)) to \(signed(action.high))" : glyphs.none,
                isKnown ? plot(action, reach: reach) : "", action.words, action.author ?? "",
            ])
        }
        return table.text
    }

    private var plotHeading: String {
        let side = Self.half - "worse".count
        return "worse" + String(repeating: " ", count: side) + "|"
            + String(repeating: " ", count: Self.half - "better".count)
            + "better"
    }

    private func signed(_ value: Double) -> String {
        let text = Figure.fixed(abs(value), 2)
        return (text == "0.00" ? "" : value < 0 ? "-" : "+") + text
    }

    /// A line for the range, a dot for the effect, a stroke for the middle.
    private func plot(_ action: LibraryRecord.Action, reach: Double) -> String {
        func column(_ value: Double) -> Int {
            let share = max(-1, min(1, value / reach))
            return Self.half + Int((share * Double(Self.half)).rounded())
        }
        let line = glyphs.isPlain ? "-" : "─"
        let empty = glyphs.isPlain ? "." : "·"
        var cells = [String](repeating: empty, count: 2 * Self.half + 1)
        for place in column(action.low)...max(column(action.low), column(action.high)) { cells[place] = line }
        cells[Self.half] = cells[Self.half] == empty ? "|" : glyphs.isPlain ? "+" : "┼"
        cells[column(action.effect)] = glyphs.isPlain ? "o" : "●"
        return cells.joined()
    }
}
