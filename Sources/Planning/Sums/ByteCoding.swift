import Domain

/// Whole numbers of 64 bits, texts and floating-point numbers one after the other, small numbers in few bytes (LEB128,
/// signs zigzag).
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ value: some FixedWidthInteger) {
        let value = Int64(value)
        var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func put(_ value: Double) {
        for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64(place)))) }
    }

    mutating func put(_ text: Identifier) {
        put(text.text.utf8.count)
        bytes += text.text.utf8
    }
}

/// Reads what `ByteWriter` wrote. Whatever the bytes are, nothing traps: what cannot be is `Damage`.
struct ByteReader {
    struct Damage: Error {}

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(Damage) -> Value {
        var bits: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            bits |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 {
                let value = Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
                guard let exact = Value(exactly: value) else { throw Damage() }
                return exact
            }
        }
        throw Damage()
    }

    /// How many of something follow, each at least a byte.
    mutating func count() throws(Damage) -> Int {
        let count: Int = try integer()
        guard (0...bytes.count - place).contains(count) else { throw Damage() }
        return count
    }

    mutating func integers<Value: FixedWidthInteger>(_ count: Int) throws(Damage) -> [Value] {
        guard (0...bytes.count - place).contains(count) else { throw Damage() }
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try integer()) }
        return values
    }

    /// Finite, and no larger than anything that is reckoned with here.
    mutating func double() throws(Damage) -> Double {
        guard place + 8 <= bytes.count else { throw Damage() }
        defer { place += 8 }
        let value = Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << (8 * UInt64($1)) })
        guard abs(value) <= 1e15 else { throw Damage() }
        return value
    }

    /// A number of the calendar, within 27,000 years of today.
    mutating func day() throws(Damage) -> Int {
        let day: Int = try integer()
        guard (-10_000_000...10_000_000).contains(day) else { throw Damage() }
        return day
    }

    /// How often something was counted.
    mutating func tally() throws(Damage) -> Int {
        let tally: Int32 = try integer()
        guard tally >= 0 else { throw Damage() }
        return Int(tally)
    }

    mutating func tallies(_ count: Int) throws(Damage) -> [Int] {
        var tallies: [Int] = []
        for _ in 0..<count { tallies.append(try tally()) }
        return tallies
    }

    mutating func doubles(_ count: Int) throws(Damage) -> [Double] {
        var values: [Double] = []
        for _ in 0..<count { values.append(try double()) }
        return values
    }

    mutating func identifier() throws(Damage) -> Identifier {
        let count = try count()
        defer { place += count }
        return Identifier(String(decoding: bytes[place..<place + count], as: UTF8.self))
    }
}
