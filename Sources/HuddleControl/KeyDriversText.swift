import Domain
import Statistics

/// Key drivers for people: a table with bars, and below it in sentences what its numbers cannot say.
struct KeyDriversText {
    let result: KeyDrivers
    let glyphs: Glyphs
    /// Of the terminal; nil where there is none, and no bars are drawn.
    let columns: Int?

    private static let longestBar = 50
    private static let shortestBar = 4

    var text: String {
        let variance = "of the variance of \(Inert.text(result.outcome))"
        let head = "\(Self.rows(result.count)); the drivers explain \(Figure.percent(result.r2)) \(variance)"
        return ([head, "", table] + problems + order).joined(separator: "\n") + "\n"
    }

    // MARK: The table

    /// The most important first; those that never vary last.
    private var table: String {
        let plain = rows(withBars: false)
        guard let columns else { return plain.text }
        let width = plain.text.split(separator: "\n").map(\.count).max() ?? 0
        let longest = min(Self.longestBar, columns - width - 2)
        let table = rows(withBars: result.hasEnoughRows && longest >= Self.shortestBar, longest: longest)
        return glyphs.isPlain ? table.text : table.text(within: columns)
    }

    private func rows(withBars: Bool, longest: Int = 0) -> Table {
        var table = Table(
            [Table.Column(title: "driver")]
                + ["place", "importance", "share", "slope \(glyphs.plusMinus) error"]
                .map { Table.Column(title: $0, isNumber: true) }
                + (withBars ? [Table.Column(title: "")] : []))
        let ranking = result.ranking
        let greatest = ranking.first.map { result.drivers[$0].importance } ?? 0
        for (place, range) in zip(ranking, result.ranges) {
            let driver = result.drivers[place]
            let part = greatest > 0 ? driver.importance / greatest : 0
            table.add(
                [
                    driver.name, self.range(range), Figure.fixed(driver.importance, 3), share(of: driver),
                    slope(of: driver),
                ] + (withBars ? [glyphs.bar(part * Double(longest))] : []))
        }
        let none = glyphs.none
        for driver in result.drivers where !driver.varies {
            table.add([driver.name, none, none, none, none] + (withBars ? [""] : []))
        }
        return table
    }

    private func range(_ range: ClosedRange<Int>) -> String {
        guard result.hasEnoughRows, result.outcomeVaries else { return glyphs.none }
        let first = String(range.lowerBound + 1)
        return range.count == 1 ? first : first + glyphs.dash + String(range.upperBound + 1)
    }

    private func share(of driver: KeyDrivers.Driver) -> String {
        result.share(of: driver).map { Figure.percent($0) } ?? glyphs.none
    }

    private func slope(of driver: KeyDrivers.Driver) -> String {
        guard let places = Figure.places(forError: driver.slopeError) else {
            return "\(Figure.fixed(driver.slope, 3)) \(glyphs.plusMinus) \(glyphs.none)"
        }
        return "\(Figure.fixed(driver.slope, places)) \(glyphs.plusMinus) \(Figure.fixed(driver.slopeError, places))"
    }

    // MARK: What it cannot say

    /// What is wrong with the rows, each in one line.
    var problems: [String] {
        guard result.hasEnoughRows else { return [tooFew] }
        guard result.outcomeVaries else {
            return ["\(Inert.text(result.outcome)) is the same in all rows: there is nothing to explain."]
        }
        return unknown + relations
    }

    private var unknown: [String] {
        result.drivers.compactMap { driver in
            let name = Inert.text(driver.name)
            if driver.pairs == 0 {
                return "No row has a number in both \(name) and \(Inert.text(result.outcome)): "
                    + "nothing is known about what \(name) is worth."
            }
            return driver.varies ? nil : "\(name) is the same in all rows: they cannot say what it is worth."
        }
    }

    private var tooFew: String {
        let drivers = result.drivers.count == 1 ? "1 driver" : "\(result.drivers.count) drivers"
        return "\(Self.rows(result.count)) \(result.count == 1 ? "is" : "are") too few for \(drivers): "
            + "importance and slopes mean nothing."
    }

    private var relations: [String] {
        result.collinearity.relations.map { relation in
            let names = relation.map { Inert.text(result.drivers[$0].name) }
            let condition = result.collinearity.condition
            if condition.isFinite {
                return "\(Self.list(names)) nearly follow from each other (condition number "
                    + "\(Figure.fixed(condition, 0))): these rows cannot say which of them counts. Leave one out."
            }
            if names.count > 2 {
                return "\(Self.list(names)) follow from each other: these rows cannot say which of them counts. "
                    + "Leave out what the others tell."
            }
            return "\(Self.list(names)) tell the same: each has half of what one of them would have. Leave one out."
        }
    }

    private var order: [String] {
        guard result.outcomeVaries, result.hasEnoughRows else { return [] }
        if result.drivers.count == 1 {
            return ["With one driver there is nothing to rank: its share is always all."]
        }
        guard let first = result.ties.first else { return [] }
        if first.count == result.ranking.count {
            return [
                "With \(Self.rows(result.count)) no driver can be told apart from another: their order may be chance."
            ]
        }
        return [
            "Where a driver has more than one place, \(Self.rows(result.count)) cannot tell it apart from others: "
                + "the order within is chance."
        ]
    }

    private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }

    private static func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
