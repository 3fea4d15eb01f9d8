import Domain

/// How the configuration writes times and sizes. Everything gives nil for what is written otherwise.
enum Notation {
    /// `90d`, `24h`, `30m` or `5s`, at most a hundred years.
    static func span(_ text: String) -> Span? {
        let units: [Character: Int64] = ["d": 86_400, "h": 3_600, "m": 60, "s": 1]
        guard let last = text.last, let unit = units[last], let count = digits(text.dropLast()) else { return nil }
        let (seconds, overflow) = Int64(count).multipliedReportingOverflow(by: unit)
        guard !overflow, seconds <= 36_500 * 86_400 else { return nil }
        return Span(seconds: seconds)
    }

    /// `1MiB`, `64KiB`, `1GiB` or bytes.
    static func size(_ text: String) -> Int? {
        let units = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]
        let unit = units.first { text.hasSuffix($0.0) }
        guard let count = digits(text.dropLast(unit?.0.count ?? 0)) else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: unit?.1 ?? 1)
        return overflow ? nil : bytes
    }

    /// `HH:MM` as minutes after midnight.
    static func clock(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = digits(parts[0], width: 2), let minute = digits(parts[1], width: 2),
            hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    /// `05-11`: from one full hour up to another; over midnight where the second is not the later one.
    static func hours(_ text: String) -> (from: Int, to: Int)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = digits(parts[0], width: 2), let to = digits(parts[1], width: 2),
            from < 24, to <= 24, from != to
        else { return nil }
        return (from, to)
    }

    /// Well-formed after RFC 5646 as far as plans need it: a language of two to eight letters, and further parts of one
    /// to eight letters and digits.
    static func isLanguageTag(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let language = parts.first, (2...8).contains(language.count), language.allSatisfy(isLetter) else {
            return false
        }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || digit($0) != nil }
        }
    }

    private static func digits(_ text: some StringProtocol, width: Int? = nil) -> Int? {
        guard width == nil || text.utf8.count == width, text.utf8.allSatisfy({ digit($0) != nil }) else { return nil }
        return Int(text)
    }

    private static func digit(_ byte: UInt8) -> UInt8? { (0x30...0x39).contains(byte) ? byte - 0x30 : nil }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
