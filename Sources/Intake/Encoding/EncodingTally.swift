/// Counts the sequences of UTF-8 beyond ASCII in a file: what they are, and what only looks like them.
struct EncodingTally {
    private var wellFormed = 0
    private var malformed = 0
    /// Continuation bytes that the sequence at hand still needs, and which the next of them may be.
    private var needed = 0
    private var next: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether the file is rather in one byte a letter than in UTF-8.
    var isHardlyUTF8: Bool { malformed + (needed > 0 ? 1 : 0) > wellFormed }

    mutating func push(_ bytes: UnsafeRawBufferPointer) {
        var at = 0
        while at < bytes.count {
            if needed == 0 { at = Self.endOfASCII(bytes, from: at) }
            guard at < bytes.count else { return }
            take(bytes[at])
            at += 1
        }
    }

    private mutating func take(_ byte: UInt8) {
        if needed > 0 {
            if next.contains(byte) {
                needed -= 1
                next = 0x80...0xBF
                if needed == 0 { wellFormed += 1 }
                return
            }
            malformed += 1
            needed = 0
        }
        next = 0x80...0xBF
        switch byte {
        case 0x00...0x7F: break
        case 0xC2...0xDF: needed = 1
        case 0xE0: (needed, next) = (2, 0xA0...0xBF)
        case 0xED: (needed, next) = (2, 0x80...0x9F)
        case 0xE1...0xEF: needed = 2
        case 0xF0: (needed, next) = (3, 0x90...0xBF)
        case 0xF1...0xF3: needed = 3
        case 0xF4: (needed, next) = (3, 0x80...0x8F)
        default: malformed += 1
        }
    }

    /// The first place from there on that is not ASCII; 32 bytes at a time where they are, as most files hold little else.
    private static func endOfASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        func word(_ at: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
        var at = start
        while at + 32 <= bytes.count {
            guard (word(at) | word(at + 8) | word(at + 16) | word(at + 24)) & 0x8080_8080_8080_8080 == 0 else { break }
            at += 32
        }
        while at < bytes.count, bytes[at] < 0x80 { at += 1 }
        return at
    }
}
