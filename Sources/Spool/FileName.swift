import Domain

/// The name of one entry of a directory: bytes as Linux knows them, of any encoding or none.
///
/// A file name cannot be a path: it is never empty, `.` or `..` and holds neither `/` nor NUL, so whatever it says,
/// it stays in the directory it is used in.
package struct FileName: Hashable, Comparable, Sendable {
    package let bytes: [UInt8]

    /// nil for what cannot name an entry, and beyond 255 bytes.
    package init?(bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard !bytes.isEmpty, bytes.count <= 255, bytes != [0x2E], bytes != [0x2E, 0x2E],
            !bytes.contains(UInt8(ascii: "/")), !bytes.contains(0)
        else { return nil }
        self.bytes = bytes
    }

    /// nil for what cannot name an entry, and beyond 255 bytes of UTF-8.
    package init?(_ text: String) {
        self.init(bytes: text.utf8)
    }

    /// The name that outside bytes are given in the spool: see `PathName.encode`.
    init(encoding bytes: some Collection<UInt8>) {
        self.bytes = Array(PathName.encode(bytes).utf8)
    }

    /// A name that this target wrote itself.
    init(own text: String) {
        bytes = Array(text.utf8)
    }

    /// The name as text; bytes that are not UTF-8 become U+FFFD. Otherwise as given, control characters and all.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The name for a person's eyes: like `text`, and what could act on a terminal or turn the line around (control
    /// and bidirectional characters) becomes U+FFFD too.
    package var printable: String { Printable.text(bytes) }

    package static func < (left: FileName, right: FileName) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    var isHidden: Bool { bytes.first == UInt8(ascii: ".") }

    func hasSuffix(_ suffix: String) -> Bool { bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }

    func hasPrefix(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

    /// Calls `body` with the name as C knows it.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        body(bytes.map(CChar.init(bitPattern:)) + [0])
    }
}

/// Outside text in messages.
package enum Printable {
    static func text(_ bytes: some Collection<UInt8>) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            shown.append(isInert(scalar) ? scalar : "\u{FFFD}")
        }
        return String(shown)
    }

    /// The bytes as one word of a shell's command line.
    package static func shellWord(_ bytes: [UInt8]) -> String {
        let plain = bytes.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "'") }
        if plain { return "'" + String(decoding: bytes, as: UTF8.self) + "'" }
        let escaped = bytes.map { byte -> String in
            let isSafe =
                (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "\\")
            return isSafe ? String(UnicodeScalar(byte)) : "\\x" + Hexadecimal.lower([byte])
        }
        return "$'" + escaped.joined() + "'"
    }

    private static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
