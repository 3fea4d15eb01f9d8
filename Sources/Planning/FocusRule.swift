import Domain

/// Step 8 of the method: a focus is held until it is due, so that a plan does not change its mind daily.
enum FocusRule {
    /// - Parameters:
    ///   - current: the open focus.
    ///   - drivers: keys of the drivers worth working on, best first.
    ///   - start: makes the focus on a driver that would begin today.
    static func decide(
        current: Focus?, drivers: [String], on date: Day, start: (String) -> Focus?
    ) -> FocusDecision {
        let challenger = drivers.first.flatMap(start)
        guard let current else {
            return challenger.map { .begin($0, .first) } ?? .none(.nothingWorthwhile)
        }
        guard drivers.contains(current.driver) else {
            return challenger.map { .replace(current, by: $0, .noLongerPriority) }
                ?? .end(current, .noLongerPriority)
        }
        guard date >= current.due, let challenger else { return .hold(current, .notDue) }
        return .replace(current, by: challenger, challenger.driver == current.driver ? .renewed : .due)
    }
}
