/// Reads along bytes, never past their end. What cannot be read is nil or false.
struct ByteScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position: Int
    private var end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        position = 0
        end = bytes.count
    }

    /// Bytes left.
    var count: Int { end - position }
    var isAtEnd: Bool { position == end }

    /// Leaves out blanks on both sides.
    mutating func trim() {
        while position < end, Self.isBlank(bytes[position]) { position += 1 }
        while position < end, Self.isBlank(bytes[end - 1]) { end -= 1 }
    }

    @inline(__always)
    mutating func skip(_ character: Unicode.Scalar) -> Bool { skip(UInt8(ascii: character)) }

    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// The word, its ASCII letters in either case; `word` is in lower case.
    mutating func skip(word: StaticString) -> Bool {
        guard word.utf8CodeUnitCount <= count else { return false }
        for index in 0..<word.utf8CodeUnitCount {
            let byte = bytes[position + index]
            let lowered = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            guard lowered == word.utf8Start[index] else { return false }
        }
        position += word.utf8CodeUnitCount
        return true
    }

    /// The first of these bytes that comes next.
    mutating func skip(anyOf bytes: [UInt8]) -> UInt8? { bytes.first { skip($0) } }

    /// One or more spaces, also those that do not break, which some clocks put before AM and PM; whether there was one.
    mutating func skipSpaces() -> Bool {
        let start = position
        while skip(" ") || skip(word: "\u{A0}") || skip(word: "\u{202F}") {}
        return position > start
    }

    /// An English month, in full or in three letters, as its number.
    mutating func month() -> Int? { fullMonth() ?? shortMonth() }

    mutating func fullMonth() -> Int? { number(ofWord: Self.fullMonths) }

    mutating func shortMonth() -> Int? { number(ofWord: Self.shortMonths) }

    /// A number of so many digits; at most 18 are asked for.
    @inline(__always)
    mutating func digits(_ allowed: ClosedRange<Int>) -> Int? {
        var number = 0
        var read = 0
        while read < allowed.upperBound, read < count, let digit = Self.digit(bytes[position + read]) {
            number = number * 10 + digit
            read += 1
        }
        guard read >= allowed.lowerBound else { return nil }
        position += read
        return number
    }

    /// The digits of a fraction of a second, cut to thousandths.
    mutating func milliseconds() -> Int? {
        var value = 0
        var read = 0
        while position < end, let digit = Self.digit(bytes[position]) {
            if read < 3 { value = value * 10 + digit }
            position += 1
            read += 1
        }
        switch read {
        case 0: return nil
        case 1: return value * 100
        case 2: return value * 10
        default: return value
        }
    }

    /// `Z`, `UTC`, `GMT`, `+01:00`, `+0100` or `+01`, as seconds east of UTC.
    mutating func offset() -> Int64? {
        if skip(word: "z") || skip(word: "utc") || skip(word: "gmt") { return 0 }
        let isEast = skip("+")
        guard isEast || skip("-"), let hours = digits(2...2) else { return nil }
        let hasColon = skip(":")
        guard let minutes = digits(2...2) ?? (hasColon ? nil : 0), hours <= 23, minutes <= 59 else { return nil }
        let seconds = Int64(hours * 3_600 + minutes * 60)
        return isEast ? seconds : -seconds
    }

    private mutating func number(ofWord words: [StaticString]) -> Int? {
        for index in words.indices where skip(word: words[index]) { return index + 1 }
        return nil
    }

    private static let shortMonths: [StaticString] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let fullMonths: [StaticString] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    private static func digit(_ byte: UInt8) -> Int? {
        (0x30...0x39).contains(byte) ? Int(byte) - 0x30 : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
