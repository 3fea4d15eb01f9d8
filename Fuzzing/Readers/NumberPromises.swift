import Domain
import Glibc
import StrictYAML

@testable import Intake

/// The C library's `strtod` knows what a decimal number is.
enum NumberPromises {
    static func check(_ bytes: [UInt8]) {
        guard !bytes.contains(0) else { return }
        let expected = strtod(bytes)
        let isDecimal = !bytes.isEmpty && bytes.allSatisfy("0123456789+-.eE".utf8.contains)
        let read = number(bytes[...])
        promise(
            read == nil || read == expected, "feedback's \(String(describing: read)) is \(String(describing: expected))"
        )
        promise(
            !isDecimal || (read == nil) == (expected == nil), "feedback's numbers are those of C, without its words")
        _ = read.flatMap(Rating.init(points:))

        let configured = Double(decimal: String(decoding: bytes, as: UTF8.self))
        promise(
            configured == nil || configured == expected,
            "the configuration's \(String(describing: configured)) is \(String(describing: expected))")
        if let configured {
            promise(Double(decimal: configured.brief) == configured, "a number is shown as what it is")
        }
    }

    /// nil where not all of the text is a number.
    private static func strtod(_ bytes: [UInt8]) -> Double? {
        (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { text in
            guard let start = text.baseAddress else { return nil }
            var end: UnsafeMutablePointer<CChar>?
            let number = Glibc.strtod(start, &end)
            guard !bytes.isEmpty, let end, UnsafePointer(end) - start == bytes.count else { return nil }
            return number
        }
    }
}
