/// Why somebody should look at a location today. The cases stand in the order in which locations are listed.
package enum BoardReason: Equatable, Sendable {
    /// So many customers wait for a call that should have come by now.
    case callsOverdue(Int)
    /// A focus was given up in the last seven days: it did not move, nor after its practice was changed.
    case stuck(driver: String)
    /// Overall surely and noticeably lower than a week ago.
    case fallen(from: Double, to: Double)
    /// Surely and well below stores like it: in the outcome (nil), or in the driver in focus.
    case wellBelow(driver: String?, here: Double, peers: Double)
    case notMoving(driver: String)
    /// Nothing was checked off in so many days, though there was something to do and others check off.
    case nothingDone(days: Int)
    /// The answers look as chance does not explain.
    case unreliable([DataQuality.Finding.Kind])
    /// Too few answers to speak of the store itself, or none.
    case fewAnswers(Int)
    case noPlan(since: Day)
    case onTrack(driver: String)
    /// A focus reached its target in the last seven days.
    case reached(driver: String)

    /// The place in the order, the worst first.
    package var rank: Int {
        switch self {
        case .callsOverdue: 0
        case .stuck: 1
        case .fallen: 2
        case .wellBelow: 3
        case .notMoving: 4
        case .nothingDone: 5
        case .unreliable: 6
        case .fewAnswers: 7
        case .noPlan: 8
        case .onTrack: 9
        case .reached: 10
        }
    }

    /// Whether it asks for something; what does not is praise.
    package var needsSomebody: Bool {
        switch self {
        case .callsOverdue, .stuck, .fallen, .wellBelow, .notMoving, .nothingDone, .unreliable, .fewAnswers, .noPlan:
            true
        case .onTrack, .reached: false
        }
    }

    /// As the JSON board calls it.
    package var kind: String {
        switch self {
        case .callsOverdue: "calls_overdue"
        case .stuck: "stuck"
        case .fallen: "fallen"
        case .wellBelow: "well_below"
        case .notMoving: "not_moving"
        case .nothingDone: "nothing_done"
        case .unreliable: "unreliable"
        case .fewAnswers: "few_answers"
        case .noPlan: "no_plan"
        case .onTrack: "on_track"
        case .reached: "reached"
        }
    }
}

/// How a mark compares with the peers' mean, in steps that a person can tell apart.
package enum BoardStep: Int, CaseIterable, Sendable {
    case wellBelow, below, like, above, wellAbove

    /// Where the steps end, as shares of the scale's range: on a scale of 1 to 5, a tenth of a point and three tenths.
    ///
    /// These are choices, not findings. The smaller is what one decimal of a mark can show; the larger is what plans call
    /// a lot when they speak of what an action brings.
    package static let slight = 0.025
    package static let clear = 0.075
    /// From where on a driver in focus is a reason to go there: half a point of five.
    package static let far = 0.125

    /// - Parameters:
    ///   - difference: points above the peers' mean.
    ///   - range: of the scale, in points.
    package init(difference: Double, range: Double) {
        let share = range > 0 ? difference / range : 0
        self =
            if share <= -Self.clear { .wellBelow } else if share <= -Self.slight { .below } else if share < Self.slight
            {
                .like
            } else if share < Self.clear { .above } else { .wellAbove }
    }
}
