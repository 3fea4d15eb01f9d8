import Domain
import Crypto

/// Names from outside as names of files: the contract's LOCATION and NAME.SHA8.
package enum PathName {
    /// Bytes that an encoded name may have.
    package static let longest = 120

    /// Bytes of a longer one that are kept.
    private static let kept = 103

    /// The contract's LOCATION for the bytes of an id or a file's name.
    ///
    /// - Letters, digits, `.`, `_` and `-` of ASCII stay; every other byte, and `.` or `-` in first place, becomes `%`
    ///   and two upper-case hexadecimal digits.
    /// - What is then longer than 120 bytes is cut to its first 103, even inside a `%XX`, followed by `-` and the first
    ///   16 lower-case hexadecimal digits of the SHA-256 of the bytes given (not of their encoding): 120 again.
    /// - No bytes at all become `%`, which nothing else is encoded as.
    ///
    /// The result is a valid `FileName` of 1 to 120 bytes that is not hidden and that no shell treats specially.
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        guard !bytes.isEmpty else { return "%" }
        var encoded: [UInt8] = []
        for (place, byte) in bytes.enumerated() {
            if stays(byte, first: place == 0) {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(contentsOf: Hexadecimal.upper([byte]).utf8)
            }
        }
        guard encoded.count > longest else { return String(decoding: encoded, as: UTF8.self) }
        let digest = Hexadecimal.lower(SHA256.hash(data: Array(bytes)).prefix(8))
        return String(decoding: encoded.prefix(kept), as: UTF8.self) + "-" + digest
    }

    /// The contract's LOCATION for an id.
    package static func encode(_ text: String) -> String { encode(text.utf8) }

    /// The contract's NAME.SHA8: what a file is filed under and its receipt is named after.
    /// - Parameter sha256: at least 8 hexadecimal digits.
    package static func filed(_ name: FileName, sha256: String) -> String {
        encode(name.bytes) + "." + String(sha256.prefix(8))
    }

    /// The bytes of the name that a file was filed under `filed` with, as far as they were not cut.
    package static func decoded(filed: String) -> [UInt8] {
        let encoded = Array(filed.utf8)
        var rest = encoded[..<(encoded.lastIndex(of: UInt8(ascii: ".")) ?? encoded.endIndex)]
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let escaped = UInt8(digits, radix: 16) {
                bytes.append(escaped)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    private static func stays(_ byte: UInt8, first: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        case UInt8(ascii: "."), UInt8(ascii: "-"):
            !first
        default:
            false
        }
    }
}
