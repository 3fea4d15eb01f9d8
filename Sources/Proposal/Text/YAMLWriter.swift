import Domain
import StrictYAML

/// Writes lines of YAML with comments that say why. Nothing from outside acts in it.
struct YAMLWriter {
    private static let width = 112

    private(set) var text = ""

    mutating func line(_ line: String = "", indent: Int = 0) {
        text += line.isEmpty ? "\n" : String(repeating: " ", count: indent) + line + "\n"
    }

    /// A comment, in several lines where it is long.
    mutating func comment(_ comment: String, indent: Int = 0) {
        var line = "#"
        for word in Inert.text(comment).split(separator: " ") {
            if line.count > 1, indent + line.count + 1 + word.count > Self.width {
                self.line(line, indent: indent)
                line = "#  "
            }
            line += " " + word
        }
        self.line(line, indent: indent)
    }

    /// One of several things in a comment.
    mutating func item(_ text: String) { comment("- \(text)") }

    /// What is certain about it in one comment, and each doubt in one of its own.
    mutating func remarks(_ remarks: [Remark], about subject: String? = nil, indent: Int = 0) {
        let reasons = remarks.filter { $0.certainty != .doubtful }
        let prefix = subject.map { "\($0): " } ?? ""
        if !reasons.isEmpty {
            comment(
                "\(prefix)\(reasons.certainty.mark): \(reasons.map(\.text).joined(separator: "; "))", indent: indent)
        } else if let subject {
            comment(subject, indent: indent)
        }
        for doubt in remarks where doubt.certainty == .doubtful {
            comment("\(doubt.certainty.mark): \(doubt.text)", indent: indent)
        }
    }

    /// A text as YAML takes it for that text and nothing else.
    static func scalar(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || " _-./".unicodeScalars.contains(scalar)
        }
        let starts = text.unicodeScalars.first.map { $0.properties.isAlphabetic || $0 == "_" } ?? false
        let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        if isPlain, starts, text.last != " ", !words.contains(text.lowercased()) { return text }
        return QuotedScalar.text(text)
    }

    static func scale(_ low: Double, _ high: Double) -> String { "[\(low.brief), \(high.brief)]" }
}
