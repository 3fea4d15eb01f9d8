import Domain

@testable import HuddleDaemon

/// The cases of `Event`. A new one does not compile here until it has its kind, and with it an example.
enum EventKind: CaseIterable {
    case started, couldNotGoOn, upgrading, stopping, leftUnfinished, reloaded, notReloaded, degraded, recovered
    case clockStepped, unheard, taken, left, waitingForSpace, failed, quiet, unknownLocations, libraryProblem
    case plannedAhead, decided, published, removed, notRemoved

    init(_ event: Event) {
        self =
            switch event {
            case .started: .started
            case .couldNotGoOn: .couldNotGoOn
            case .upgrading: .upgrading
            case .stopping: .stopping
            case .leftUnfinished: .leftUnfinished
            case .reloaded: .reloaded
            case .notReloaded: .notReloaded
            case .degraded: .degraded
            case .recovered: .recovered
            case .clockStepped: .clockStepped
            case .unheard: .unheard
            case .taken: .taken
            case .left: .left
            case .waitingForSpace: .waitingForSpace
            case .failed: .failed
            case .quiet: .quiet
            case .unknownLocations: .unknownLocations
            case .libraryProblem: .libraryProblem
            case .plannedAhead: .plannedAhead
            case .decided: .decided
            case .published: .published
            case .removed: .removed
            case .notRemoved: .notRemoved
            }
    }

    /// - Parameters:
    ///   - name: of everything that outsiders name.
    ///   - reason: of everything that comes with one.
    func example(name: String = "survey.csv", reason: String = "the disk is full: make room") -> Event {
        let now = Instant(seconds: 1_795_240_800)
        let today = Day(number: 20_778)
        return switch self {
        case .started: .started(brand: name, configuration: name)
        case .couldNotGoOn: .couldNotGoOn(reason: reason, .configuration)
        case .upgrading: .upgrading(from: 1, to: 2)
        case .stopping: .stopping
        case .leftUnfinished: .leftUnfinished
        case .reloaded: .reloaded
        case .notReloaded: .notReloaded(reason: reason)
        case .degraded: .degraded(Status.Problem(what: reason, since: now))
        case .recovered: .recovered(problem: reason)
        case .clockStepped: .clockStepped(seconds: -7_200)
        case .unheard: .unheard(events: 3)
        case .taken:
            .taken(
                Delivery(
                    claim: "c", name: name, filedAs: "survey.csv.1a2b3c4d", sha256: "", source: Identifier(name),
                    state: .partial, rows: Delivery.Rows(accepted: 3, rejected: 1), received: now, reason: reason,
                    mapping: ""))
        case .left: .left(file: name, remedy: reason)
        case .waitingForSpace: .waitingForSpace(file: name, bytes: 1_000_000)
        case .failed: .failed(file: name, reason: reason)
        case .quiet: .quiet(source: Identifier(name), last: now)
        case .unknownLocations: .unknownLocations(count: 2, example: Identifier(name))
        case .libraryProblem: .libraryProblem(reason)
        case .plannedAhead: .plannedAhead(count: 2, example: Identifier(name), date: today)
        case .decided:
            .decided(
                location: Identifier(name), date: today,
                .begin(
                    Focus(
                        location: Identifier(name), driver: "speed", action: "second-till", began: today,
                        due: today.advanced(by: 28), baseline: 3.5, baselineDeviation: 0.1, target: 4), .first))
        case .published: .published(plans: 24)
        case .removed: .removed(contacts: 1, comments: 2, files: 3)
        case .notRemoved: .notRemoved(reason)
        }
    }

    static let examples = allCases.map { $0.example() }
}
