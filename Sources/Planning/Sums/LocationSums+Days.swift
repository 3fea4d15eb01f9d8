package import Domain
import LocalTime

extension LocationSums {
    /// Answers of a location from one day to another, both included, in its own calendar; new where they were not
    /// counted before.
    package typealias Reading = (_ first: Day, _ last: Day) throws -> AnswerTable

    /// The sums that a plan is made from.
    ///
    /// From sums of an earlier day only the days are read that come into the window, leave it, or have something new;
    /// without such, or where a focus goes further back than they do, everything is read.
    ///
    /// - Parameters:
    ///   - earlier: of the same location, brand and zone; of everything that was stored when they were made, less what
    ///     was never taken off again.
    ///   - touched: days of answers that have come in since.
    ///   - keepsHistory: whether other locations' movements are compared with this one's.
    package static func sums(
        for day: PlanDay, from earlier: LocationSums?, touched: Set<Day>, focus: Focus?, keepsHistory: Bool,
        _ counter: AnswerCounter, read: Reading
    ) rethrows -> LocationSums {
        guard var sums = earlier, sums.canServe(day, began: focus?.began, keepsHistory: keepsHistory) else {
            return try counted(for: day, focus: focus, keepsHistory: keepsHistory, counter, read: read)
        }
        for day in touched.sorted() where day.number <= sums.span.to {
            try sums.add(day, day, counter, onlyNew: true, read)
        }
        let (before, span) = (sums.span, Span(day))
        if before.from < span.from {
            let table = try read(Day(number: before.from), Day(number: span.from - 1))
            for (day, rows) in counter.days(of: table) { sums.leave(table, rows, on: day, counter) }
        }
        sums.move(to: day, began: focus?.began, keepsHistory: keepsHistory)
        if before.to < span.to {
            try sums.add(Day(number: before.to + 1), Day(number: span.to), counter, onlyNew: false, read)
        }
        return sums
    }

    private static func counted(
        for day: PlanDay, focus: Focus?, keepsHistory: Bool, _ counter: AnswerCounter, read: Reading
    ) rethrows -> LocationSums {
        var sums = LocationSums(counter, day, since: focus?.began, keepsHistory: keepsHistory)
        let first = min(day.beforeFrom, focus?.began ?? day.beforeFrom)
        try sums.add(first, day.to, counter, onlyNew: false, read)
        return sums
    }

    private mutating func add(
        _ first: Day, _ last: Day, _ counter: AnswerCounter, onlyNew: Bool, _ read: Reading
    ) rethrows {
        let table = try read(first, last)
        for (day, rows) in counter.days(of: table) { add(table, rows, on: day, counter, onlyNew: onlyNew) }
    }

    /// Whether counting goes on from here: with the same lengths of windows, not into the past, and not over a gap that is
    /// as long as the window.
    private func canServe(_ day: PlanDay, began: Day?, keepsHistory: Bool) -> Bool {
        let next = Span(day)
        return next.from - next.beforeFrom == span.from - span.beforeFrom && next.to - next.from == span.to - span.from
            && (span.to...span.to + next.to - next.from).contains(next.to) && (history != nil || !keepsHistory)
            && (began == nil || began?.number == since?.began || (began?.number ?? 0) > span.to)
    }
}
