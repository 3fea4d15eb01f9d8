import Domain
import LocalTime
import Yams

extension Reader {
    /// Text in one line, with something to see in it.
    mutating func text(_ field: Field?) -> String? {
        guard let field, let text = scalar(field, expected: "text") else { return nil }
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

    /// The key of an outcome, driver or behaviour: a name that is safe in CSV headers, YAML and file names.
    mutating func key(_ field: Field?) -> String? {
        guard let field, let key = text(field) else { return nil }
        guard (1...64).contains(key.utf8.count), key.utf8.allSatisfy(isKeyByte) else {
            report(
                field.line,
                "\"\(key)\" cannot be a key; use 1 to 64 of the letters a-z and A-Z, digits, underscore, dot and hyphen"
            )
            return nil
        }
        return key
    }

    /// A finite decimal number.
    mutating func number(_ field: Field?) -> Double? {
        guard let field, let text = plain(field, expected: "a number", example: "5") else { return nil }
        guard let number = Notation.number(text) else {
            report(field.line, "\"\(field.name)\" must be a number and not \"\(text)\"; write it like 5 or 0.005")
            return nil
        }
        return number
    }

    mutating func number(_ field: Field?, in range: ClosedRange<Double>) -> Double? {
        guard let field, let number = number(field) else { return nil }
        guard range.contains(number) else {
            let bounds = "\(brief(range.lowerBound)) to \(brief(range.upperBound))"
            report(field.line, "\"\(field.name)\" is \(brief(number)); write a number from \(bounds)")
            return nil
        }
        return number
    }

    mutating func count(_ field: Field?, in range: ClosedRange<Int>) -> Int? {
        guard let field, let number = number(field) else { return nil }
        guard let count = Int(exactly: number), range.contains(count) else {
            let bounds = "\(range.lowerBound) to \(range.upperBound)"
            report(field.line, "\"\(field.name)\" is \(brief(number)); write a whole number from \(bounds)")
            return nil
        }
        return count
    }

    mutating func flag(_ field: Field?) -> Bool? {
        guard let field, let text = plain(field, expected: "true or false", example: "true") else { return nil }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default:
            report(field.line, "\"\(field.name)\" is \"\(text)\"; write true or false")
            return nil
        }
    }

    /// A length of time, at least `least`.
    mutating func span(_ field: Field?, least: Span = Span(seconds: 0)) -> Span? {
        guard let field, let text = scalar(field, expected: "a length of time such as 90d") else { return nil }
        guard let span = Notation.span(text) else {
            report(
                field.line,
                "\"\(field.name)\" is \"\(text)\"; write a length of time up to 36500d, like 90d, 24h, 30m or 5s")
            return nil
        }
        guard span >= least else {
            let bound = least.seconds >= 86_400 ? "\(least.days)d" : "\(least.seconds)s"
            report(field.line, "\"\(field.name)\" is \(text), which is too short; write \(bound) or more")
            return nil
        }
        return span
    }

    /// A number of bytes.
    mutating func size(_ field: Field?, in range: ClosedRange<Int>) -> Int? {
        guard let field, let text = scalar(field, expected: "a size such as 1MiB") else { return nil }
        guard let size = Notation.size(text), range.contains(size) else {
            let bounds = "\(range.lowerBound) bytes to \(range.upperBound >> 20)MiB"
            report(field.line, "\"\(field.name)\" is \"\(text)\"; write a size from \(bounds), like 64KiB or 1MiB")
            return nil
        }
        return size
    }

    /// Minutes after midnight.
    mutating func clock(_ field: Field?) -> Int? {
        guard let field, let text = scalar(field, expected: "a time of day such as \"05:00\"") else { return nil }
        guard let minutes = Notation.clock(text) else {
            report(field.line, "\"\(field.name)\" is \"\(text)\"; write a time of day from \"00:00\" to \"23:59\"")
            return nil
        }
        return minutes
    }

    mutating func zone(_ field: Field?) -> Zone? {
        guard let field, let name = text(field) else { return nil }
        let zone = Zone(named: name)
        if zone == nil { report(field.line, unknownZone(name)) }
        return zone
    }

    mutating func language(_ field: Field?) -> String? {
        guard let field, let tag = text(field) else { return nil }
        guard Notation.isLanguageTag(tag) else {
            report(field.line, badLanguage(tag))
            return nil
        }
        return tag
    }

    /// The texts of a list, or the one text that stands in its place.
    mutating func texts(_ field: Field?) -> [String]? {
        guard let items = itemsOrOne(field) else { return nil }
        var texts: [String] = []
        for item in items {
            if let text = text(item) { texts.append(text) }
        }
        return texts
    }

    /// The two numbers of a list of two.
    mutating func pair(_ field: Field?, example: String) -> (Double, Double)? {
        guard let field, let items = items(field) else { return nil }
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
    mutating func scalar(_ field: Field, expected: String) -> String? {
        if field.isEmpty {
            report(field.line, "\"\(field.name)\" has no value; write \(expected) or remove the key")
            return nil
        }
        guard case .scalar(let scalar) = field.node else {
            report(field.line, "\"\(field.name)\" must be \(expected), not a list or keys; write it behind the colon")
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

/// For problems wherever a zone is named.
func unknownZone(_ name: String) -> String {
    let meant = ZoneNames.suggestion(for: name).map { "did you mean \"\($0)\"?" }
    return "unknown time zone \"\(name)\"; \(meant ?? "write it like Europe/London (IANA's Area/Place) or UTC")"
}

/// For problems wherever a language is named.
func badLanguage(_ tag: String) -> String {
    let respelt = String(tag.map { $0 == "_" ? "-" : $0 })
    let advice = Notation.isLanguageTag(respelt) ? "did you mean \"\(respelt)\"?" : "write it like en, de or en-GB"
    return "\"\(tag)\" is no language tag; \(advice)"
}

/// Whole numbers without their ".0".
func brief(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
}

extension Unicode.Scalar {
    var isControl: Bool { properties.generalCategory == .control }
}

private func isKeyByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": true
    default: false
    }
}
