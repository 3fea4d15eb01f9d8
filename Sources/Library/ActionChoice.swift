package import Domain

/// An action that could be given to a location.
package struct OfferedAction: Equatable, Sendable {
    /// How an action's causes agree with those that customers name.
    package enum Fit: Equatable, Sendable {
        /// It answers one of them.
        case named
        /// It is for any cause.
        case any
        /// It answers others.
        case unnamed
    }

    package let action: Action
    package let fit: Fit
    /// It was done or skipped here in the seven days before the focus began.
    package let isJustTried: Bool
}

extension ActionLibrary {
    /// The active actions for a driver that apply to a location, by id.
    ///
    /// - Parameters:
    ///   - dayparts: names of the parts of the day that matter: all of the brand's for a whole day, one for a weak
    ///     spot. An action made for parts of the day applies where it shares one of them.
    package func eligible(driver: String, location: Location, dayparts: [String]) -> [Action] {
        actions.filter { action in
            action.state == .active && action.serves(driver)
                && allows(action.applicability.formats, any: [location.format].compactMap(\.self))
                && allows(action.applicability.regions, any: [location.region].compactMap(\.self))
                && allows(action.applicability.dayparts, any: dayparts)
        }
    }

    /// The eligible actions for a focus, the one to begin with first.
    ///
    /// Two kinds leave: a `once` action that was done, and an action whose latest check-off here says `declined`.
    /// The rest is ordered by, in turn:
    ///
    /// 1. not done or skipped here in the seven days before the focus began, so that a team is not given again what it
    ///    just did; what it does during the focus changes nothing, because a daily action that goes on is nothing to
    ///    drop;
    /// 2. cause: the first of `leadingCauses` that an action answers; then actions for any cause; then those for
    ///    causes that the comments did not name, which would mend something nobody complained of;
    /// 3. the author's belief, the greater first (none counts as 0): all there is to go by before evidence;
    /// 4. effort, then minutes, the smaller first: the cheaper of two equals gets done;
    /// 5. id, by bytes: the same facts always give the same order.
    ///
    /// - Parameters:
    ///   - leadingCauses: keys of the causes that comments name for the driver, the most frequent first.
    ///   - recent: check-offs in any order; only those of this location and of days before `day` count.
    ///   - day: the day of the plan.
    ///   - began: the day that the focus began; `day` itself where it begins with this plan.
    package func choose(
        driver: String, leadingCauses: [String], location: Location, dayparts: [String], recent: [CheckOff],
        on day: Day, began: Day
    ) -> [OfferedAction] {
        let words = LatestWords(recent, location: location.id, before: day, began: began)
        return eligible(driver: driver, location: location, dayparts: dayparts)
            .filter { !words.retire($0) }
            .map { action in
                let place = causeRank(of: action, leadingCauses: leadingCauses)
                let fit: OfferedAction.Fit =
                    place < leadingCauses.count ? .named : place == leadingCauses.count ? .any : .unnamed
                return (
                    offered: OfferedAction(action: action, fit: fit, isJustTried: words.justTried(action)),
                    rank: rank(of: action, leadingCauses: leadingCauses, words: words)
                )
            }
            .sorted { $0.rank < $1.rank }
            .map(\.offered)
    }

    private func rank(
        of action: Action, leadingCauses: [String], words: LatestWords
    ) -> (Int, Int, Double, Int, Int, Identifier) {
        (
            words.justTried(action) ? 1 : 0, causeRank(of: action, leadingCauses: leadingCauses),
            -(action.prior ?? 0), Action.Effort.allCases.firstIndex(of: action.effort) ?? 0, action.minutes,
            Identifier(action.id)
        )
    }

    private func causeRank(of action: Action, leadingCauses: [String]) -> Int {
        if action.causes.isEmpty { return leadingCauses.count }
        let causes = Set(action.causes.map { Identifier($0) })
        return leadingCauses.firstIndex { causes.contains(Identifier($0)) } ?? leadingCauses.count + 1
    }
}

/// Whether one of a location's values is on an action's list; an empty list allows everything.
private func allows(_ list: [String], any values: [String]) -> Bool {
    list.isEmpty || list.contains { listed in values.contains { Identifier($0) == Identifier(listed) } }
}

/// What a location's check-offs say about actions, as of the morning of a day.
private struct LatestWords {
    private var latest: [Identifier: CheckOff] = [:]
    private var everDone: Set<Identifier> = []
    private var lastTried: [Identifier: Day] = [:]
    private let began: Day

    init(_ checkOffs: [CheckOff], location: Identifier, before day: Day, began: Day) {
        self.began = began
        for checkOff in checkOffs where checkOff.location == location && checkOff.date < day {
            let id = Identifier(checkOff.action)
            switch checkOff.state {
            case .own:
                // What was done instead is in the manager's own words, even where they read like an action's id.
                continue
            case .done:
                everDone.insert(id)
                note(checkOff, triedAs: id)
            case .skipped:
                note(checkOff, triedAs: id)
            case .declined:
                break
            }
            if let known = latest[id], known.date >= checkOff.date { continue }
            latest[id] = checkOff
        }
    }

    private mutating func note(_ checkOff: CheckOff, triedAs id: Identifier) {
        if checkOff.date < began { lastTried[id] = max(lastTried[id] ?? checkOff.date, checkOff.date) }
    }

    /// Whether the action is over for this location.
    func retire(_ action: Action) -> Bool {
        let id = Identifier(action.id)
        return latest[id]?.state == .declined || (action.cadence == .once && everDone.contains(id))
    }

    /// Whether the action was done or skipped in the seven days before the focus.
    func justTried(_ action: Action) -> Bool {
        guard let tried = lastTried[Identifier(action.id)] else { return false }
        return began.number - tried.number <= 7
    }
}
