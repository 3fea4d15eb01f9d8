import Yams

/// Reads the fields of one mapping by name and type, and collects what is wrong with them.
struct FieldReader {
    let file: String
    /// Put before a key in messages: `where.`
    let prefix: String
    private(set) var problems: [LibraryProblem] = []
    private let line: Int
    private var fields: [String: (line: Int, node: Node)] = [:]

    init(_ mapping: Node.Mapping, known: [String], file: String, prefix: String = "") {
        self.file = file
        self.prefix = prefix
        line = mapping.mark?.line ?? 1
        for (key, node) in mapping {
            let line = key.mark?.line ?? self.line
            guard let name = key.scalar?.string, known.contains(name) else {
                let name = key.scalar.map { visible($0.string) } ?? "?"
                report(
                    line, "unknown key `\(prefix)\(name)`\(Spelling.hint(for: name, in: known)); correct or remove it")
                continue
            }
            fields[name] = (line, node)
        }
    }

    /// Where a field stands, or where the mapping begins.
    func line(of key: String) -> Int { fields[key]?.line ?? line }

    mutating func report(_ line: Int, _ message: String, _ severity: LibraryProblem.Severity = .error) {
        problems.append(LibraryProblem(severity: severity, file: file, line: line, message: message))
    }

    mutating func report(_ key: String, _ message: String, _ severity: LibraryProblem.Severity = .error) {
        report(line(of: key), message, severity)
    }

    /// A field that has to be there; what stands there instead is a sentence.
    mutating func required<Value>(
        _ key: String, _ example: String, _ read: (inout FieldReader, String) -> Value?
    ) -> Value? {
        guard fields[key] != nil else {
            report(line, "`\(prefix)\(key)` is missing; add it, for example `\(key): \(example)`")
            return nil
        }
        return read(&self, key)
    }

    /// Text of one line: runs of white space are one space.
    mutating func text(_ key: String) -> String? {
        guard let field = fields[key] else { return nil }
        return text(field.node, "`\(prefix)\(key)`")
    }

    /// A list of texts; an empty one is an error.
    mutating func list(_ key: String) -> [String]? {
        guard let field = fields[key] else { return nil }
        guard case .sequence(let nodes) = field.node, !nodes.isEmpty else {
            report(field.line, "`\(prefix)\(key)` must be a list with something in it, like `[one, two]`")
            return nil
        }
        let texts = nodes.compactMap { text($0, "an entry of `\(prefix)\(key)`") }
        return texts.count == nodes.count ? texts : nil
    }

    mutating func choice<Value: CaseIterable & RawRepresentable<String>>(_ key: String) -> Value? {
        guard let word = text(key) else { return nil }
        if let value = Value(rawValue: word) { return value }
        let words = Value.allCases.map(\.rawValue)
        report(
            key,
            "`\(prefix)\(key)` is `\(word)`\(Spelling.hint(for: word, in: words)); use \(words.joined(separator: ", "))"
        )
        return nil
    }

    mutating func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let field = fields[key] else { return nil }
        if let number = plain(field.node).flatMap({ Int($0) }), range.contains(number) { return number }
        report(key, "`\(prefix)\(key)` must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    mutating func numberNotNegative(_ key: String) -> Double? {
        guard let field = fields[key] else { return nil }
        if let number = plain(field.node).flatMap({ Double($0) }), number.isFinite, number >= 0 { return number }
        report(key, "`\(prefix)\(key)` must be a number of 0 or more, like 0.05")
        return nil
    }

    /// The fields of a mapping inside this one; absorb them when they are read.
    mutating func fields(_ key: String, known: [String]) -> FieldReader? {
        guard let field = fields[key] else { return nil }
        guard case .mapping(let mapping) = field.node else {
            report(field.line, "`\(key)` must be a mapping, with lines like `daypart: [midday]`")
            return nil
        }
        return FieldReader(mapping, known: known, file: file, prefix: "\(key).")
    }

    mutating func absorb(_ inner: FieldReader) { problems += inner.problems }

    /// The text of a scalar without quotes: `"5"` is a text and no number.
    private func plain(_ node: Node) -> String? {
        guard let scalar = node.scalar, scalar.style == .plain else { return nil }
        return scalar.string
    }

    private mutating func text(_ node: Node, _ name: String) -> String? {
        let line = node.mark?.line ?? self.line
        guard let scalar = node.scalar else {
            report(line, "\(name) must be text; quote it if it holds `: ` or begins with `[` or `{`")
            return nil
        }
        let isNothing = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
        let words = isNothing ? [] : scalar.string.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else {
            report(line, "\(name) is empty; write something, or remove it")
            return nil
        }
        let text = words.joined(separator: " ")
        guard !text.unicodeScalars.contains(where: isHidden) else {
            report(line, "\(name) holds an invisible control character; type the text again")
            return nil
        }
        return text
    }
}

/// Text from a file as a message may show it: cut short, hidden characters replaced.
func visible(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(64) { shown.append(isHidden(scalar) ? "\u{FFFD}" : scalar) }
    return String(shown)
}

/// Characters that steer a terminal or turn the direction of writing instead of being read.
private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: scalar.properties.generalCategory == .control
    }
}
