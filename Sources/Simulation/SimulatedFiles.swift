import CSV
import Domain

/// A simulated chain as the files that huddled reads, as text.
package enum SimulatedFiles {
    /// `huddled.yaml`: everything beside it, ready to run.
    package static func configuration(_ parameters: WorldParameters) -> String {
        let drivers = SimulatedBrand.drivers(parameters).map {
            "  - { key: \($0.key), label: \($0.label), scale: [1, 5] }\n"
        }
        return """
            # A simulated chain: truth.json, which huddled does not read, has what is true of it.
            brand: Simulated Chain
            timezone: UTC
            language: en
            directories: { spool: spool, state: state }
            outcome: { key: \(SimulatedBrand.outcome.key), label: \(SimulatedBrand.outcome.label), scale: [0, 10] }
            drivers:
            \(drivers.joined())locations: locations.csv
            library: library.d

            """
    }

    /// `locations.csv`.
    package static func locations(_ parameters: WorldParameters) -> String {
        let rows = SimulatedBrand.locations(parameters).map {
            [$0.id.text, $0.name ?? "", $0.region ?? "", $0.format ?? ""]
        }
        return ([["id", "name", "region", "format"]] + rows).map(line).joined()
    }

    /// `library.d`, by name.
    package static func actionFiles(_ parameters: WorldParameters) -> [(name: String, text: String)] {
        SimulatedBrand.actions(parameters).map { action in
            let text = """
                id: \(action.id)
                title: "\(action.title)"
                drivers: [\(action.drivers.joined(separator: ", "))]
                owner: \(action.owner)
                minutes: \(action.minutes)
                cadence: \(action.cadence.rawValue)
                say: "\(action.say)"
                steps: [\(action.steps.map { "\"\($0)\"" }.joined(separator: ", "))]
                watch: "\(action.watch)"
                effort: \(action.effort.rawValue)

                """
            return ("\(action.id).yaml", text)
        }
    }

    /// The feedback of a world, one file a month, location after location.
    ///
    /// - Parameters:
    ///   - days: how many days before the first plan answers came on.
    ///   - append: takes more of the month's file (`2026-11`), its header first.
    /// - Returns: how many answers there are.
    package static func feedback(
        _ world: World, counts: [Int], days: Int, append: (_ month: String, _ text: String) throws -> Void
    ) rethrows -> Int {
        let keys = SimulatedBrand.drivers(world.parameters).map(\.key)
        let header = line(["location", "submitted", "response", SimulatedBrand.outcome.key] + keys)
        let first = SimulatedCalendar.plan.advanced(by: -days)
        var begun: Set<String> = []
        for (place, location) in SimulatedBrand.locations(world.parameters).enumerated() {
            var customers = Customers(world, location: place)
            var months: [(month: String, text: String)] = []
            for (number, answer) in customers.answers(counts[place], from: first, days: days).enumerated() {
                let submitted = answer.at.rfc3339
                let month = String(submitted.prefix(7))
                if months.last?.month != month { months.append((month, begun.insert(month).inserted ? header : "")) }
                let marks = [answer.outcome] + answer.marks
                months[months.count - 1].text += line(
                    [location.id.text, submitted, "\(location.id.text)-\(number + 1)"]
                        + marks.map { $0.map(String.init) ?? "" })
            }
            for (month, text) in months { try append(month, text) }
        }
        return counts.reduce(0, +)
    }

    private static func line(_ cells: [String]) -> String { cells.map { CSV.field($0) }.joined(separator: ",") + "\n" }
}
