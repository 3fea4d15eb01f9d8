import Domain
import LocalTime
import StrictYAML

extension FieldReader {
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

private func isKeyByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": true
    default: false
    }
}
