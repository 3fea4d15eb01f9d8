import Domain

/// Which side of which action is the one thing today: the focus stays, the days differ.
///
/// The focus's first action, which the location was given, is told as long as it is open: what becomes of the location is put
/// down to it. A `once` one is told at most every third day and a `weekly` one every seventh; in between, of the others the one
/// that was told longest ago. Of what can be said about an action, likewise, what was said longest ago. On the day before a
/// weak spot the team gets ready for it. What the last plan said is never said again.
struct TodayRule {
    /// Days of plans that are looked back on.
    static let remembered = 14

    let date: Day
    /// Newest first, all before the date.
    let told: [Plan.Told]
    let weakSpots: [Plan.WeakSpot]
    let checkOffs: [CheckOff]
    /// What the library has for a weak spot, best first.
    let actions: (Plan.WeakSpot) -> [Action]
    /// A driver's label.
    let label: (String) -> String
    /// Whether a store can do anything about a driver.
    let isWorkable: (String) -> Bool

    func today(_ focus: Plan.Priority) -> Plan.Today? {
        if let today = preparation(focus) { return today }
        // What was left out is asked for again; what was done rests.
        let open = focus.actions.filter { $0.state != .done && $0.state != .own }.map(\.action)
        let offered = open.isEmpty ? focus.actions.map(\.action) : open
        let due = offered.filter(isDue)
        // With nothing but what was said last, another action is better than the same words.
        let given = due.filter { $0.id == focus.actions.first?.action.id }
        let choices = (given + oldestFirst(due, by: lastTold) + oldestFirst(offered, by: lastTold)).map {
            ($0, message(of: $0))
        }
        let fresh = choices.first { $0.1.map { !wasSaidLast($0) } ?? false } ?? choices.first { $0.1 != nil }
        guard let (action, message) = fresh, let message else { return nil }
        return Plan.Today(
            action: action.id, title: action.title, driver: focus.driver, message: message, thanks: thanks)
    }

    private func preparation(_ focus: Plan.Priority) -> Plan.Today? {
        let tomorrow = date.advanced(by: 1).weekday
        let spots = weakSpots.filter { $0.day == tomorrow && isWorkable($0.driver) }
        guard let spot = spots.first(where: { $0.driver == focus.driver }) ?? spots.first else { return nil }
        let resting = Set(focus.actions.filter { $0.state == .done || $0.state == .own }.map(\.action.id))
        let shown = focus.actions.map(\.action.id)
        // What is on the page already is better than one thing more to do.
        let fitting = actions(spot).filter { !resting.contains($0.id) && isDue($0) }
        guard let action = fitting.first(where: { shown.contains($0.id) }) ?? fitting.first else { return nil }
        let message = Plan.Message.prepare(day: spot.day, part: spot.part, label: label(spot.driver))
        if wasSaidLast(message) { return nil }
        return Plan.Today(
            action: action.id, title: action.title, driver: spot.driver, message: message, thanks: thanks)
    }

    private func message(of action: Action) -> Plan.Message? {
        let sides = [.say(action.say)] + action.steps.map(Plan.Message.step) + [.watch(action.watch)]
        return oldestFirst(sides.filter { !$0.text.isEmpty }) { side in
            told.first { $0.message == side.key }?.date
        }.first
    }

    private func wasSaidLast(_ message: Plan.Message) -> Bool { told.first?.message == message.key }

    private func isDue(_ action: Action) -> Bool {
        let gap =
            switch action.cadence {
            case .daily: 1
            case .once: 3
            case .weekly: 7
            }
        return lastTold(action).map { date.number - $0.number >= gap } ?? true
    }

    private func lastTold(_ action: Action) -> Day? { told.first { $0.action == action.id }?.date }

    /// What was never told first; equal ones as they come.
    private func oldestFirst<Element>(_ elements: [Element], by day: (Element) -> Day?) -> [Element] {
        elements.enumerated().map { (day($0.element)?.number ?? .min, $0.offset, $0.element) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    private var thanks: Bool {
        guard let last = told.first, let action = last.action else { return false }
        return checkOffs.contains {
            $0.action == action && $0.state == .done && $0.date >= last.date && $0.date < date
        }
    }
}

extension Plan.Message {
    fileprivate var text: String {
        switch self {
        case .say(let text), .step(let text), .watch(let text): text
        case .prepare(_, _, let label): label
        }
    }
}
