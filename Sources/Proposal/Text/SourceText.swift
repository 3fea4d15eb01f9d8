import Domain
import Intake
import LocalTime

/// The source of a configuration: which files it means, and what is in them.
struct SourceText {
    private let draft: Draft

    init(_ draft: Draft) { self.draft = draft }

    func write(to out: inout YAMLWriter) {
        out.line()
        out.comment("Which files these are, by their names, and what they call what.")
        out.line("sources:")
        if !draft.files.isTelling {
            out.comment(
                "DOUBT: the name tells nothing, so that the pattern takes every file with its ending", indent: 2)
        }
        out.line("- name: \(YAMLWriter.scalar(draft.files.source))", indent: 2)
        out.line("files: \(Self.quoted(draft.files.pattern))", indent: 4)
        out.line("columns:", indent: 4)
        writeColumns(to: &out)
        writeScales(to: &out)
        writeLabels(to: &out)
        writeMissing(to: &out)
        writeTimes(to: &out)
        if draft.others.response == nil {
            out.comment(
                "No column has an id for each answer, so that equal rows are one response. Presses of a button are not:",
                indent: 4)
            out.line("#identical: distinct", indent: 4)
        }
    }

    private func writeColumns(to out: inout YAMLWriter) {
        write("location", draft.location, to: &out)
        for other in draft.location.others.prefix(3) { alternative("location", other, to: &out) }
        write("submitted", draft.times.submitted, to: &out)
        for other in draft.times.submitted.others.prefix(3) { alternative("submitted", other, to: &out) }
        write("visited", draft.times.visited, to: &out)
        write("updated", draft.times.updated, to: &out)
        for (key, column) in draft.times.incompatible {
            out.comment(
                "DOUBT: times in another layout than \(draft.times.submitted.column.shown), in \(column.values.count.counted("row")); a file whose dates do not tell day from month would be refused for it",
                indent: 6)
            alternative(key, column, to: &out)
        }
        write("response", draft.others.response, to: &out)
        write("channel", draft.others.channel, to: &out)
        map(draft.outcome.key, draft.outcome.choice.column, to: &out)
        for verdict in draft.verdicts { out.line("#\(Self.pair(verdict.key, verdict.choice.column))", indent: 6) }
        for driver in draft.drivers { map(driver.key, driver.choice.column, to: &out) }
        for behaviour in draft.behaviours { map(behaviour.key, behaviour.choice.column, to: &out) }
        write("comment", draft.others.comment, to: &out)
        for other in (draft.others.comment?.others ?? []).prefix(3) { alternative("comment", other, to: &out) }
        writeContact(to: &out)
    }

    /// Contacts are stored with the customer's consent only, so that without it they have no place.
    private func writeContact(to out: inout YAMLWriter) {
        let contacts = [
            ("contact_name", draft.others.contactName), ("contact_email", draft.others.email),
            ("contact_phone", draft.others.phone),
        ]
        guard contacts.contains(where: { $0.1 != nil }) else { return }
        if let consent = draft.others.consent {
            let isUnderstood = consent.column.values.values.contains { Answer.isPlainYes(text: $0.text) }
            var choice = consent
            if !isUnderstood {
                choice.remarks.append(
                    .doubt("only true, yes and 1 are consent, and none is here: no contact is stored"))
            }
            write("contact_consent", choice, to: &out)
        } else {
            out.comment(
                "DOUBT: no column says that the customer agrees to be reached, so that no contact is stored", indent: 6)
        }
        for (key, choice) in contacts {
            guard let choice else { continue }
            if draft.others.consent == nil {
                out.line("#\(Self.pair(key, choice.column))", indent: 6)
            } else {
                write(key, choice, to: &out)
            }
        }
    }

    private func writeScales(to out: inout YAMLWriter) {
        let reversed = ([draft.outcome] + draft.drivers).filter(\.isReversed)
        guard !reversed.isEmpty else { return }
        out.comment("DOUBT: 1 is the best of these", indent: 4)
        out.line("scales:", indent: 4)
        for measure in reversed {
            out.line("\(measure.key): \(YAMLWriter.scale(measure.marks.high, measure.marks.low))", indent: 6)
        }
    }

    private func writeLabels(to out: inout YAMLWriter) {
        var labels: [Marks.Label] = []
        for label in ([draft.outcome] + draft.drivers).flatMap(\.marks.labels)
        where !labels.contains(where: { $0.text.lowercased() == label.text.lowercased() }) {
            labels.append(label)
        }
        guard !labels.isEmpty else { return }
        out.comment("likely: the number that each begins with, turned where its words say so", indent: 4)
        out.line("labels:", indent: 4)
        for label in labels { out.line("\(Self.quoted(label.text)): \(label.mark.brief)", indent: 6) }
    }

    private func writeMissing(to out: inout YAMLWriter) {
        if !draft.ambiguousCodes.isEmpty {
            out.comment(
                "\(draft.ambiguousCodes.joined(separator: ", ")): no answer in some columns and an answer in others, so that it cannot stand in missing, which is for all; where it is off the scale its cell is left empty and listed",
                indent: 4)
        }
        guard !draft.missing.isEmpty else { return }
        out.comment("likely: usual for no answer, and off the scales", indent: 4)
        out.line("missing: [\(draft.missing.map(Self.quoted).joined(separator: ", "))]", indent: 4)
    }

    private func writeTimes(to out: inout YAMLWriter) {
        guard let times = draft.times.submitted.column.times, let pattern = times.pattern else { return }
        if let other = times.otherPattern {
            out.comment(
                "DOUBT: every date can be read both ways, the day first or the month; a wrong one moves answers by months",
                indent: 4)
            out.line("timestamps: \(Self.quoted(pattern))", indent: 4)
            out.line("#timestamps: \(Self.quoted(other))", indent: 4)
        } else {
            out.comment(
                "sure: some dates can be read in this order only; declared, as the next file may not tell", indent: 4)
            out.line("timestamps: \(Self.quoted(pattern))", indent: 4)
        }
    }

    private func write(_ key: String, _ choice: Choice?, to out: inout YAMLWriter) {
        guard let choice else { return }
        // A name that is the key says it all.
        if choice.remarks != [.known] { out.remarks(choice.remarks, indent: 6) }
        map(key, choice.column, to: &out)
    }

    private func map(_ key: String, _ column: Profile, to out: inout YAMLWriter) {
        out.line(Self.pair(key, column), indent: 6)
    }

    private func alternative(_ key: String, _ column: Profile, to out: inout YAMLWriter) {
        out.line("#\(Self.pair(key, column))", indent: 6)
    }

    private static func pair(_ key: String, _ column: Profile) -> String {
        "\(key): \(YAMLWriter.scalar(column.name ?? column.title))"
    }

    private static func quoted(_ text: String) -> String {
        let scalar = YAMLWriter.scalar(text)
        return scalar.hasPrefix("\"") ? scalar : "\"\(scalar)\""
    }
}
