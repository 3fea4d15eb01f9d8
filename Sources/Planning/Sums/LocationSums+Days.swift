package import Domain
import LocalTime

extension LocationSums {
    /// Answers of a location from one day to another, both included, in its own calendar; without the last day, all
    /// later ones.
    package typealias Reading = (_ first: Day, _ last: Day?) throws -> AnswerTable

    /// The sums for a day's plan without what has come in lately: `add` brings that.
    ///
    /// From sums of an earlier day only the days are read that leave the window, and those that come into it where answers
    /// were there before their time. Without such sums, or where a focus goes further back than they do, everything is
    /// read.
    ///
    /// - Parameters:
    ///   - earlier: of the same location, brand and zone.
    ///   - keepsHistory: whether other locations' movements are compared with this one's.
    ///   - read: the answers that `earlier` was made of.
    package static func moved(
        _ earlier: LocationSums?, to day: PlanDay, focus: Focus?, keepsHistory: Bool, _ counter: AnswerCounter,
        read: Reading
    ) rethrows -> LocationSums {
        guard var sums = earlier, sums.canServe(day, began: focus?.began, keepsHistory: keepsHistory) else {
            var sums = LocationSums(counter, day, since: focus?.began, keepsHistory: keepsHistory)
            let first = min(day.beforeFrom, focus?.began ?? day.beforeFrom)
            sums.add(try read(first, nil), counter)
            return sums
        }
        let (before, next) = (sums.windows, Windows(day))
        if before.from < next.from {
            let table = try read(Day(number: before.from), Day(number: next.from - 1))
            for (day, rows) in counter.days(of: table) { sums.leave(table, rows, on: day, counter) }
        }
        sums.move(to: day, began: focus?.began, keepsHistory: keepsHistory)
        if sums.isAhead {
            sums.isAhead = false
            sums.add(try read(Day(number: before.to + 1), nil), counter)
        }
        return sums
    }

    /// Takes in answers that came in lately; for a day that had answers before, the day is read.
    ///
    /// - Parameter read: all answers that are stored.
    package mutating func add(_ table: AnswerTable, _ counter: AnswerCounter, read: Reading) rethrows {
        for (day, rows) in counter.days(of: table) {
            if knows(day) {
                let all = try read(day, day)
                add(table, rows, on: day, all: (all, Array(all.at.indices)), counter)
            } else {
                add(table, rows, on: day, all: (table, rows), counter)
            }
        }
    }

    /// Takes in all there is of some days.
    mutating func add(_ table: AnswerTable, _ counter: AnswerCounter) {
        for (day, rows) in counter.days(of: table) { add(table, rows, on: day, all: (table, rows), counter) }
    }

    /// Whether counting goes on from here: with the same lengths of windows, not into the past, and not over a gap that is
    /// as long as the window.
    private func canServe(_ day: PlanDay, began: Day?, keepsHistory: Bool) -> Bool {
        let next = Windows(day)
        return next.from - next.beforeFrom == windows.from - windows.beforeFrom
            && next.to - next.from == windows.to - windows.from
            && (windows.to...windows.to + next.to - next.from).contains(next.to) && (history != nil || !keepsHistory)
            && (began == nil || began?.number == since?.began || (began?.number ?? 0) > windows.to)
    }
}
