package import Domain
package import Statistics

/// A stretch of days in which a location worked on a driver with one action.
package struct DriverWork: Equatable, Sendable {
    /// Index among the brand's drivers.
    package var driver: Int
    package var began: Day
    /// The first day on which it did not any more; nil while it does.
    package var ended: Day?
    /// What was believed, when it began, that it would change; in points.
    package var expected: EffectBelief
    /// What was believed on the day that it ended; nil where nothing new was.
    package var learned: EffectBelief?

    package init(driver: Int, began: Day, ended: Day?, expected: EffectBelief, learned: EffectBelief? = nil) {
        self.driver = driver
        self.began = began
        self.ended = ended
        self.expected = expected
        self.learned = learned
    }

    /// What is believed that it changed, by nothing that was not known on that day.
    func shift(on day: Day) -> EffectBelief {
        if let learned, let ended, ended <= day { learned } else { expected }
    }

    func overlaps(_ first: Day, _ end: Day) -> Bool { began < end && (ended.map { $0 > first } ?? true) }
}

/// How a location was answered, and what it worked on meanwhile.
package struct ObservedLocation: Sendable {
    package var answers: DailyAnswers
    /// In the order of their days.
    package var works: [DriverWork]

    package init(answers: DailyAnswers, works: [DriverWork]) {
        self.answers = answers
        self.works = works
    }
}

/// Tells what became of the drivers that locations worked on, beyond what would have become of them anyway.
///
/// The effect of a trial is (mean after − shrunken expectation from before) − the same for locations that did not work on the
/// driver meanwhile (see `Movement`). Everything is of answers given within fixed days, so that the same answers, works and
/// locations give the same effect on whatever day it is judged.
package struct TrialJudge {
    private struct Stretch: Hashable {
        let column: Int
        let driver: Int
        let began: Day
        let ended: Day
    }

    private let locations: [ObservedLocation]
    private let window: Int
    private var common: [Stretch: (movement: CommonMovement, variance: Double)] = [:]

    /// - Parameters:
    ///   - compared: locations that tell what would have become of a driver anyway.
    ///   - window: days before a trial that the expectation comes from.
    package init(compared: [ObservedLocation], window: Int) {
        locations = compared
        self.window = window
    }

    /// What became of a column in a location while it worked on a driver; nil where nobody answered, or nobody else to
    /// compare with.
    package mutating func effect(
        of location: ObservedLocation, column: Int, driver: Int, from began: Day, before ended: Day
    ) -> Movement? {
        let stretch = Stretch(column: column, driver: driver, began: began, ended: ended)
        let (movement, variance) = common[stretch] ?? others(stretch)
        common[stretch] = (movement, variance)
        guard movement.isKnown,
            let level = movement.level(of: before(location, stretch, variance: variance), variance: variance)
        else { return nil }
        return Movement(
            baseline: level.mean, baselineDeviation: level.deviation,
            after: location.answers.answers(column, from: began, before: ended), variance: variance, common: movement)
    }

    private func others(_ stretch: Stretch) -> (CommonMovement, Double) {
        let variance = variance(stretch)
        let movements = locations.map { location in
            BeforeAndAfter(
                before: before(location, stretch, variance: variance),
                after: location.answers.answers(stretch.column, from: stretch.began, before: stretch.ended),
                isCompared: !location.works.contains {
                    $0.driver == stretch.driver && $0.overlaps(stretch.began, stretch.ended)
                })
        }
        return (CommonMovement(movements, variance: variance), variance)
    }

    /// The answers before the stretch, all that locations are picked by: what was left out here could be what they were
    /// picked for. Those from before an earlier work on the driver are moved by what is believed that it changed, and tell
    /// less of where the location stands since, as if they were fewer.
    private func before(_ location: ObservedLocation, _ stretch: Stretch, variance: Double) -> SampleMean {
        var from = stretch.began.advanced(by: -window)
        let earlier = location.works.filter {
            $0.driver == stretch.driver && $0.began > from && $0.began < stretch.began
        }
        var known = SampleMean(count: 0, mean: 0)
        for work in earlier {
            known += location.answers.answers(stretch.column, from: from, before: work.began)
            let shift = work.shift(on: stretch.began)
            known.mean += known.count > 0 ? shift.mean : 0
            known.count = Self.lessened(known.count, variance: variance, by: shift.variance)
            from = work.began
        }
        return known + location.answers.answers(stretch.column, from: from, before: stretch.began)
    }

    /// So many answers tell as much of a level as `count` did before it moved by something of that variance.
    private static func lessened(_ count: Int, variance: Double, by moved: Double) -> Int {
        guard count > 0, variance > 0 else { return count }
        return Int((variance / (variance / Double(count) + moved)).rounded())
    }

    /// Of one answer within a location.
    private func variance(_ stretch: Stretch) -> Double {
        var (squares, freedom) = (0.0, 0)
        for location in locations {
            let (own, free) = location.answers.spread(
                stretch.column, from: stretch.began.advanced(by: -window), before: stretch.ended)
            squares += own
            freedom += free
        }
        return freedom > 0 ? squares / Double(freedom) : 0
    }
}
