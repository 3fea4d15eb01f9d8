import Domain
import StrictYAML

extension FieldReader {
    private static let fivePoints = "[1, 5]"

    /// The outcome; nil where something that it needs is missing or wrong.
    mutating func outcome(_ root: Section, _ measures: inout Measures) -> Outcome? {
        let example = "outcome: { key: overall, label: Overall satisfaction, scale: [1, 5] }"
        let field = require("outcome", in: root, write: example)
        guard let section = requiredSection(field, keys: ["key", "label", "scale"], example: example) else {
            measures.noteUnreadable()
            return nil
        }
        let key = measures.add(require("key", in: section, write: "key: overall"), as: .outcome, into: &self)
        let label = text(section["label"])
        guard let scale = scale(section), let key else { return nil }
        return Outcome(key: key, label: label ?? key, scale: scale)
    }

    /// The drivers that could be read.
    mutating func drivers(_ root: Section, _ measures: inout Measures) -> [Driver] {
        let example = "- { key: speed, label: Speed of service, scale: [1, 5] }, on a line of its own below drivers:"
        let field = require("drivers", in: root, write: "drivers: [{ key: speed, label: Speed, scale: [1, 5] }]")
        guard let items = items(field), !items.isEmpty else {
            if let field, field.listsNothing {
                report(field.line, "\"drivers\" lists no driver; add \(example)")
            }
            measures.noteUnreadable()
            return []
        }
        if items.count > 63 {
            report(items[63].line, "more than 63 drivers cannot be told apart; leave out those that matter least")
        }
        var drivers: [Driver] = []
        for item in items {
            let keys = ["key", "label", "scale", "controllable", "causes"]
            guard let section = requiredSection(item, keys: keys, example: example) else {
                measures.noteUnreadable()
                continue
            }
            let key = measures.add(require("key", in: section, write: "key: speed"), as: .driver, into: &self)
            let label = text(section["label"])
            let controllable = flag(section["controllable"])
            let causes = causes(section["causes"])
            guard let scale = scale(section), let key else { continue }
            drivers.append(
                Driver(
                    key: key, label: label ?? key, scale: scale, controllable: controllable ?? true,
                    causes: causes))
        }
        return drivers
    }

    mutating func behaviours(_ root: Section, _ measures: inout Measures) -> [Behaviour] {
        guard let items = items(root["behaviours"]) else {
            if let field = root["behaviours"], !field.isEmpty { measures.noteUnreadable() }
            return []
        }
        let drivers = measures.drivers
        var behaviours: [Behaviour] = []
        for item in items {
            let example = "- { key: greeted, label: Greeted within ten seconds, driver: friendliness }"
            guard let section = requiredSection(item, keys: ["key", "label", "driver"], example: example) else {
                measures.noteUnreadable()
                continue
            }
            let key = measures.add(require("key", in: section, write: "key: greeted"), as: .behaviour, into: &self)
            let label = text(section["label"])
            let driver = text(section["driver"])
            if let driver, let field = section["driver"], !drivers.contains(driver), !measures.hasUnreadable {
                report(field.line, "unknown driver \"\(driver)\"; \(Spelling.advice(for: driver, among: drivers))")
            }
            if let key { behaviours.append(Behaviour(key: key, label: label ?? key, driver: driver)) }
        }
        return behaviours
    }

    mutating func dayparts(_ field: Field?) -> [DayPart]? {
        guard let fields = fields(field) else { return nil }
        var parts: [DayPart] = []
        for field in fields {
            guard let text = scalar(field, expected: "two hours such as \"05-11\"") else { continue }
            guard let hours = Notation.hours(text) else {
                report(
                    field.line,
                    "\"\(field.name)\" is \"\(text)\"; write the full hours from which and up to which it lasts, like \"05-11\""
                )
                continue
            }
            let part = DayPart(name: field.name, from: hours.from, to: hours.to)
            for other in parts {
                guard let hour = (0..<24).first(where: { part.contains(hour: $0) && other.contains(hour: $0) }) else {
                    continue
                }
                report(
                    field.line,
                    "\"\(part.name)\" and \"\(other.name)\" both hold the hour from \(hour) o'clock; end one where the other begins"
                )
            }
            parts.append(part)
        }
        return parts
    }

    private mutating func causes(_ field: Field?) -> [Cause] {
        var causes: [Cause] = []
        for field in fields(field) ?? [] {
            let words = texts(field)
            if field.listsNothing {
                report(field.line, "\"\(field.name)\" has no words; list those that give it away: [queue, line, wait]")
            }
            if let words { causes.append(Cause(key: field.name, words: words)) }
        }
        return causes
    }

    /// The brand's own scales run from the worst mark to the best.
    private mutating func scale(_ section: Section) -> Scale? {
        guard let field = require("scale", in: section, write: "scale: \(Self.fivePoints)"),
            let (first, second) = requiredPair(field, example: Self.fivePoints)
        else { return nil }
        guard let low = Rating(points: first), let high = Rating(points: second) else {
            report(field.line, "\"scale\" goes beyond two million points; write a smaller one, like \(Self.fivePoints)")
            return nil
        }
        guard let scale = Scale(low: low, high: high) else {
            let written = "[\(first.brief), \(second.brief)]"
            let advice =
                first > second
                ? "write [\(second.brief), \(first.brief)]; where a source counts the other way round, say so in its scales"
                : "write two that differ, like \(Self.fivePoints)"
            report(field.line, "\"scale\" must go up from the worst mark to the best and is \(written); \(advice)")
            return nil
        }
        return scale
    }
}
