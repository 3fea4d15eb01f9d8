import Domain

/// Helpers for text that is still bytes.
extension ArraySlice<UInt8> {
    /// Without spaces, tabs and line ends on both sides.
    var trimmed: ArraySlice<UInt8> { trimming(UInt8.isBlank) }

    /// Without spaces on both sides; other white space stays, being a control character.
    var trimmedOfSpaces: ArraySlice<UInt8> { trimming { $0 == 0x20 } }

    /// Without the `'` that spreadsheets' exports put before what would be taken for a formula. Of several only the first
    /// goes: a text that begins `'=` itself is written `''=`.
    var withoutFormulaGuard: ArraySlice<UInt8> { hasFormulaGuard ? dropFirst() : self }

    /// Whether both are the same text, ASCII letters in either case.
    func equalsIgnoringCase(_ other: [UInt8]) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }

    /// Whether the text is somewhere in it, ASCII letters in either case.
    func containsIgnoringCase(_ other: [UInt8]) -> Bool {
        guard count >= other.count else { return false }
        return (startIndex...(endIndex - other.count)).contains {
            self[$0..<($0 + other.count)].equalsIgnoringCase(other)
        }
    }

    /// Whether this is one of those texts, ASCII letters in either case.
    func isOneOf(_ texts: [String]) -> Bool {
        texts.contains {
            count == $0.utf8.count && zip(self, $0.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
        }
    }

    /// Whether there is a control character (C0, DEL, C1) in this UTF-8 text.
    var containsControlCharacter: Bool {
        var previous: UInt8 = 0
        for byte in self {
            if byte < 0x20 || byte == 0x7F { return true }
            if previous == 0xC2, (0x80...0x9F).contains(byte) { return true }
            previous = byte
        }
        return false
    }

    /// The text, or nil where the bytes are not UTF-8.
    var text: String? {
        // Most text is ASCII, which needs no look at sequences.
        allSatisfy { $0 < 0x80 } ? String(decoding: self, as: UTF8.self) : String(validating: self, as: UTF8.self)
    }

    /// The text with every broken sequence shown as U+FFFD.
    var repairedText: String { String(decoding: self, as: UTF8.self) }

    /// The text with broken sequences, and NUL, at which databases cut texts, shown as U+FFFD.
    var textWithoutNUL: String {
        guard contains(0) else { return repairedText }
        var scalars = String.UnicodeScalarView()
        for scalar in repairedText.unicodeScalars { scalars.append(scalar == "\0" ? "\u{FFFD}" : scalar) }
        return String(scalars)
    }

}

/// The same for bytes that are looked at where they lie: of every row of a file.
extension UnsafeRawBufferPointer {
    var trimmed: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: trimming(UInt8.isBlank)) }
    var trimmedOfSpaces: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: trimming { $0 == 0x20 }) }
    var withoutFormulaGuard: UnsafeRawBufferPointer {
        hasFormulaGuard ? UnsafeRawBufferPointer(rebasing: dropFirst()) : self
    }

    /// Whether this is UTF-8 without control characters.
    var isPlainText: Bool {
        if isPrintableASCII { return true }
        let bytes = Array(self)[...]
        return !bytes.containsControlCharacter && bytes.text != nil
    }

    /// Eight bytes at a time, as most text is that.
    private var isPrintableASCII: Bool {
        var at = 0
        while at + 8 <= count {
            guard loadUnaligned(fromByteOffset: at, as: UInt64.self).isPrintableASCII else { return false }
            at += 8
        }
        while at < count, (0x20..<0x7F).contains(self[at]) { at += 1 }
        return at == count
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    fileprivate func trimming(_ isBlank: (UInt8) -> Bool) -> SubSequence {
        var start = startIndex
        var end = endIndex
        while start < end, isBlank(self[start]) { start += 1 }
        while start < end, isBlank(self[end - 1]) { end -= 1 }
        return self[start..<end]
    }

    fileprivate var hasFormulaGuard: Bool {
        guard first == UInt8(ascii: "'") else { return false }
        switch first(where: { $0 != UInt8(ascii: "'") }) {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
        default: return false
        }
    }
}

extension UInt8 {
    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    fileprivate static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension UInt64 {
    /// Of its eight bytes.
    fileprivate var isPrintableASCII: Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // The highest bit of a byte is set by what is below a space, by DEL, and by what is no ASCII itself.
        let belowSpace = self &- ones * 0x20
        let delete = (self ^ ones * 0x7F) &- ones
        return (self | belowSpace | delete) & (ones * 0x80) == 0
    }
}

extension String {
    /// The first 80 characters (Unicode scalars: what is shown stays bounded however many marks are piled up).
    var cutForDisplay: String {
        guard utf8.count > 80 else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.prefix(80)))
    }

    /// Cut, and harmless wherever it is shown.
    var inertForDisplay: String { Inert.text(cutForDisplay) }
}
