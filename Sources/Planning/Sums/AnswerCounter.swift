package import Domain
package import LocalTime

/// How the answers of one location are read: on which day and in which part of it on the location's own clock, and what
/// is remarkable about their marks.
package struct AnswerCounter: Sendable {
    /// Tells sums that were counted otherwise: of other questions, on another clock or by a clock's new rules, with other
    /// bounds.
    package let shape: String
    let zone: Zone
    let ratings: Int
    let behaviours: Int
    /// Of the brand; visits outside all of them count as one more.
    let parts: Int
    let marks: MarkReader
    /// What marks are divided by before they are squared, by column: whole points where thousandths would not fit.
    let units: [Int64]
    private let partOfHour: [Int]
    private let advocates: Int32

    package init(_ brand: Brand, zone: Zone) {
        self.zone = zone
        ratings = 1 + brand.drivers.count
        behaviours = brand.behaviours.count
        parts = brand.dayparts.count
        marks = MarkReader(brand)
        units = Self.units(brand)
        advocates = brand.advocates.atOrAbove.thousandths
        let partOfHour = (0..<24).map { hour in brand.dayparts.firstIndex { $0.contains(hour: hour) } ?? -1 }
        self.partOfHour = partOfHour
        shape =
            "\(zone.name) \(zone.fingerprint) \(brand.measured) \(parts) \(partOfHour) \(advocates) \(QualityThresholds.counted)"
    }

    /// A million answers on the widest scale that a configuration may ask for still fit into 64 bits.
    static func units(_ brand: Brand) -> [Int64] {
        ([brand.outcome.scale] + brand.drivers.map(\.scale)).map { scale in
            max(abs(scale.low.points), abs(scale.high.points)) > 1_000 ? 1_000 : 1
        }
    }

    /// The rows of one day after the other.
    func days(of table: AnswerTable) -> [(day: Day, rows: [Int])] {
        var days: [(day: Day, rows: [Int])] = []
        var end = Instant(milliseconds: .min)
        for row in table.at.indices.sorted(by: { (table.at[$0], $0) < (table.at[$1], $1) }) {
            if table.at[row] >= end {
                let day = zone.day(of: table.at[row])
                end = zone.startOfDay(day.advanced(by: 1))
                days.append((day, []))
            }
            days[days.count - 1].rows.append(row)
        }
        return days
    }

    /// The brand's part of the day, −1 for none. A date without a time is midnight on some clock: nothing is known of
    /// the part of the day then. A part that runs over midnight goes on on the next day.
    ///
    /// - Parameter startOfDay: of `day`, on the location's clock.
    func part(of instant: Instant, on day: Day, startOfDay: Instant) -> Int {
        if instant == startOfDay || instant == Zone.utc.startOfDay(day) { return -1 }
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
