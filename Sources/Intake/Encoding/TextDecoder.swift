/// Gives the content of a file in UTF-8, whatever its encoding.
///
/// What is no text in the encoding stays no text: it becomes bytes that are not UTF-8, so that whoever reads the cell
/// complains about it.
struct TextDecoder {
    private let encoding: TextEncoding
    private var output: [UInt8] = []
    /// The first byte of a unit of UTF-16 whose second comes with the next chunk.
    private var half: UInt8?
    /// The first half of a pair of surrogates.
    private var surrogate: UInt32?

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
    }

    /// Hands out the text of the next bytes; the bytes handed out are valid in `body` only.
    mutating func push(_ chunk: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        switch encoding {
        case .utf8: return try body(chunk)
        case .windows1252: windows1252(chunk)
        case .utf16LittleEndian: utf16(chunk) { UInt32($1) << 8 | UInt32($0) }
        case .utf16BigEndian: utf16(chunk) { UInt32($0) << 8 | UInt32($1) }
        }
        try give(body)
    }

    /// Says that the file has ended.
    mutating func finish(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        if let surrogate { append(surrogate) }
        if half != nil { output.append(0xFF) }
        try give(body)
    }

    private mutating func give(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard !output.isEmpty else { return }
        try output.withUnsafeBytes(body)
        output.removeAll(keepingCapacity: true)
    }

    private mutating func windows1252(_ chunk: UnsafeRawBufferPointer) {
        var rest = chunk[...]
        while !rest.isEmpty {
            let ascii = rest.prefix { $0 < 0x80 }
            output.append(contentsOf: ascii)
            rest = rest[ascii.endIndex...]
            guard let byte = rest.popFirst() else { return }
            switch byte {
            case 0xA0...: append(UInt32(byte))
            default:
                if let scalar = Self.upperHalf[Int(byte) - 0x80] { append(scalar) } else { output.append(byte) }
            }
        }
    }

    private mutating func utf16(_ chunk: UnsafeRawBufferPointer, _ unit: (UInt8, UInt8) -> UInt32) {
        for byte in chunk {
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            take(unit(first, byte))
        }
    }

    private mutating func take(_ unit: UInt32) {
        if let high = surrogate {
            surrogate = nil
            if (0xDC00...0xDFFF).contains(unit) { return append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00)) }
            append(high)
        }
        if (0xD800...0xDBFF).contains(unit) { surrogate = unit } else { append(unit) }
    }

    /// A surrogate on its own is written as if it were a scalar, which is not UTF-8.
    private mutating func append(_ scalar: UInt32) {
        func continuation(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
        switch scalar {
        case ..<0x80: output.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800: output += [UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0), continuation(0)]
        case ..<0x10000:
            output += [UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0), continuation(6), continuation(0)]
        default:
            output += [
                UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0), continuation(12), continuation(6), continuation(0),
            ]
        }
    }

    /// 0x80 to 0x9F; nil: Windows-1252 has nothing there.
    private static let upperHalf: [UInt32?] = [
        0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil,
        0x017D,
        nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil,
        0x017E, 0x0178,
    ]
}
