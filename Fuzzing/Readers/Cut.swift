/// Ways in which a file may arrive.
enum Cut: CaseIterable {
    case whole, singleBytes, mixed

    /// The bytes in chunks; where that does not take too long each is in memory of its own, so that reading past its end
    /// is noticed.
    func pieces(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        switch self {
        case .whole: return bytes.isEmpty ? [] : [bytes[...]]
        case .singleBytes: return bytes.indices.map { bytes[$0...$0] }
        case .mixed:
            var choice = Choice(bytes)
            var pieces: [ArraySlice<UInt8>] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(1 + choice.next(below: choice.next(below: 4) == 0 ? 200 : 9))
                pieces.append(Array(piece)[...])
                rest = rest.dropFirst(piece.count)
            }
            return pieces
        }
    }
}

/// Choices that the bytes themselves decide, so that a file is all there is to an input.
struct Choice {
    private var state: UInt64

    init(_ bytes: [UInt8]) {
        // FNV-1a.
        state = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, bound)
    }
}

/// How many lines the bytes have, ended by CRLF, LF or CR; what stands behind the last end is one.
func lineCount(_ bytes: [UInt8]) -> Int {
    var lines = 1
    var previous: UInt8 = 0
    for byte in bytes {
        if byte == 0x0D || byte == 0x0A && previous != 0x0D { lines += 1 }
        previous = byte
    }
    return lines
}
