package import Domain

/// Everything the daemon can say. No event carries a value that a customer gave.
package enum Event: Equatable, Sendable, CustomStringConvertible {
    case taken(Delivery)
    case left(remedy: String)
    case waitingForSpace(file: String, bytes: Int64)
    /// The file stays in `work/` and is tried again by the next run.
    case failed(file: String, reason: String)
    case libraryProblem(String)
    case unknownLocations(count: Int, example: Identifier)
    /// The clock was ahead once, or is behind now.
    case plannedAhead(count: Int, example: Identifier, date: Day)
    /// Only where something changed.
    case decided(location: Identifier, date: Day, FocusDecision)
    case published(plans: Int)
    case removed(contacts: Int, comments: Int, files: Int)

    package var description: String {
        switch self {
        case .taken(let delivery):
            let rows = delivery.rows
            var counts = ["\(rows.accepted) accepted"]
            for (count, word) in [
                (rows.updated, "updated"), (rows.duplicate, "duplicate"), (rows.leftOut, "left out"),
                (rows.rejected, "rejected"),
            ] where count > 0 { counts.append("\(count) \(word)") }
            let reason = delivery.reason.map { ": \($0)" } ?? ""
            return
                "\(Inert.text(delivery.name)): \(delivery.state.rawValue), \(counts.joined(separator: ", "))\(reason)"
        case .left(let remedy): return remedy
        case .waitingForSpace(let file, let bytes):
            return
                "\(Inert.text(file)) (\(bytes) bytes) waits in the inbox: the spool's file system is nearly full; make room and it is taken"
        case .failed(let file, let reason): return "\(Inert.text(file)) is tried again by the next run: \(reason)"
        case .libraryProblem(let problem): return "library: \(problem)"
        case .unknownLocations(let count, let example):
            return
                "not in the locations file and not planned: \(Inert.text(example.text))\(count > 1 ? " and \(count - 1) more" : ""), seen in feedback; add them as ids or aliases"
        case .plannedAhead(let count, let example, let date):
            return
                "no plan of \(date.iso) for \(Inert.text(example.text))\(count > 1 ? " and \(count - 1) more" : ""): there is one of a later day already; look at the clock"
        case .decided(let location, let date, let decision):
            return "\(Inert.text(location.text)) \(date.iso): \(Self.words(decision))"
        case .published(let plans): return "\(plans) \(plans == 1 ? "plan" : "plans") published"
        case .removed(let contacts, let comments, let files):
            return "removed because their time had come: \(contacts) contacts, \(comments) comments, \(files) files"
        }
    }

    private static func words(_ decision: FocusDecision) -> String {
        switch decision {
        case .begin(let focus, let reason): "focus on \(focus.driver) begins (\(reason.rawValue))"
        case .hold(let focus, let reason): "focus on \(focus.driver) is held (\(reason.rawValue))"
        case .replace(_, by: let new, .renewed): "focus on \(new.driver) begins anew (renewed)"
        case .replace(let old, by: let new, let reason):
            "focus on \(old.driver) gives way to \(new.driver) (\(reason.rawValue))"
        case .end(let focus, let reason): "focus on \(focus.driver) ends (\(reason.rawValue))"
        case .none(let reason): "no focus (\(reason.rawValue))"
        }
    }
}
