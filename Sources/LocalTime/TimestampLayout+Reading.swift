extension TimestampLayout {
    /// The time that all that is left of the text gives in this layout.
    func wallTime(_ scanner: inout ByteScanner) -> WallTime? {
        var numbers = Numbers()
        for field in fields {
            guard numbers.read(field, &scanner) else { return nil }
        }
        return scanner.isAtEnd ? numbers.wallTime : nil
    }
}

/// What a text has said so far.
private struct Numbers {
    private var year = 0
    private var month = 0
    private var day = 0
    private var hour = 0
    private var minute = 0
    private var second: Int?
    private var millisecond = 0
    private var isAfternoon: Bool?
    private var offset: Int64?

    /// Whether the text goes on with the field.
    mutating func read(_ field: TimestampLayout.Field, _ scanner: inout ByteScanner) -> Bool {
        switch field {
        case .year(let digits):
            guard let number = scanner.digits(digits...digits) else { return false }
            year = digits == 2 ? 2_000 + number : number
        case .month(let digits): return set(&month, scanner.digits(digits))
        case .monthName(let isFull):
            guard let number = isFull ? scanner.fullMonth() : scanner.shortMonth() else { return false }
            month = number
        case .day(let digits): return set(&day, scanner.digits(digits))
        case .hour(let digits): return set(&hour, scanner.digits(digits))
        case .halfDayHour(let digits):
            guard let number = scanner.digits(digits), (1...12).contains(number) else { return false }
            hour = number % 12
        case .halfDay:
            isAfternoon = scanner.skip(word: "pm")
            return isAfternoon == true || scanner.skip(word: "am")
        case .minute(let digits): return set(&minute, scanner.digits(digits))
        case .second(let digits):
            second = scanner.digits(digits)
            return second != nil
        case .fraction: return set(&millisecond, scanner.milliseconds())
        case .offset:
            offset = scanner.offset()
            return offset != nil
        case .literal(let byte): return scanner.skip(byte)
        }
        return true
    }

    var wallTime: WallTime? {
        WallTime(
            year: year, month: month, day: day, hour: isAfternoon == true ? hour + 12 : hour, minute: minute,
            second: second, millisecond: millisecond, offset: offset)
    }

    private func set(_ place: inout Int, _ number: Int?) -> Bool {
        guard let number else { return false }
        place = number
        return true
    }
}
