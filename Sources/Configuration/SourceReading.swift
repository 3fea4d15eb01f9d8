import Domain
import LocalTime
import StrictYAML

extension FieldReader {
    mutating func sources(_ field: Field?, _ measures: Measures) -> [Source] {
        var sources: [Source] = []
        var lines: [Identifier: Int] = [:]
        for item in items(field) ?? [] {
            let keys = [
                "name", "files", "columns", "scales", "labels", "missing", "timestamps", "timezone", "channel",
                "expect",
                "identical",
            ]
            let example = "- { name: web, files: \"web*.csv\", columns: { location: store } }"
            guard let section = requiredSection(item, keys: keys, example: example) else { continue }
            let name = text(require("name", in: section, write: "name: web")).map { Identifier($0) }
            if let name, let line = section["name"]?.line {
                if let first = lines[name] {
                    report(line, "source \"\(name)\" stands on line \(first) already; give each source its own name")
                } else {
                    lines[name] = line
                }
            }
            let files = pattern(require("files", in: section, write: "files: \"web*.csv\""))
            let source = source(section, name: name ?? "", files: files, measures)
            if let source, name != nil { sources.append(source) }
        }
        return sources
    }

    /// Everything else of a source, reported even where its pattern is missing.
    private mutating func source(
        _ section: Section, name: Identifier, files: ShellPattern?, _ measures: Measures
    ) -> Source? {
        let columns = columns(section["columns"], measures)
        let channel = text(section["channel"])
        if channel != nil, columns["channel"] != nil, let line = section["channel"]?.line {
            report(line, "the channel is both fixed and mapped to a column; keep one of the two")
        }
        let scales = scales(section["scales"], measures)
        let labels = labels(section["labels"])
        let missing = missing(section["missing"])
        let timestamps = layout(section["timestamps"])
        let timezone = zone(section["timezone"])
        let expect = span(section["expect"], least: Span(seconds: 1))
        let identical: Source.Identical? = choice(section["identical"])
        guard let files else { return nil }
        return Source(
            name: name, files: files, columns: columns, scales: scales, labels: labels, missing: missing,
            timestamps: timestamps, timezone: timezone, channel: channel, expect: expect, identical: identical)
    }

    private mutating func pattern(_ field: Field?) -> ShellPattern? {
        guard let field, let text = text(field) else { return nil }
        guard !text.contains("/") else {
            report(field.line, "\"\(text)\" can match no file, as names have no slash; write the name's pattern only")
            return nil
        }
        let pattern = ShellPattern(text)
        if pattern == nil {
            report(
                field.line,
                "\"\(text)\" is no shell pattern; close its bracket, or put a backslash before what stands for itself")
        }
        return pattern
    }

    private mutating func columns(_ field: Field?, _ measures: Measures) -> [String: String] {
        var columns: [String: String] = [:]
        for field in fields(field) ?? [] {
            if isUnknown(field, among: measures.columns, measures) {
                let advice = Spelling.advice(for: field.name, among: measures.columns)
                report(
                    field.line,
                    "unknown column \"\(field.name)\"; \(advice) (the file's own name goes behind the colon)")
            }
            columns[field.name] = text(field)
        }
        return columns
    }

    private mutating func scales(_ field: Field?, _ measures: Measures) -> [String: SourceScale] {
        var scales: [String: SourceScale] = [:]
        for field in fields(field) ?? [] {
            if isUnknown(field, among: measures.rated, measures) {
                let advice = Spelling.advice(for: field.name, among: measures.rated)
                report(field.line, "\"\(field.name)\" is no outcome or driver with a scale; \(advice)")
            }
            guard let (worst, best) = requiredPair(field, example: "[0, 10]") else { continue }
            let scale = SourceScale(worst: worst, best: best)
            if scale == nil {
                report(field.line, "\"\(field.name)\" has the same worst and best mark; write two that differ: [0, 10]")
            }
            scales[field.name] = scale
        }
        return scales
    }

    private mutating func labels(_ field: Field?) -> [Source.Label] {
        var labels: [Source.Label] = []
        for field in fields(field) ?? [] {
            if let value = number(field) { labels.append(Source.Label(text: field.name, value: value)) }
        }
        return labels
    }

    /// As they are written in the file, so that `-1` and `""` may stand here.
    private mutating func missing(_ field: Field?) -> [String] {
        var texts: [String] = []
        for item in itemsOrOne(field) ?? [] {
            if let text = scalar(item, expected: "a text such as \"N/A\"") { texts.append(text) }
        }
        return texts
    }

    private mutating func layout(_ field: Field?) -> TimestampLayout? {
        guard let field, let text = text(field) else { return nil }
        let layout = TimestampLayout(text)
        if layout == nil { report(field.line, "\"\(text)\" is no layout of times; \(TimestampLayout.legend)") }
        return layout
    }

    private func isUnknown(_ field: Field, among keys: [String], _ measures: Measures) -> Bool {
        !keys.contains(field.name) && !measures.hasUnreadable
    }
}
