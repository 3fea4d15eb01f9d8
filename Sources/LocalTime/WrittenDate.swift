import Domain

/// A date as people and spreadsheets write it: `20/11/2026`, `11-20-2026`, `20.11.26`, `2026/11/20`, `20 Nov 2026`,
/// `November 20, 2026`. Points stand in dates whose day comes first; dashes want a year of four digits, as `26-11-20`
/// means too many things.
struct WrittenDate: Equatable {
    private enum Numbers: Equatable {
        case told(year: Int, month: Int, day: Int)
        case open(first: Int, second: Int, year: Int)
    }

    private let numbers: Numbers
    private let separator: UInt8
    private let hasShortYear: Bool

    /// Reads on behind the date.
    init?(_ scanner: inout ByteScanner) {
        if let month = scanner.month() {
            _ = scanner.skip(".")
            guard scanner.skipSpaces(), let day = scanner.digits(1...2) else { return nil }
            _ = scanner.skip(",")
            guard scanner.skipSpaces(), let year = scanner.digits(4...4) else { return nil }
            self.init(.told(year: year, month: month, day: day))
            return
        }
        if let year = scanner.digits(4...4) {
            guard let separator = scanner.skip(anyOf: [.slash, .point]), let month = scanner.digits(1...2),
                scanner.skip(separator), let day = scanner.digits(1...2)
            else { return nil }
            self.init(.told(year: year, month: month, day: day))
            return
        }
        guard let first = scanner.digits(1...2) else { return nil }
        if let date = Self.named(day: first, scanner) {
            (self, scanner) = date
            return
        }
        guard let separator = scanner.skip(anyOf: [.slash, .dash, .point]), let second = scanner.digits(1...2),
            scanner.skip(separator)
        else { return nil }
        if let year = scanner.digits(4...4) {
            self.init(Self.numbers(first, second, year, separator), separator)
        } else if separator != .dash, let year = scanner.digits(2...2) {
            self.init(Self.numbers(first, second, 2_000 + year, separator), separator, hasShortYear: true)
        } else {
            return nil
        }
    }

    private init(_ numbers: Numbers, _ separator: UInt8 = .slash, hasShortYear: Bool = false) {
        self.numbers = numbers
        self.separator = separator
        self.hasShortYear = hasShortYear
    }

    private static func numbers(_ first: Int, _ second: Int, _ year: Int, _ separator: UInt8) -> Numbers {
        separator == .point
            ? .told(year: year, month: second, day: first) : .open(first: first, second: second, year: year)
    }

    /// ` Nov 2026`, `-Nov-26`, `. November 2026` behind the day.
    private static func named(day: Int, _ behindDay: ByteScanner) -> (WrittenDate, ByteScanner)? {
        var scanner = behindDay
        let hasDash = scanner.skip("-")
        if !hasDash {
            _ = scanner.skip(".")
            guard scanner.skipSpaces() else { return nil }
        }
        guard let month = scanner.month() else { return nil }
        if hasDash {
            guard scanner.skip("-") else { return nil }
        } else {
            _ = scanner.skip(".") || scanner.skip(",")
            guard scanner.skipSpaces() else { return nil }
        }
        guard let year = scanner.digits(4...4) ?? scanner.digits(2...2).map({ 2_000 + $0 }) else { return nil }
        return (WrittenDate(.told(year: year, month: month, day: day)), scanner)
    }

    /// Whether the layout leaves it open which number is the day.
    var isOpen: Bool {
        if case .open = numbers { return true }
        return false
    }

    /// nil where no calendar has that date, or the order is not known and would matter.
    func day(_ order: DateOrder?) -> Day? {
        switch (numbers, order) {
        case (.told(let year, let month, let day), _): Day(year: year, month: month, day: day)
        case (.open(let day, let month, let year), .dayFirst): Day(year: year, month: month, day: day)
        case (.open(let month, let day, let year), .monthFirst): Day(year: year, month: month, day: day)
        case (.open, nil): nil
        }
    }

    /// Of an open date.
    var text: String {
        guard case .open(let first, let second, let year) = numbers else { return "" }
        let sign = Character(Unicode.Scalar(separator))
        return [first, second, hasShortYear ? year - 2_000 : year].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: String(sign))
    }

    /// Of an open date.
    func pattern(_ order: DateOrder) -> String {
        let sign = Character(Unicode.Scalar(separator))
        let year = hasShortYear ? "yy" : "yyyy"
        return (order == .dayFirst ? ["d", "M", year] : ["M", "d", year]).joined(separator: String(sign))
    }
}

/// The time of day behind a date, to the end of the text: ` 9:05`, `T09:05:11.250`, `, 9:05:11 PM`, ` 09:05 GMT`.
struct WrittenClock: Equatable {
    private(set) var hour = 0
    private(set) var minute = 0
    private(set) var second: Int?
    private(set) var millisecond = 0
    private(set) var offset: Int64?
    /// Of the configuration's layouts.
    private(set) var pattern = ""

    /// nil where what follows the date is no time, or no time alone.
    init?(_ scanner: inout ByteScanner) {
        if scanner.isAtEnd { return }
        if scanner.skip(",") { pattern += "," }
        if scanner.skip("T") {
            pattern += "'T'"
        } else {
            guard scanner.skipSpaces() else { return nil }
            pattern += " "
        }
        guard let hour = scanner.digits(1...2), scanner.skip(":"), let minute = scanner.digits(2...2) else {
            return nil
        }
        self.hour = hour
        self.minute = minute
        var digits = ":mm"
        if scanner.skip(":") {
            guard let second = scanner.digits(2...2) else { return nil }
            self.second = second
            digits += ":ss"
            if scanner.skip(".") {
                guard let millisecond = scanner.milliseconds() else { return nil }
                self.millisecond = millisecond
                digits += ".S"
            }
        }
        let half = Self.half(&scanner)
        if let half {
            guard (1...12).contains(hour) else { return nil }
            self.hour = hour % 12 + (half.isAfternoon ? 12 : 0)
        }
        pattern += (half == nil ? "H" : "h") + digits + (half?.pattern ?? "")
        if !scanner.isAtEnd {
            pattern += scanner.skipSpaces() ? " XXX" : "XXX"
            guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
            self.offset = offset
        }
    }

    private static func half(_ scanner: inout ByteScanner) -> (isAfternoon: Bool, pattern: String)? {
        var ahead = scanner
        let pattern = ahead.skipSpaces() ? " a" : "a"
        let isAfternoon = ahead.skip(word: "pm") || ahead.skip(word: "p.m.")
        guard isAfternoon || ahead.skip(word: "am") || ahead.skip(word: "a.m.") else { return nil }
        scanner = ahead
        return (isAfternoon, pattern)
    }
}

extension WallTime {
    /// Reads a date as ``WrittenDate`` has them, and a time of day behind it if there is more, to the end.
    /// - Parameter order: of dates that leave it open; nil: they are no times.
    init?(written scanner: inout ByteScanner, order: DateOrder?) {
        guard let date = WrittenDate(&scanner), let day = date.day(order), let clock = WrittenClock(&scanner)
        else { return nil }
        self.init(
            day: day, hour: clock.hour, minute: clock.minute, second: clock.second, millisecond: clock.millisecond,
            offset: clock.offset)
    }
}

extension UInt8 {
    fileprivate static let slash = UInt8(ascii: "/")
    fileprivate static let dash = UInt8(ascii: "-")
    fileprivate static let point = UInt8(ascii: ".")
}
