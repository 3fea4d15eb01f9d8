package import Domain
import Library
package import Planning

/// The planner that ships, driven through a simulated chain day by day; every focus is handed on to the next day.
package struct Course: Sendable {
    package let chain: SimulatedChain
    /// The open focus by location.
    package private(set) var focuses: [Focus?]
    /// Days on which the focus changed, by location, the newest first.
    private var histories: [[Explanation.Switch]]
    private let planner: Planner
    private let places: [String: Int]

    package init(_ chain: SimulatedChain) {
        self.chain = chain
        focuses = chain.locations.map { _ in nil }
        histories = chain.locations.map { _ in [] }
        planner = Planner(
            brand: chain.brand, library: ActionLibrary(actions: SimulatedBrand.actions(chain.world.parameters)))
        places = Dictionary(
            chain.brand.drivers.enumerated().map { ($0.element.key, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The same foci in a chain whose truth took another turn.
    package init(_ chain: SimulatedChain, after course: Course) {
        self.init(chain)
        focuses = course.focuses
        histories = course.histories
    }

    /// Plans every location, in their order.
    package mutating func plan(on date: Day) -> [PlannedLocation] {
        var facts = chain.facts(on: date, focuses: focuses)
        for location in facts.indices { facts[location].history = histories[location] }
        let planned = planner.plan(Set(chain.locations.map(\.id)), in: facts)
        for (location, decision) in planned.map(\.decision).enumerated() {
            focuses[location] = decision.focus
            if let change = Explanation.Switch(on: date, decision) { histories[location].insert(change, at: 0) }
        }
        return planned
    }

    /// The index of a driver by its key.
    package func driver(of key: String?) -> Int? { key.flatMap { places[$0] } }

    /// The indices of the drivers in focus by location.
    package var picks: [Int?] { focuses.map { driver(of: $0?.driver) } }
}
