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

    func removeExpired() throws {
        let retention = configuration.retention
        let purged = try store.purge(now: now, comments: retention.comments)
        let expired = [
            try spool.expire(.archive, before: day(retention.archive)),
            try spool.expire(.rejected, before: day(retention.rejected)),
            try spool.expirePlans(before: day(retention.plans)),
        ]
        for problem in expired.flatMap(\.problems) { report(.left(remedy: problem.description)) }
        let files = expired.map(\.removed.count).reduce(0, +)
        if purged.contacts + purged.comments + files > 0 {
            report(.removed(contacts: purged.contacts, comments: purged.comments, files: files))
        }
    }

    private func day(_ kept: Span) -> Day { Zone.utc.day(of: now.advanced(by: -kept)) }
}
