/// A day of the Gregorian calendar, in nobody's time zone.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// The day of that date, or nil where the calendar has none (30 February).
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
        else { return nil }
        // Days from civil, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day written `YYYY-MM-DD`.
    package init?(iso text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.count == 3, parts[0].count == 4, parts[1].count == 2,
            parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }),
            let year = Int(String(decoding: parts[0], as: UTF8.self)),
            let month = Int(String(decoding: parts[1], as: UTF8.self)),
            let day = Int(String(decoding: parts[2], as: UTF8.self))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday(rawValue: ((number + 3) % 7 + 7) % 7 + 1) ?? .monday
    }

    /// `YYYY-MM-DD`.
    package var iso: String {
        let date = civil
        return "\(decimal(date.year, width: 4))-\(decimal(date.month, width: 2))-\(decimal(date.day, width: 2))"
    }

    package func advanced(by days: Int) -> Day { Day(number: number + days) }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

/// The decimal digits of a number that is not negative, with leading zeros.
func decimal(_ number: Int, width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// ISO 8601 weekdays, Monday = 1.
package enum Weekday: Int, CaseIterable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A stretch of the day that a brand staffs as one: from `from` o'clock up to but not including `to` o'clock. A part
/// whose `to` is not after its `from` runs over midnight.
package struct DayPart: Hashable, Sendable {
    package let name: String
    package let from: Int
    package let to: Int

    package init(name: String, from: Int, to: Int) {
        self.name = name
        self.from = from
        self.to = to
    }

    package func contains(hour: Int) -> Bool {
        from < to ? (from..<to).contains(hour) : hour >= from || hour < to
    }
}
