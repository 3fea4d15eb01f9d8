package import Domain

/// Which of two numbers comes first in a date that could be read both ways.
package enum DateOrder: Equatable, Sendable {
    /// `25/12/2026`
    case dayFirst
    /// `12/25/2026`
    case monthFirst
}

/// What the dates of a file say together about the order of their days and months: one date with a number that is no
/// month tells it for all others.
package struct DateOrderEvidence: Equatable, Sendable {
    package enum Verdict: Equatable, Sendable {
        /// No date whose order could matter was seen.
        case unasked
        /// That order reads every date.
        case told(DateOrder)
        /// Every date could be read both ways; one of them.
        case open(OpenDate)
        /// Some dates are possible in one order only, some in the other; one of each.
        case contradictory(dayFirst: OpenDate, monthFirst: OpenDate)

        /// The order in which dates can be read; nil where it is not told.
        package var order: DateOrder? {
            if case .told(let order) = self { return order }
            return nil
        }
    }

    private var dayFirst: OpenDate?
    private var monthFirst: OpenDate?
    private var open: OpenDate?
    /// Whether there was a date whose order could matter.
    package private(set) var hasSeenAny = false

    package init() {}

    /// Notes a time as it is written. What is none, or tells its order by itself, says nothing about others.
    package mutating func note(_ bytes: some Collection<UInt8>) {
        let date = bytes.withContiguousStorageIfAvailable(OpenDate.init(_:))
        guard let date = date ?? Array(bytes).withUnsafeBufferPointer(OpenDate.init(_:)) else { return }
        hasSeenAny = true
        switch (date.day(.dayFirst), date.day(.monthFirst)) {
        case (nil, nil): break
        case (.some, nil): dayFirst = dayFirst ?? date
        case (nil, .some): monthFirst = monthFirst ?? date
        case (let one, let other): if one != other { open = open ?? date }
        }
    }

    /// The layout of such a date in that order, as the configuration writes it; nil where there was none.
    package func pattern(_ order: DateOrder) -> String? { (open ?? dayFirst ?? monthFirst)?.pattern(order) }

    package var verdict: Verdict {
        switch (dayFirst, monthFirst) {
        case (let dayFirst?, let monthFirst?): .contradictory(dayFirst: dayFirst, monthFirst: monthFirst)
        case (nil, .some): .told(.monthFirst)
        case (.some, nil): .told(.dayFirst)
        case (nil, nil): open.map(Verdict.open) ?? (hasSeenAny ? .told(.dayFirst) : .unasked)
        }
    }
}

/// A date whose order of day and month its own layout does not tell, as a file writes it.
package struct OpenDate: Equatable, Sendable {
    private let date: WrittenDate
    private let clock: WrittenClock

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var scanner = ByteScanner(bytes)
        scanner.trim()
        guard let date = WrittenDate(&scanner), date.isOpen, let clock = WrittenClock(&scanner) else { return nil }
        self.date = date
        self.clock = clock
    }

    /// The date in that order, or nil where no calendar has it.
    package func day(_ order: DateOrder) -> Day? { date.day(order) }

    /// The date without its time.
    package var text: String { date.text }

    /// The layout of such times in that order, as the configuration writes it.
    package func pattern(_ order: DateOrder) -> String { date.pattern(order) + clock.pattern }
}
