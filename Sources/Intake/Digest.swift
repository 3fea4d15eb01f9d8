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
        text.withUTF8 { field in
            append(count: field.count)
            bytes.append(contentsOf: field)
        }
    }

    /// The decimal digits, with `-` before a negative number.
    mutating func append(_ number: some BinaryInteger) { append(String(number)) }

    mutating func append(_ field: [UInt8]) {
        append(count: field.count)
        bytes.append(contentsOf: field)
    }

    /// 32 bytes of SHA-256.
    var digest: [UInt8] { SHA256.hash(data: bytes).withUnsafeBytes { Array($0) } }

    /// The first 16 bytes of ``digest``.
    var shortDigest: [UInt8] { SHA256.hash(data: bytes).withUnsafeBytes { Array($0.prefix(16)) } }

    private mutating func append(count: Int) {
        let count = UInt32(clamping: count)
        bytes.append(UInt8(truncatingIfNeeded: count >> 24))
        bytes.append(UInt8(truncatingIfNeeded: count >> 16))
        bytes.append(UInt8(truncatingIfNeeded: count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: count))
    }
}
