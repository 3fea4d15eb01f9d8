/// How a source writes its times: `dd/MM/yyyy HH:mm`, `MM/dd/yyyy hh:mm:ss a`, `d MMM yyyy 'at' H:mm`.
///
/// | letters | stand for |
/// |---|---|
/// | `yyyy`, `yy` | year in four digits; in two, of this century |
/// | `MM`, `M`, `MMM`, `MMMM` | month in two digits; in one or two; as `Nov`; as `November` |
/// | `dd`, `d` | day of the month in two digits; in one or two |
/// | `HH`, `H` | hour, 0 to 23 |
/// | `hh`, `h` with `a` | hour, 1 to 12, with `AM` or `PM` |
/// | `mm`, `m`, `ss`, `s` | minute, second |
/// | `S` or more of it | any number of digits of a fraction of the second |
/// | `XXX` | `Z`, `UTC` or an offset: `+01:00`, `+0100`, `+01` |
///
/// Text in single quotes and every other character stands for itself; `''` is a quote. Names are English, in either
/// case.
package struct TimestampLayout: Equatable, Sendable {
    enum Field: Equatable {
        case year(digits: Int)
        case month(ClosedRange<Int>)
        case monthName(isFull: Bool)
        case day(ClosedRange<Int>)
        case hour(ClosedRange<Int>)
        case halfDayHour(ClosedRange<Int>)
        case halfDay
        case minute(ClosedRange<Int>)
        case second(ClosedRange<Int>)
        case fraction
        case offset
        case literal(UInt8)
    }

    /// As the configuration writes it.
    package let pattern: String
    let fields: [Field]

    /// The layout of a pattern, or nil where it holds a letter that stands for nothing, leaves a quote open, gives
    /// something twice or leaves out what makes a time (a date, an hour for the minutes, `a` for `hh`).
    package init?(_ pattern: String) {
        var fields: [Field] = []
        var rest = Array(pattern.utf8)[...]
        while let byte = rest.first {
            if byte == Self.quote {
                guard let text = Self.quoted(&rest) else { return nil }
                fields += text.map(Field.literal)
            } else if (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) {
                let run = rest.prefix { $0 == byte }
                rest = rest.dropFirst(run.count)
                guard let field = Self.field(byte, count: run.count) else { return nil }
                fields.append(field)
            } else {
                fields.append(.literal(byte))
                rest = rest.dropFirst()
            }
        }
        guard Self.isComplete(fields) else { return nil }
        self.pattern = pattern
        self.fields = fields
    }

    /// One sentence for those whose pattern was refused.
    package static let legend =
        "a layout is made of yyyy, MM or MMM, dd, HH (or hh with a), mm, ss, XXX and the characters between them, "
        + "like \"dd/MM/yyyy HH:mm\""

    private static let quote = UInt8(ascii: "'")

    /// The text of a quoted part, whose opening quote is the first of `rest`; nothing in it is a quote.
    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        var text: [UInt8] = []
        rest = rest.dropFirst()
        while let end = rest.firstIndex(of: quote) {
            text += rest[..<end]
            rest = rest[(end + 1)...]
            guard rest.first == quote else { return text.isEmpty ? [quote] : text }
            text.append(quote)
            rest = rest.dropFirst()
        }
        return nil
    }

    private static func field(_ letter: UInt8, count: Int) -> Field? {
        let digits = count == 1 ? 1...2 : 2...2
        return switch (Character(Unicode.Scalar(letter)), count) {
        case ("y", 2), ("y", 4): .year(digits: count)
        case ("M", 1), ("M", 2): .month(digits)
        case ("M", 3): .monthName(isFull: false)
        case ("M", 4): .monthName(isFull: true)
        case ("d", 1), ("d", 2): .day(digits)
        case ("H", 1), ("H", 2): .hour(digits)
        case ("h", 1), ("h", 2): .halfDayHour(digits)
        case ("a", 1): .halfDay
        case ("m", 1), ("m", 2): .minute(digits)
        case ("s", 1), ("s", 2): .second(digits)
        case ("S", _): .fraction
        case ("X", 3): .offset
        default: nil
        }
    }

    private static func isComplete(_ fields: [Field]) -> Bool {
        var seen: [Character: Int] = [:]
        for field in fields {
            if let kind = kind(field) { seen[kind, default: 0] += 1 }
        }
        func has(_ kind: Character) -> Bool { seen[kind] != nil }
        return seen.values.allSatisfy { $0 == 1 } && has("y") && has("M") && has("d")
            && has("a") == has("h") && !(has("h") && has("H"))
            && (!has("m") || has("h") || has("H")) && (!has("s") || has("m")) && (!has("S") || has("s"))
            && (!has("X") || has("h") || has("H"))
    }

    private static func kind(_ field: Field) -> Character? {
        switch field {
        case .year: "y"
        case .month, .monthName: "M"
        case .day: "d"
        case .hour: "H"
        case .halfDayHour: "h"
        case .halfDay: "a"
        case .minute: "m"
        case .second: "s"
        case .fraction: "S"
        case .offset: "X"
        case .literal: nil
        }
    }
}
