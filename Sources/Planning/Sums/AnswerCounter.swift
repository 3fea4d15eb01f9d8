package import Domain
package import LocalTime

/// How the answers of one location are read: on which day and in which part of it on the location's own clock, and what
/// is remarkable about their marks.
package struct AnswerCounter: Sendable {
    /// Tells sums that were counted otherwise: of other questions, another clock, other thresholds.
    package let shape: String
    let zone: Zone
    let ratings: Int
    let behaviours: Int
    /// Of the brand; visits outside all of them count as one more.
    let parts: Int
    let marks: MarkReader
    private let partOfHour: [Int]
    private let advocates: Int32

    package init(_ brand: Brand, zone: Zone) {
        self.zone = zone
        ratings = 1 + brand.drivers.count
        behaviours = brand.behaviours.count
        parts = brand.dayparts.count
        marks = MarkReader(brand)
        advocates = brand.advocates.atOrAbove.thousandths
        let partOfHour = (0..<24).map { hour in brand.dayparts.firstIndex { $0.contains(hour: hour) } ?? -1 }
        self.partOfHour = partOfHour
        shape = "\(zone.name) \(brand.measured) \(parts) \(partOfHour) \(advocates)"
    }

    /// Rows of one day after the other.
    func days(of table: AnswerTable) -> [(day: Day, rows: Range<Int>)] {
        var days: [(day: Day, rows: Range<Int>)] = []
        var start = 0
        while start < table.count {
            let day = zone.day(of: table.at[start])
            let end = zone.startOfDay(day.advanced(by: 1))
            var stop = start + 1
            while stop < table.count, table.at[stop] < end { stop += 1 }
            days.append((day, start..<stop))
            start = stop
        }
        return days
    }

    /// The brand's part of the day, −1 for none. A date without a time is midnight on some clock: nothing is known of
    /// the part of the day then. A part that runs over midnight goes on on the next day.
    func part(of instant: Instant, startOfDay: Instant) -> Int {
        if instant == startOfDay || instant.milliseconds % 86_400_000 == 0 { return -1 }
        return partOfHour[zone.hour(of: instant)]
    }

    func isAdvocate(_ outcome: Int32) -> Bool { outcome != AnswerTable.none && outcome >= advocates }
}

extension Brand {
    /// What is asked and on which scales.
    package var measured: String {
        let asked = [(outcome.key, outcome.scale)] + drivers.map { ($0.key, $0.scale) }
        return (asked.map { "\($0):\($1.low.thousandths):\($1.high.thousandths)" } + behaviours.map(\.key))
            .joined(separator: ",")
    }
}
