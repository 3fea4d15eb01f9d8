package import Domain

/// Chains of one kind that are planned day by day, for studies of how plans go on.
package struct DailyChains: Sendable {
    package let parameters: WorldParameters
    /// Answers per location in one hold.
    package let answersPerHold: Int
    package let policy: PlanningPolicy

    package init(_ parameters: WorldParameters, answersPerHold: Int, policy: PlanningPolicy = PlanningPolicy()) {
        self.parameters = parameters
        self.answersPerHold = answersPerHold
        self.policy = policy
    }

    var hold: Int { policy.hold.days }

    /// The truth of the chain of that number.
    func world(_ number: Int) -> World { World(parameters.chain(number)) }

    /// The chain with answers for so many holds after the first plan.
    func chain(in world: World, holds: Int) -> SimulatedChain {
        SimulatedChain(world, answersPerHold: answersPerHold, plannedDays: holds * hold, planning: policy)
    }
}
