/// 16 hexadecimal digits that tell one list of texts from another (64-bit FNV-1a; Fowler, Noll & Vo 1991). Nothing to rely on
/// where somebody would want two to be alike.
package enum Fingerprint {
    package static func of(_ texts: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for text in texts {
            for byte in text.utf8 + [0] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        return withUnsafeBytes(of: hash.bigEndian) { Hexadecimal.lower($0) }
    }
}
