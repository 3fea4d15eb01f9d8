import Domain
import LocalTime

/// A draft as a commented configuration.
struct ConfigurationText {
    private let draft: Draft
    private let name: String
    private var out = YAMLWriter()

    init(_ draft: Draft, fileNamed name: String) {
        self.draft = draft
        self.name = name
    }

    static func of(_ draft: Draft, fileNamed name: String) -> String {
        var text = ConfigurationText(draft, fileNamed: name)
        text.writeHead()
        text.writeOutcome()
        text.writeDrivers()
        text.writeBehaviours()
        text.writeLocations()
        SourceText(draft).write(to: &text.out)
        text.writeRest()
        return text.out.text
    }

    private mutating func writeHead() {
        let rows =
            draft.allRows == draft.rows
            ? draft.rows.counted("row") : "\(draft.rows.grouped) of \(draft.allRows.counted("row"))"
        out.comment(
            "Proposed by huddlectl init from \(name): \(draft.columns.count.counted("column")), \(rows). Each choice says how sure it is (sure, likely, DOUBT) and why: decide first where DOUBT stands."
        )
        out.comment(
            "Lines that begin with \"#\" and a word, without a blank, are what could stand there as well.")
        out.line()
        out.comment(
            draft.files.isTelling
                ? "DOUBT: made of the file's name; it stands on every plan"
                : "DOUBT: nothing tells it; it stands on every plan")
        out.line("brand: \(YAMLWriter.scalar(draft.files.brand))")
        out.line()
        let readsTimes = draft.times.submitted.column.times?.haveZones != true && !draft.knowsZone
        out.comment(
            "DOUBT: plans are written at five in the morning on this clock\(readsTimes ? ", and the file's times, which name no zone, are read on it" : ""); where are the stores (Europe/Berlin, …)?"
        )
        out.line("timezone: UTC")
        if draft.isGerman {
            out.line()
            out.comment("likely: the comments are in German, and so are plans then")
            out.line("language: de")
        }
        out.line()
        out.comment(
            "For a trial: everything beside this file. The installed service has its own folders: take the line out there."
        )
        out.line("directories: { spool: spool, state: state }")
    }

    private mutating func writeOutcome() {
        out.line()
        out.comment(
            "The mark that matters most. Once feedback is stored its scale is fixed, as those of the drivers are.")
        out.remarks(draft.outcome.remarks, about: draft.outcome.choice.column.shown)
        out.line("outcome: \(Self.inline(draft.outcome))")
        for verdict in draft.verdicts {
            out.comment("DOUBT: this could be the outcome as well; its column is below")
            out.line("#outcome: \(Self.inline(verdict))")
        }
    }

    private mutating func writeDrivers() {
        out.line()
        out.comment(
            "What moves it. Keys that the shipped library of actions knows are used where a name speaks of them.")
        out.line("drivers:")
        for driver in draft.drivers {
            out.remarks(driver.remarks, about: driver.choice.column.shown, indent: 2)
            out.line("- \(Self.inline(driver))", indent: 2)
        }
    }

    private mutating func writeBehaviours() {
        guard !draft.behaviours.isEmpty else { return }
        out.line()
        out.comment("What staff do or not, as customers confirm it; add the driver that it serves: driver: KEY")
        out.line("behaviours:")
        for behaviour in draft.behaviours {
            out.remarks(behaviour.choice.remarks, about: behaviour.choice.column.shown, indent: 2)
            out.line("- { key: \(behaviour.key), label: \(YAMLWriter.scalar(behaviour.label)) }", indent: 2)
        }
    }

    private mutating func writeLocations() {
        out.line()
        let count = draft.location.column.values.values.count.counted("location")
        out.comment(
            "Without a list each of the \(count) has a plan under the name that the file gives it. A list has names, regions, clocks:"
        )
        out.line("#locations: locations.csv")
    }

    private mutating func writeRest() {
        let unused = draft.unused
        guard !unused.isEmpty else { return }
        out.line()
        out.comment("Nothing is made of these columns:")
        for (column, reason) in unused.prefix(60) { out.item("\(column): \(reason)") }
        if unused.count > 60 { out.item("and \((unused.count - 60).grouped) more") }
    }

    private static func inline(_ measure: Draft.Measure) -> String {
        let scale = YAMLWriter.scale(measure.marks.low, measure.marks.high)
        return "{ key: \(measure.key), label: \(YAMLWriter.scalar(measure.label)), scale: \(scale)"
            + (measure.controllable ? " }" : ", controllable: false }")
    }
}
