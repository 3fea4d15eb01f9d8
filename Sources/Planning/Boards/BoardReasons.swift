import Domain
import Statistics

/// Why somebody should look at a location today.
struct BoardReasons {
    /// As sure as it must be that a store fell, since a board looks at hundreds at once: of those where nothing changed, one
    /// in forty is named.
    private static let surelyFallen = Normal.quantile(0.975)

    let brand: Brand
    /// The newest day that a location of the brand was planned for.
    let date: Day
    /// Somebody in the brand checks off what was done.
    let hasCheckOffs: Bool

    /// The worst first.
    ///
    /// - Parameter former: the location's row of a week ago or a little more.
    func of(_ row: BoardRow, former: BoardRow?, overdue: Int) -> [BoardReason] {
        var reasons: [BoardReason] = []
        if overdue > 0 { reasons.append(.callsOverdue(overdue)) }
        // Locations far from each other are planned for different days at the same instant.
        if row.date < date.advanced(by: -1) { return reasons + [.noPlan(since: row.date)] }
        reasons += row.switches.filter { $0.reason == .stuck }.compactMap(\.before).map { .stuck(driver: $0) }
        if let change = change(row, former), change.to < change.from {
            reasons.append(.fallen(from: change.from, to: change.to))
        }
        if let low = lowest(row) { reasons.append(low) }
        if let focus = row.focus, focus.progress == .notMoving { reasons.append(.notMoving(driver: focus.driver)) }
        if let focus = row.focus, hasCheckOffs, row.done.of == 0,
            focus.since <= row.date.advanced(by: -row.done.days)
        {
            reasons.append(.nothingDone(days: row.done.days))
        }
        let doubts = row.quality.findings.filter { $0 != .tooFew }
        if !doubts.isEmpty { reasons.append(.unreliable(doubts)) }
        if !row.isOwn { reasons.append(.fewAnswers(row.answers)) }
        if let focus = row.focus, focus.progress == .onTrack { reasons.append(.onTrack(driver: focus.driver)) }
        return reasons + row.switches.filter { $0.reason == .reached }.compactMap(\.before).map { .reached(driver: $0) }
    }

    /// Among locations with the same first reason, the largest comes first.
    func weight(_ reason: BoardReason) -> Double {
        switch reason {
        case .callsOverdue(let customers): Double(customers)
        case .fallen(let from, let to): from - to
        case .wellBelow(let driver, let here, let peers): (peers - here) / scale(driver).range
        case .unreliable(let findings): Double(findings.count)
        case .fewAnswers(let answers): -Double(answers)
        case .noPlan(let since): -Double(since.number)
        case .stuck, .notMoving, .nothingDone, .onTrack, .reached: 0
        }
    }

    private func scale(_ driver: String?) -> Scale { driver.flatMap(brand.driver)?.scale ?? brand.outcome.scale }

    /// Where the location is furthest below its peers: in the outcome clearly, or in its focus far, and surely. Of eight
    /// drivers every other store of an ordinary chain is clearly below in one.
    private func lowest(_ row: BoardRow) -> BoardReason? {
        let outcome = row.outcome.flatMap { row.isOwn ? below(nil, $0, by: BoardStep.clear) : nil }
        let focus = row.focus.flatMap { row.mark(of: $0.driver) }.flatMap { found in
            found.mark.flatMap { found.isOwn ? below(found.driver, $0, by: BoardStep.far) : nil }
        }
        return [outcome, focus].compactMap(\.self).max { weight($0) < weight($1) }
    }

    private func below(_ driver: String?, _ mark: BoardRow.Mark, by share: Double) -> BoardReason? {
        guard let high = mark.high, let peers = mark.peers, high < peers,
            peers - mark.standing >= share * scale(driver).range
        else { return nil }
        return .wellBelow(driver: driver, here: mark.standing, peers: peers)
    }

    /// The outcome's level then and now, where it surely and noticeably moved.
    ///
    /// Both windows share most of their answers, so that only the share which is not common can have moved the level by
    /// chance: of a window of 90 days, seven days. As new answers weigh up to twice as much, it counts half as much again.
    /// (What was shrunken moves less.)
    func change(_ row: BoardRow, _ former: BoardRow?) -> (from: Double, to: Double)? {
        guard let former, let now = row.outcome, let then = former.outcome, row.isOwn, former.isOwn else { return nil }
        let difference = now.standing - then.standing
        guard BoardStep(difference: difference, range: brand.outcome.scale.range) != .like else { return nil }
        let days = Double(max(1, brand.planning.window.days))
        let share = min(1, 1.5 * Double(row.date.number - former.date.number) / days)
        let variance = now.deviation * now.deviation + then.deviation * then.deviation
        guard variance > 0, abs(difference) >= Self.surelyFallen * (variance * share).squareRoot() else { return nil }
        return (then.standing, now.standing)
    }
}
