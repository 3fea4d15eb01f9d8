package import Domain
import Library

/// What a simulated chain asks, is called and can do: the same for files and for planning in memory.
package enum SimulatedBrand {
    static let outcome = Outcome(key: "overall", label: "Overall satisfaction", scale: scale(0, 10))

    package static func drivers(_ parameters: WorldParameters) -> [Driver] {
        (0..<parameters.drivers).map {
            Driver(key: "d\($0 + 1)", label: "Driver \($0 + 1)", scale: scale(1, 5))
        }
    }

    package static func brand(_ parameters: WorldParameters, planning: PlanningPolicy) -> Brand {
        Brand(
            name: "Simulated Chain", timezone: "UTC", language: "en", outcome: outcome, drivers: drivers(parameters),
            behaviours: [], dayparts: [], planning: planning,
            alerts: AlertPolicy(
                atOrBelow: Rating(thousandths: -1), words: [], firstTouch: .hours(24), close: .hours(48),
                maxAge: .days(7)),
            advocates: AdvocatePolicy(atOrAbove: Rating(thousandths: 9_000)), quotes: QuotePolicy())
    }

    /// In the order of their ids.
    package static func locations(_ parameters: WorldParameters) -> [Location] {
        let width = max(4, String(parameters.locations).utf8.count)
        return (0..<parameters.locations).map { place in
            let number = String(place + 1)
            let id = String(repeating: "0", count: width - number.utf8.count) + number
            return Location(
                id: Identifier(id), name: "Store \(number)",
                region: parameters.regions > 0 ? "Region \(place % parameters.regions + 1)" : nil,
                format: parameters.formats > 0
                    ? "Format \(place / max(1, parameters.regions) % parameters.formats + 1)" : nil)
        }
    }

    /// Two for each driver, so that a focus that does not move can change its action.
    package static func actions(_ parameters: WorldParameters) -> [Action] {
        drivers(parameters).flatMap { driver in
            [("first", "opening", Action.Effort.low), ("second", "the busiest hour", .medium)].map {
                name, time, effort in
                Action(
                    id: "\(driver.key)-\(name)", title: "\(driver.label): look after it at \(time)",
                    drivers: [driver.key], owner: "shift lead", minutes: 5, cadence: .daily,
                    say: "Today we look after \(driver.label.lowercased()) at \(time).",
                    steps: ["Agree who looks after it.", "Look at it together at \(time)."],
                    watch: "Somebody can say what was done about it.", effort: effort)
            }
        }
    }

    private static func scale(_ low: Int32, _ high: Int32) -> Scale {
        guard let scale = Scale(low: Rating(thousandths: low * 1_000), high: Rating(thousandths: high * 1_000))
        else { preconditionFailure("the low end of a scale is below its high end") }
        return scale
    }
}
