import Crypto

/// Bytes to be hashed, put together so that no two lists of fields give the same bytes: each field is preceded by its
/// length in four bytes, the most significant first.
struct DigestInput {
    private(set) var bytes: [UInt8] = []

    /// Starts over. The tag says what is hashed, so that digests of different things never meet.
    mutating func begin(_ tag: StaticString) {
        bytes.removeAll(keepingCapacity: true)
        append(count: tag.utf8CodeUnitCount)
        bytes.append(contentsOf: UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(field: $0) }
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
            append(field: UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    /// What was put together elsewhere.
    mutating func append(framed: [UInt8]) { bytes.append(contentsOf: framed) }

    mutating func append(_ field: [UInt8]) {
        append(count: field.count)
        bytes.append(contentsOf: field)
    }

    /// 32 bytes of SHA-256.
    var digest: [UInt8] { SHA256.hash(data: bytes).withUnsafeBytes { Array($0) } }

    /// The first 16 bytes of ``digest``.
    var shortDigest: [UInt8] {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        let digest = hash.finalize()
        return [UInt8](unsafeUninitializedCapacity: 16) { bytes, count in
            digest.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(bytes).copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<16]))
            }
            count = 16
        }
    }

    private mutating func append(field: UnsafeBufferPointer<UInt8>) {
        append(count: field.count)
        bytes.append(contentsOf: field)
    }

    private mutating func append(count: Int) {
        withUnsafeBytes(of: UInt32(clamping: count).bigEndian) { bytes.append(contentsOf: $0) }
    }
}
