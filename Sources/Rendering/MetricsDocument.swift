package import Domain

/// `metrics.prom`: what a monitoring system reads, in the text format 0.0.4 of Prometheus.
///
/// What happened when is told as a time and not as an age: a collector reads the file long after it was written, and an age
/// would stand still.
package enum MetricsDocument {
    /// Sources that are told, so that no files make a monitoring system keep ever more series.
    private static let mostSources = 100
    /// Characters of a source's name.
    private static let longestName = 100

    private enum Kind: String { case counter, gauge }

    private struct Sample {
        var label: (name: String, value: String)?
        var value: String
    }

    package static func text(_ metrics: Metrics) -> String {
        let (totals, rows) = (metrics.totals, metrics.totals.rows)
        let sources = sources(metrics.sources)
        return family(
            "files_total", .counter, "Files that were answered, by what became of them.",
            counts(
                "state",
                [
                    ("accepted", totals.files.accepted), ("partial", totals.files.partial),
                    ("rejected", totals.files.rejected),
                ]))
            + family(
                "rows_total", .counter, "Data rows of these files, by what became of them.",
                counts(
                    "outcome",
                    [
                        ("accepted", rows.accepted), ("updated", rows.updated), ("duplicate", rows.duplicate),
                        ("left_out", rows.leftOut), ("rejected", rows.rejected),
                    ]))
            + family(
                "rows_refused_total", .counter, "Rejected rows, by why.",
                counts("reason", RowRefusal.allCases.map { ($0.rawValue, totals.refused[$0] ?? 0) }))
            + family("plans_published_total", .counter, "Plans that were published.", [sample(totals.plans)])
            + family(
                "last_plan_timestamp_seconds", .gauge, "When the last plan was published.",
                metrics.lastPlan.map { [sample($0)] } ?? [])
            + family(
                "last_file_timestamp_seconds", .gauge,
                "When the last file of a source was received that was not rejected.",
                sources.compactMap { source in
                    source.lastReceived.map { sample($0, ("source", source.label)) }
                })
            + family(
                "source_quiet", .gauge, "Whether a source has sent nothing for longer than it is expected to.",
                sources.compactMap { source in
                    source.isQuiet.map { sample($0 ? 1 : 0, ("source", source.label)) }
                })
            + family(
                "calls_open", .gauge, "Alerts that are open and that somebody can answer.",
                [sample(metrics.callsDue.count)])
            + family(
                "calls_overdue", .gauge, "Those of them whose time has run out.",
                [sample(metrics.callsDue.count { $0 < metrics.written })])
            + family(
                "inbox_files", .gauge, "Files that wait in the inbox, queued or still being written.",
                [sample(metrics.waiting.inbox)])
            + family(
                "work_files", .gauge, "Files that were taken out of the inbox and are not filed yet.",
                [sample(metrics.waiting.work)])
            + family(
                "inbox_left_files", .gauge,
                "Entries that stay in the inbox until a person does what huddlectl status says.",
                [sample(metrics.left)])
            + family(
                "trouble", .gauge, "Whether something keeps huddled from its work; huddlectl status says what.",
                [sample(metrics.hasTrouble ? 1 : 0)])
            + family("start_timestamp_seconds", .gauge, "Since when huddled runs.", [sample(metrics.started)])
            + family(
                "metrics_timestamp_seconds", .gauge, "When this file was written.", [sample(metrics.written)])
    }

    private static func family(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) -> String {
        if samples.isEmpty { return "" }
        let lines = samples.map { sample in
            let labels = sample.label.map { "{\($0.name)=\"\(escaped($0.value))\"}" } ?? ""
            return "huddled_\(name)\(labels) \(sample.value)\n"
        }
        return "# HELP huddled_\(name) \(help)\n# TYPE huddled_\(name) \(kind.rawValue)\n" + lines.joined()
    }

    private static func sample(_ value: Int, _ label: (name: String, value: String)? = nil) -> Sample {
        Sample(label: label, value: String(value))
    }

    /// Seconds, exact to the millisecond.
    private static func sample(_ instant: Instant, _ label: (name: String, value: String)? = nil) -> Sample {
        let (seconds, rest) = instant.milliseconds.magnitude.quotientAndRemainder(dividingBy: 1_000)
        let fraction = rest == 0 ? "" : "." + String(String(1_000 + rest).dropFirst())
        return Sample(label: label, value: "\(instant.milliseconds < 0 ? "-" : "")\(seconds)\(fraction)")
    }

    private static func counts(_ label: String, _ counts: [(String, Int)]) -> [Sample] {
        counts.map { sample($0.1, (label, $0.0)) }
    }

    private static func escaped(_ value: String) -> String {
        value.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}

extension MetricsDocument {
    private struct LabelledSource {
        var label: String
        var lastReceived: Instant?
        var isQuiet: Bool?
    }

    /// Those that are expected and those that sent something last, by label. Names that read the same when they are
    /// harmless and short are one: a collector refuses a file with one series twice.
    private static func sources(_ sources: [Metrics.Source]) -> [LabelledSource] {
        let told = sources.sorted { left, right in
            let (isLeftExpected, isRightExpected) = (left.isQuiet != nil, right.isQuiet != nil)
            if isLeftExpected != isRightExpected { return isLeftExpected }
            let (last, other) = (left.lastReceived?.milliseconds ?? .min, right.lastReceived?.milliseconds ?? .min)
            return last == other ? left.name < right.name : last > other
        }
        var byLabel: [Identifier: LabelledSource] = [:]
        for source in told.prefix(mostSources) {
            let label = String(Inert.text(source.name.text).prefix(longestName))
            let same = byLabel[Identifier(label)]
            byLabel[Identifier(label)] = LabelledSource(
                label: label,
                lastReceived: [same?.lastReceived, source.lastReceived].compactMap(\.self).max(),
                isQuiet: [same?.isQuiet, source.isQuiet].compactMap(\.self).reduce(nil) { ($0 ?? false) || $1 })
        }
        return byLabel.sorted { $0.key < $1.key }.map(\.value)
    }
}
