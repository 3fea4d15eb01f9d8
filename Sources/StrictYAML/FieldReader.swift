package import Domain
import Yams

/// Reads typed values from one file of YAML and collects what is wrong with them. Every method gives nil for what is
/// missing or wrong, and reports only the latter; the caller goes on with a default, so that no mistake hides another.
package struct FieldReader {
    package let file: String
    private var found: [FileProblem] = []

    package init(file: String) { self.file = file }

    package mutating func report(_ line: Int, _ message: String, _ severity: FileProblem.Severity = .error) {
        found.append(FileProblem(severity: severity, file: file, line: line, message: message))
    }

    /// In the order of lines; those of one line in the order they were found.
    package var problems: [FileProblem] {
        found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    /// The mapping that the file consists of.
    ///
    /// - Parameters:
    ///   - name: what the mapping is: `the configuration`.
    ///   - beginning: what it starts with: `brand, outcome and drivers`.
    package mutating func document(
        _ bytes: [UInt8], called name: String, keys: [String], beginning: String
    ) -> Section? {
        guard let root = YAMLText.compose(bytes, beginning: beginning, into: &self) else { return nil }
        return requiredSection(Field(name: name, line: 1, node: root), keys: keys, example: beginning)
    }

    /// The value of a key that must be there; else reports it missing, with a line of YAML as remedy.
    package mutating func require(_ key: String, in section: Section, write example: String) -> Field? {
        let field = section[key]
        if field == nil { report(section.line, "\"\(key)\" is missing; add a line such as: \(example)") }
        return field
    }

    /// The mapping's values in the order of the file, each key once.
    package mutating func fields(_ field: Field?) -> [Field]? {
        guard let field, !field.isEmpty else { return nil }
        guard case .mapping(let mapping) = field.node else {
            report(field.line, "\"\(field.name)\" must hold keys with values; write each as key: value, indented")
            return nil
        }
        var fields: [Field] = []
        var lines: [Identifier: Int] = [:]
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
            if let first = lines[Identifier(name)] {
                report(line, "\"\(name)\" stands here a second time, after line \(first); keep one of the two")
                continue
            }
            lines[Identifier(name)] = line
            fields.append(Field(name: name, line: line, node: value))
        }
        return fields
    }

    /// The mapping, with everything reported that is not one of the keys.
    package mutating func section(_ field: Field?, keys: [String]) -> Section? {
        guard let field, let fields = fields(field) else { return nil }
        for unknown in fields where !keys.contains(unknown.name) {
            report(unknown.line, "unknown key \"\(unknown.name)\"; \(Spelling.advice(for: unknown.name, among: keys))")
        }
        return Section(line: field.line, fields: fields)
    }

    /// A mapping that must not be left empty.
    package mutating func requiredSection(_ field: Field?, keys: [String], example: String) -> Section? {
        if let field, field.isEmpty { report(field.line, "\"\(field.name)\" is empty; write \(example)") }
        return section(field, keys: keys)
    }

    /// The items of a list.
    package mutating func items(_ field: Field?) -> [Field]? {
        guard let field, !field.isEmpty else { return nil }
        guard case .sequence(let sequence) = field.node else {
            report(field.line, "\"\(field.name)\" must be a list; write [one, two], or each on a line after a dash")
            return nil
        }
        return sequence.map { Field(name: field.name, line: $0.mark?.line ?? field.line, node: $0) }
    }

    /// The items of a list, or the one value that stands in its place.
    package mutating func itemsOrOne(_ field: Field?) -> [Field]? {
        guard let field, case .scalar = field.node else { return items(field) }
        return field.isEmpty ? nil : [field]
    }
}
