import Domain
import StrictYAML

/// The keys of outcome, drivers and behaviours as far as they could be read: what later parts may name.
struct Measures {
    private(set) var outcome: [String] = []
    private(set) var drivers: [String] = []
    private(set) var behaviours: [String] = []
    /// Whether a key could not be read, so that a name that is not here may still be one.
    private(set) var hasUnreadable = false
    private var lines: [String: (kind: Kind, line: Int)] = [:]

    enum Kind: String { case outcome, driver, behaviour }

    /// Reads a key that nothing else may have.
    mutating func add(_ field: Field?, as kind: Kind, into reader: inout FieldReader) -> String? {
        guard let field, let key = reader.key(field) else {
            hasUnreadable = true
            return nil
        }
        if CanonicalColumn(rawValue: key) != nil || key.hasPrefix("contact_") {
            reader.report(
                field.line, "\"\(key)\" is a column of every feedback file; give the \(kind.rawValue) another key")
        } else if let other = lines[key] {
            reader.report(
                field.line,
                "\"\(key)\" is already the key of the \(other.kind.rawValue) on line \(other.line); rename one of them")
        }
        if lines[key] == nil { lines[key] = (kind, field.line) }
        switch kind {
        case .outcome: outcome.append(key)
        case .driver: drivers.append(key)
        case .behaviour: behaviours.append(key)
        }
        return key
    }

    /// Notes that a place for keys could not be read at all.
    mutating func noteUnreadable() { hasUnreadable = true }

    /// What is answered on a scale.
    var rated: [String] { outcome + drivers }

    /// Every key that a source's columns may map.
    var columns: [String] { CanonicalColumn.allCases.map(\.rawValue) + rated + behaviours }
}
