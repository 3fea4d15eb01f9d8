import Configuration
import Domain
import LocalTime
import Spool
import Store

/// Removes what people said and left when its time has come.
struct Upkeep {
    let configuration: Configuration
    let spool: Spool
    let store: Store
    let now: Instant
    let beat: () -> Void
    let report: (Event) -> Void

    /// What people said, from the database.
    func purge() throws {
        let (retention, alerts) = (configuration.retention, configuration.brand.alerts)
        // Short retention of contacts is no reason to forget whom nobody answered yet.
        let longest = max(retention.contacts, alerts.close, alerts.maxAge)
        let purged = try store.purge(
            now: now, alerts: longest, advocates: retention.contacts, comments: retention.comments, beat: beat)
        guard purged.contacts + purged.comments > 0 else { return }
        report(.removed(contacts: purged.contacts, comments: purged.comments, files: 0))
    }

    /// Originals, complaints and plans, by the day they are filed under. False if some of it is still there.
    func expireFiles() throws -> Bool {
        let retention = configuration.retention
        let (archive, rejected, plans) = (day(retention.archive), day(retention.rejected), day(retention.plans))
        let ends = [(Spool.Area.archive, archive), (.rejected, rejected), (.plans, plans)]
        for (area, end) in ends {
            try store.noteExpired(area.rawValue, before: end, today: Zone.utc.day(of: now))
        }
        let expired = [
            try spool.expire(.archive, before: archive, beat: beat),
            try spool.expire(.rejected, before: rejected, beat: beat),
            try spool.expirePlans(before: plans, beat: beat),
        ]
        let files = expired.map(\.removed.count).reduce(0, +)
        if files > 0 { report(.removed(contacts: 0, comments: 0, files: files)) }
        // One for all: what keeps one file mostly keeps thousands.
        let problems = expired.flatMap(\.problems)
        if let first = problems.first {
            let others = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
            report(.notRemoved("\(first)\(others)"))
        }
        guard problems.isEmpty else { return false }
        for (area, end) in ends { try store.forgetCuts(area.rawValue, before: end) }
        return true
    }

    private func day(_ kept: Span) -> Day { Zone.utc.day(of: now.advanced(by: -kept)) }
}
