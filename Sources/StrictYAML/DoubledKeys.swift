import Yams

/// Text whose doubled keys are told apart by marks in front of them.
///
/// The parser stops at the first mapping that has a key twice and says only where it stands first. Telling the key
/// apart lets it go on, so that this mistake hides no other; ``original(_:)`` takes the marks off again.
struct DoubledKeys {
    private(set) var text: String
    private var marks = 0

    /// A character for private use, which no key has.
    private static let sign: Unicode.Scalar = "\u{E000}"
    /// Each mark costs one more pass over the text.
    private static let mostMarks = 20

    init(_ text: String) { self.text = text }

    /// Puts a mark in front of the key there; false where there is no telling apart.
    mutating func tellApart(at mark: Mark) -> Bool {
        guard marks < Self.mostMarks, var index = index(of: mark), index < text.endIndex else { return false }
        let first = text.unicodeScalars[index]
        guard !"[{&*!?|>%@`".unicodeScalars.contains(first) else { return false }
        if first == "\"" || first == "'" { index = text.unicodeScalars.index(after: index) }
        text.unicodeScalars.insert(contentsOf: "\(Self.sign)\(marks)\(Self.sign)".unicodeScalars, at: index)
        marks += 1
        return true
    }

    /// The key as it was written.
    static func original(_ key: String) -> String {
        guard key.unicodeScalars.first == sign else { return key }
        let parts = key.unicodeScalars.split(separator: sign, maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 ? String(parts[2]) : key
    }

    /// Lines end where the parser ends them; columns count Unicode scalars.
    private func index(of mark: Mark) -> String.Index? {
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        var line = 1
        while line < mark.line {
            guard index < scalars.endIndex else { return nil }
            let scalar = scalars[index]
            scalars.formIndex(after: &index)
            if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" { continue }
            if YAMLText.isLineEnd(scalar) { line += 1 }
        }
        return scalars.index(index, offsetBy: mark.column - 1, limitedBy: scalars.endIndex)
    }
}
