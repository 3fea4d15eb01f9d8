import Configuration
import Domain
import Spool

/// Holds a location's published plans against the days of which the database knows that they were.
struct PlanAudit {
    static let formats = ["txt", "html", "json"]

    let location: Identifier
    /// In their order.
    let days: [Day]
    let entries: [String: PlanEntry]
    /// Paths of files that erasure changed or removed.
    let cut: Set<String>
    let root: String
    let remedies: Remedies

    var problems: [AuditProblem] { missing + astray }

    private func path(_ name: String) -> String { "plans/\(PathName.encode(location.text))/\(name)" }

    private var missing: [AuditProblem] {
        let names = days.flatMap { day in Self.formats.map { PlanFileName.plan(day, $0) } }
        return names.compactMap { name in
            guard !cut.contains(path(name)) else { return nil }
            switch entries[name] {
            case nil: return problem("the plan was published and is not there", name)
            case .file(0): return problem("the plan is empty", name)
            case .file: return nil
            case .link: return problem("the plan is a link", name)
            }
        }
    }

    /// Links that do not lead to the newest file of their kind.
    private var astray: [AuditProblem] {
        Self.formats.compactMap { format in
            let newest = entries.keys.filter { isPlan($0, format) }.max()
            let link = PlanFileName.plan(nil, format)
            guard let newest, entries[link] != .link(newest) else { return nil }
            // Erasure removed the newest, and the link with it.
            if entries[link] == nil, let last = days.last, cut.contains(path(PlanFileName.plan(last, format))) {
                return nil
            }
            let folder = remedies.word("plans/\(PathName.encode(location.text))")
            return AuditProblem(
                what: "the link does not lead to the newest plan", place: "\(root)/\(path(link))",
                remedy: "ln -sfn -- \(newest) \(folder)/\(link)")
        }
    }

    private func isPlan(_ name: String, _ format: String) -> Bool {
        name.hasSuffix(".\(format)") && Day(iso: name.dropLast(format.count + 1)) != nil
    }

    private func problem(_ what: String, _ name: String) -> AuditProblem {
        AuditProblem(
            what: what, place: "\(root)/\(path(name))",
            remedy: "copy it back from a backup of the spool; a plan of a day that is past is not made again")
    }
}
