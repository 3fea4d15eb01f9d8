import Yams

/// A value of the configuration with the key it stands under and its line.
struct Field {
    let name: String
    let line: Int
    let node: Node

    /// Whether nothing stands behind the key.
    var isEmpty: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}

/// A mapping whose keys are known; what is read from it is what stands behind them.
struct Section {
    let line: Int
    private let fields: [Field]

    init(line: Int, fields: [Field]) {
        self.line = line
        self.fields = fields
    }

    subscript(key: String) -> Field? { fields.first { $0.name == key } }
}

/// Reads typed values from one file's nodes and collects what is wrong with them. Every method gives nil for what is
/// missing or wrong, and reports only the latter; the caller goes on with a default, so that no mistake hides another.
struct Reader {
    let file: String
    private var problems: [ConfigurationProblem] = []

    init(file: String) { self.file = file }

    mutating func report(_ line: Int, _ message: String) {
        problems.append(ConfigurationProblem(file: file, line: line, message: message))
    }

    /// In the order of lines; those of one line in the order they were found.
    var sortedProblems: [ConfigurationProblem] {
        problems.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    /// The value of a key that must be there; else reports it missing, with a line of YAML as remedy.
    mutating func require(_ key: String, in section: Section, write example: String) -> Field? {
        let field = section[key]
        if field == nil { report(section.line, "\"\(key)\" is missing; add a line such as: \(example)") }
        return field
    }

    /// The mapping's values in the order of the file, each key once.
    mutating func fields(_ field: Field?) -> [Field]? {
        guard let field, !field.isEmpty else { return nil }
        guard case .mapping(let mapping) = field.node else {
            report(field.line, "\"\(field.name)\" must hold keys with values; write each as key: value, indented")
            return nil
        }
        var fields: [Field] = []
        var lines: [[UInt8]: Int] = [:]
        for (key, value) in mapping {
            let line = key.mark?.line ?? field.line
            guard case .scalar(let scalar) = key else {
                report(line, "a key must be text; write key: value, without brackets around the key")
                continue
            }
            let name = DoubledKeys.original(scalar.string)
            guard !name.isEmpty, !name.unicodeScalars.contains(where: \.isControl) else {
                report(line, "a key must be one line of visible text; write it so, or remove it")
                continue
            }
            if let first = lines[Array(name.utf8)] {
                report(line, "\"\(name)\" stands here a second time, after line \(first); keep one of the two")
                continue
            }
            lines[Array(name.utf8)] = line
            fields.append(Field(name: name, line: line, node: value))
        }
        return fields
    }

    /// The mapping, with everything reported that is not one of the keys.
    mutating func section(_ field: Field?, keys: [String]) -> Section? {
        guard let field, let fields = fields(field) else { return nil }
        for unknown in fields where !keys.contains(unknown.name) {
            report(unknown.line, "unknown key \"\(unknown.name)\"; \(advice(for: unknown.name, among: keys))")
        }
        return Section(line: field.line, fields: fields)
    }

    /// The items of a list.
    mutating func items(_ field: Field?) -> [Field]? {
        guard let field, !field.isEmpty else { return nil }
        guard case .sequence(let sequence) = field.node else {
            report(field.line, "\"\(field.name)\" must be a list; write [one, two], or each on a line after a dash")
            return nil
        }
        return sequence.map { Field(name: field.name, line: $0.mark?.line ?? field.line, node: $0) }
    }

    /// The items of a list, or the one value that stands in its place.
    mutating func itemsOrOne(_ field: Field?) -> [Field]? {
        guard let field, case .scalar = field.node else { return items(field) }
        return field.isEmpty ? nil : [field]
    }
}

/// What to do about a word that is none of those allowed.
func advice(for word: String, among candidates: [String]) -> String {
    if let meant = nearest(to: word, among: candidates) { return "did you mean \"\(meant)\"?" }
    return "use one of: \(candidates.joined(separator: ", "))"
}
