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
    let report: (Event) -> Void

    /// What people said, from the database.
    func purge() throws {
        let purged = try store.purge(now: now, comments: configuration.retention.comments)
        guard purged.contacts + purged.comments > 0 else { return }
        report(.removed(contacts: purged.contacts, comments: purged.comments, files: 0))
    }

    /// Originals, complaints and plans, by the day they are filed under.
    func expireFiles() throws {
        let retention = configuration.retention
        let expired = [
            try spool.expire(.archive, before: day(retention.archive)),
            try spool.expire(.rejected, before: day(retention.rejected)),
            try spool.expirePlans(before: day(retention.plans)),
        ]
        for problem in expired.flatMap(\.problems) { report(.notRemoved(problem.description)) }
        let files = expired.map(\.removed.count).reduce(0, +)
        if files > 0 { report(.removed(contacts: 0, comments: 0, files: files)) }
    }

    private func day(_ kept: Span) -> Day { Zone.utc.day(of: now.advanced(by: -kept)) }
}
