package import Domain
import LocalTime
package import Planning
import Statistics

/// A chain's answers in memory, ready to be planned on any day.
package struct SimulatedChain: Sendable {
    package let world: World
    package let brand: Brand
    package let locations: [Location]
    /// By location, in the order of time.
    package let answers: [[Answer]]
    private let responses: [[Response]]

    /// - Parameters:
    ///   - counts: answers by location.
    ///   - first: the first of the days on which they come.
    package init(_ world: World, counts: [Int], from first: Day, days: Int, planning: PlanningPolicy) {
        self.world = world
        brand = SimulatedBrand.brand(world.parameters, planning: planning)
        let locations = SimulatedBrand.locations(world.parameters)
        let answers = locations.indices.map { location in
            var customers = Customers(world, location: location)
            return customers.answers(counts[location], from: first, days: days)
        }
        self.locations = locations
        self.answers = answers
        responses = zip(locations, answers).map { location, answers in
            answers.enumerated().map { Self.response($0.element, number: $0.offset, location.id) }
        }
    }

    /// A chain that is planned day by day: answers come from a window before the first plan up to `plannedDays` after it,
    /// at all locations as many.
    package init(_ world: World, answersPerHold: Int, plannedDays: Int, planning: PlanningPolicy) {
        let days = planning.window.days + plannedDays
        let count = answersPerHold * days / max(1, planning.hold.days)
        self.init(
            world, counts: [Int](repeating: count, count: world.parameters.locations),
            from: SimulatedCalendar.plan.advanced(by: -planning.window.days), days: days, planning: planning)
    }

    /// Everything that a plan for the date may use: two windows of answers, and the focuses open by then.
    package func facts(on date: Day, focuses: [Focus?]) -> [LocationFacts] {
        let day = PlanDay(date: date, zone: .utc, policy: brand.planning)
        return locations.indices.map { location in
            LocationFacts(
                location: locations[location], zone: .utc, day: day,
                responses: Array(responses[location][places(location, from: day.beforeFrom, to: day.to)]),
                focus: focuses[location])
        }
    }

    /// The window's answers as numbers, the outcome first; NaN where left out.
    func rows(on date: Day) -> GroupedRows {
        let day = PlanDay(date: date, zone: .utc, policy: brand.planning)
        var values: [Double] = []
        var groups: [Int] = []
        for location in locations.indices {
            for answer in answers[location][places(location, from: day.from, to: day.to)] {
                values.append(Double(answer.outcome))
                values += answer.marks.map { $0.map(Double.init) ?? .nan }
                groups.append(location)
            }
        }
        return GroupedRows(
            values: values, columns: 1 + brand.drivers.count, groups: groups, groupCount: locations.count)
    }

    /// The answers of the days from `first` to `last`, both included.
    private func places(_ location: Int, from first: Day, to last: Day) -> Range<Int> {
        let low = place(location, Zone.utc.startOfDay(first))
        return low..<max(low, place(location, Zone.utc.startOfDay(last.advanced(by: 1))))
    }

    /// How many answers came before the instant.
    private func place(_ location: Int, _ instant: Instant) -> Int {
        var (low, high) = (0, answers[location].count)
        while low < high {
            let middle = (low + high) / 2
            if answers[location][middle].at < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func response(_ answer: Answer, number: Int, _ location: Identifier) -> Response {
        let digits = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
        return Response(
            identity: ResponseIdentity(bytes: Array(location.text.utf8) + digits),
            version: ResponseVersion(submitted: answer.at, digest: digits), source: "canonical", location: location,
            outcome: rating(answer.outcome), drivers: answer.marks.map { $0.map(rating) }, behaviours: [])
    }

    private static func rating(_ mark: Int) -> Rating { Rating(thousandths: Int32(mark) * 1_000) }
}
