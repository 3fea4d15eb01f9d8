import Configuration
import Domain
import LocalTime
import Planning
import Spool
import Store

extension Work {
    /// How long after a failure to try again.
    static let retry = Duration.seconds(5)

    /// Decides and publishes what is due, and says how long nothing more can become due.
    func planDue() throws -> Duration {
        let now = world.now()
        if let step = agenda.step(now: now, uptime: world.uptime()) {
            world.report(.clockStepped(seconds: step))
        }
        if let wait = agenda.wait(now: now) { return wait }
        // A plan that is late already must not be made without what came while nobody ran.
        if let end = catchesUpUntil, world.uptime() < end { return Self.retry }
        do {
            guard !stop.isRaised, let store = try openStore() else { return Self.retry }
            defer { does(nil) }
            does("planning")
            try plan(store, now)
            note(.plans, nil)
            let next = nextPlans(after: now, seen: try store.locations())
            agenda.looked(next: next.due)
            board.update(at: now) { $0.nextPlans = next }
        } catch is Stopped {
            return Self.retry
        } catch let error as StoreError {
            try failed(error)
        } catch let error as SpoolError {
            note(.plans, error.description)
        }
        return agenda.wait(now: world.now()) ?? Self.retry
    }

    private func plan(_ store: Store, _ now: Instant) throws {
        round = PlanningRound()
        let publishing = PublishingStation(
            spool: spool, store: store, now: now, pulse: pulse, report: { self.hearOfPlans($0) })
        // What an earlier run decided is published before anything new is decided on it.
        try publishing.publishAll()
        try PlanningStation(
            configuration: setup.configuration, store: store, library: setup.library, now: now, pulse: pulse,
            report: { self.hearOfPlans($0) }
        ).planDue()
        try publishing.publishAll()
        remark(.plans, round.remarks)
        if round.published > 0 {
            let last = try store.lastPlans()
            board.update(at: now) { $0.lastPlans = last }
            metering.isOld = true
            measure()
        }
        refused.remove(.boards)
        untold.insert(.boards)
        try tell(.boards, store)
        if round.published > 0 { rest() }
    }

    private func hearOfPlans(_ event: Event) {
        switch event {
        case .unknownLocations, .plannedAhead: round.remarks.append(event)
        case .published(let plans):
            round.published += plans
            world.report(event)
        default: world.report(event)
        }
    }

    private func nextPlans(after now: Instant, seen: [Identifier]) -> Status.NextPlans {
        let configuration = setup.configuration
        let locations = configuration.locations ?? seen.map { Location(id: $0) }
        let zones = locations.map(configuration.zone).reduce(into: [String: Zone]()) { $0[$1.name] = $1 }
        let policy = configuration.brand.planning
        let next = { (zone: Zone) in
            Status.NextPlans(due: PlanDay.nextDue(after: now, zone: zone, policy: policy), timezone: zone.name)
        }
        let all = zones.values.sorted { $0.name < $1.name }.map(next)
        return all.min { $0.due < $1.due } ?? next(configuration.zone(of: Location(id: "")))
    }
}

/// What one look for due plans came to.
struct PlanningRound {
    /// About locations that cannot be planned.
    var remarks: [Event] = []
    var published = 0
}
