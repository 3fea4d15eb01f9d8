import Domain
import Yams

extension FieldReader {
    /// Text in one line, with something to see in it.
    ///
    /// - Parameter folded: whether it may be written in several lines: runs of white space are one space then.
    package mutating func text(_ field: Field?, folded: Bool = false) -> String? {
        guard let field, var text = scalar(field, expected: "text") else { return nil }
        if folded { text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            report(field.line, "\"\(field.name)\" is empty; write a value or remove the key")
            return nil
        }
        guard !text.unicodeScalars.contains(where: \.isControl) else {
            report(field.line, "\"\(field.name)\" must be one line without control characters; write it in one line")
            return nil
        }
        return text
    }

    /// One of the words that a type has.
    package mutating func choice<Value: CaseIterable & RawRepresentable<String>>(_ field: Field?) -> Value? {
        guard let field, let word = text(field) else { return nil }
        let value = Value(rawValue: word)
        if value == nil {
            let words = Value.allCases.map(\.rawValue)
            report(field.line, "\"\(field.name)\" is \"\(word)\"; \(Spelling.advice(for: word, among: words))")
        }
        return value
    }

    /// A finite decimal number.
    package mutating func number(_ field: Field?) -> Double? {
        guard let field, let text = plain(field, expected: "a number", example: "5") else { return nil }
        let number = Double(decimal: text)
        if number == nil {
            report(field.line, "\"\(field.name)\" must be a number and not \"\(text)\"; write it like 5 or 0.005")
        }
        return number
    }

    package mutating func number(_ field: Field?, in range: ClosedRange<Double>) -> Double? {
        guard let field, let number = number(field) else { return nil }
        guard range.contains(number) else {
            let bounds = "\(range.lowerBound.brief) to \(range.upperBound.brief)"
            report(field.line, "\"\(field.name)\" is \(number.brief); write a number from \(bounds)")
            return nil
        }
        return number
    }

    package mutating func count(_ field: Field?, in range: ClosedRange<Int>) -> Int? {
        guard let field, let number = number(field) else { return nil }
        guard let count = Int(exactly: number), range.contains(count) else {
            let bounds = "\(range.lowerBound) to \(range.upperBound)"
            report(field.line, "\"\(field.name)\" is \(number.brief); write a whole number from \(bounds)")
            return nil
        }
        return count
    }

    package mutating func flag(_ field: Field?) -> Bool? {
        guard let field, let text = plain(field, expected: "true or false", example: "true") else { return nil }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default:
            report(field.line, "\"\(field.name)\" is \"\(text)\"; write true or false")
            return nil
        }
    }

    /// The texts of a list, or the one text that stands in its place.
    package mutating func texts(_ field: Field?) -> [String]? {
        itemsOrOne(field)?.compactMap { text($0) }
    }

    /// The two numbers of a list of two, which must not be left empty.
    package mutating func requiredPair(_ field: Field, example: String) -> (Double, Double)? {
        if field.isEmpty { report(field.line, "\"\(field.name)\" has no value; write for example \(example)") }
        guard let items = items(field) else { return nil }
        guard items.count == 2 else {
            report(field.line, "\"\(field.name)\" must be two numbers; write for example \(example)")
            return nil
        }
        let first = number(items[0])
        let second = number(items[1])
        guard let first, let second else { return nil }
        return (first, second)
    }

    /// What a scalar says, quoted or not.
    package mutating func scalar(_ field: Field, expected: String) -> String? {
        if field.isEmpty {
            report(field.line, "\"\(field.name)\" has no value; write \(expected) or remove the key")
            return nil
        }
        guard case .scalar(let scalar) = field.node else {
            report(
                field.line,
                "\"\(field.name)\" must be \(expected), not a list or keys; write it behind the colon, "
                    + "in quotes where it begins with a bracket or holds a colon and a space")
            return nil
        }
        return scalar.string
    }

    /// What a scalar without quotes says.
    private mutating func plain(_ field: Field, expected: String, example: String) -> String? {
        guard let text = scalar(field, expected: expected) else { return nil }
        if case .scalar(let scalar) = field.node, scalar.style != .plain {
            report(
                field.line, "\"\(field.name)\" must be \(expected) and not text; write it without quotes: \(example)")
            return nil
        }
        return text
    }
}
