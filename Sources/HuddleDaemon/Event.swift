package import Domain

/// Everything the daemon can say. No event carries a value that a customer gave.
///
/// `Event+Journal.swift` gives each case its place in the journal, `systemd/huddled.catalog` its cause and remedy.
package enum Event: Equatable, Sendable {
    case started(brand: String, configuration: String)
    case couldNotGoOn(reason: String, ExitCode)
    /// The database was written by an older huddled and is brought up to date.
    case upgrading(from: Int, to: Int)
    case stopping
    /// Told to stop, it did not wait for work that can be taken up again.
    case leftUnfinished
    case reloaded
    /// What was read before stays in force.
    case notReloaded(reason: String)
    /// Something that huddled needs is not there or refuses. It goes on with what it can do and tries again.
    case degraded(Status.Problem)
    case recovered(problem: String)
    /// The wall clock was set.
    case clockStepped(seconds: Int64)
    /// Events came faster than the journal took them.
    case unheard(events: Int)

    case taken(Delivery)
    /// Something in the inbox that stays there until a person does something about it.
    case left(file: String, remedy: String)
    case waitingForSpace(file: String, bytes: Int64)
    /// The file stays in `work/` and is tried again.
    case failed(file: String, reason: String)
    /// A source sent nothing for longer than the configuration expects.
    case quiet(source: Identifier, last: Instant?)
    case unknownLocations(count: Int, example: Identifier)
    case libraryProblem(String)

    /// The clock was ahead once, or is behind now.
    case plannedAhead(count: Int, example: Identifier, date: Day)
    /// Only where something changed.
    case decided(location: Identifier, date: Day, FocusDecision)
    case published(plans: Int)
    case removed(contacts: Int, comments: Int, files: Int)
    case notRemoved(String)
}

extension Event: CustomStringConvertible {
    /// One sentence, with the remedy where there is something to be done.
    package var description: String {
        switch self {
        case .started(let brand, let configuration):
            "started for \(Inert.text(brand)), as \(Inert.text(configuration)) says"
        case .couldNotGoOn(let reason, _): reason
        case .upgrading(let from, let to):
            "bringing the database up to date, from schema \(from) to \(to); this may take a while"
        case .stopping: "stopping"
        case .leftUnfinished: "stopped in the middle of something; the next start takes it up again"
        case .reloaded: "the configuration and the library were read again and are in force"
        case .notReloaded(let reason): "nothing was changed, what was in force stays so: \(reason)"
        case .degraded(let problem): problem.what
        case .recovered(let problem): "over: \(problem)"
        case .clockStepped(let seconds):
            "the clock was set \(seconds < 0 ? "back" : "forward") by \(Self.words(seconds: abs(seconds)))"
        case .unheard(let events): "\(events) messages could not be written, because nobody took them"

        case .taken(let delivery): Self.words(delivery)
        case .left(_, let remedy): remedy
        case .waitingForSpace(let file, let bytes):
            "\(Inert.text(file)) (\(bytes) bytes) waits in the inbox: the spool's file system is nearly full; make room and it is taken"
        case .failed(let file, let reason): "\(Inert.text(file)) could not be taken and is tried again: \(reason)"
        case .quiet(let source, let last):
            "nothing came from the source \(Inert.text(source.text)) \(last.map { "since \($0.rfc3339)" } ?? "yet"), longer than its \"expect\" says: look at what should deliver it"
        case .unknownLocations(let count, let example):
            "not in the locations file and not planned: \(Self.words(count, example)), seen in feedback; add them as ids or aliases"
        case .libraryProblem(let problem): "library: \(problem)"

        case .plannedAhead(let count, let example, let date):
            "no plan of \(date.iso) for \(Self.words(count, example)): there is one of a later day already; look at the clock"
        case .decided(let location, let date, let decision):
            "\(Inert.text(location.text)) \(date.iso): \(Self.words(decision))"
        case .published(let plans): "\(plans) \(plans == 1 ? "plan" : "plans") published"
        case .removed(let contacts, let comments, let files):
            "removed because their time had come: \(contacts) contacts, \(comments) comments, \(files) files"
        case .notRemoved(let reason): "its time had come, but it is still there: \(reason)"
        }
    }

    private static func words(_ delivery: Delivery) -> String {
        let rows = delivery.rows
        var counts = ["\(rows.accepted) accepted"]
        for (count, word) in [
            (rows.updated, "updated"), (rows.duplicate, "duplicate"), (rows.leftOut, "left out"),
            (rows.rejected, "rejected"),
        ] where count > 0 { counts.append("\(count) \(word)") }
        let reason = delivery.reason.map { ": \($0)" } ?? ""
        return "\(Inert.text(delivery.name)): \(delivery.state.rawValue), \(counts.joined(separator: ", "))\(reason)"
    }

    private static func words(_ count: Int, _ example: Identifier) -> String {
        "\(Inert.text(example.text))\(count > 1 ? " and \(count - 1) more" : "")"
    }

    private static func words(seconds: Int64) -> String {
        seconds < 120 ? "\(seconds) s" : seconds < 7_200 ? "\(seconds / 60) min" : "\(seconds / 3_600) h"
    }

    private static func words(_ decision: FocusDecision) -> String {
        switch decision {
        case .begin(let focus, let reason): "focus on \(focus.driver) begins (\(reason.rawValue))"
        case .hold(let focus, let reason): "focus on \(focus.driver) is held (\(reason.rawValue))"
        case .renew(let old, by: let new, let reason) where old.action != new.action:
            "focus on \(new.driver) goes on until \(new.due.iso) with \(new.action) instead of \(old.action) (\(reason.rawValue))"
        case .renew(_, by: let new, let reason):
            "focus on \(new.driver) goes on until \(new.due.iso) (\(reason.rawValue))"
        case .replace(let old, by: let new, let reason) where old.driver == new.driver:
            "focus on \(new.driver) begins anew (\(reason.rawValue))"
        case .replace(let old, by: let new, let reason):
            "focus on \(old.driver) gives way to \(new.driver) (\(reason.rawValue))"
        case .end(let focus, let reason): "focus on \(focus.driver) ends (\(reason.rawValue))"
        case .none(let reason): "no focus (\(reason.rawValue))"
        }
    }
}
