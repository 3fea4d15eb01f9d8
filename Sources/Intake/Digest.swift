import Crypto
import Domain

/// Bytes to be hashed, put together so that no two lists of fields give the same bytes: each field is preceded by its
/// length in four bytes, the most significant first.
struct DigestInput {
    /// What is put together comes first; the rest is room.
    private var memory: [UInt8] = []
    private var count = 0

    var bytes: ArraySlice<UInt8> { memory[..<count] }

    /// Starts over. The tag says what is hashed, so that digests of different things never meet.
    mutating func begin(_ tag: StaticString) {
        count = 0
        append(UnsafeRawBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    mutating func append(_ number: some FixedWidthInteger) { append(Int64(clamping: number)) }

    /// The decimal digits, with `-` before a negative number.
    mutating func append(_ number: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = digits.count
            var rest = number.magnitude
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                start -= 1
                digits[start] = UInt8(ascii: "-")
            }
            append(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: digits[start...])))
        }
    }

    mutating func append(_ field: [UInt8]) { field.withUnsafeBytes { append($0) } }

    mutating func append(_ field: UnsafeRawBufferPointer) {
        withUnsafeBytes(of: UInt32(clamping: field.count).bigEndian) { append(framed: $0) }
        append(framed: field)
    }

    /// Fields that were put together elsewhere.
    mutating func append(framed fields: UnsafeRawBufferPointer) {
        let end = count + fields.count
        if end > memory.count { memory += [UInt8](repeating: 0, count: end) }
        memory.withUnsafeMutableBytes {
            UnsafeMutableRawBufferPointer(rebasing: $0[count..<end]).copyMemory(from: fields)
        }
        count = end
    }

    /// 32 bytes of SHA-256.
    var digest: [UInt8] { hash.withUnsafeBytes { Array($0) } }

    /// The first 16 bytes of ``digest``.
    var key: DigestKey { hash.withUnsafeBytes { DigestKey($0) } }

    private var hash: SHA256.Digest {
        var hash = SHA256()
        memory.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        return hash.finalize()
    }
}
