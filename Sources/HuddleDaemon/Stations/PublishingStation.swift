import Domain
import Spool
import Store

/// Empties the outbox: what was committed becomes files, each absent, old and whole, or new and whole.
struct PublishingStation {
    /// Plans that are written and synced together.
    private static let batch = 500

    let spool: Spool
    let store: Store
    let now: Instant
    let pulse: Pulse
    let report: (Event) -> Void

    func publishAll() throws {
        var published = 0
        while true {
            let waiting = try store.unpublished(limit: Self.batch)
            if waiting.isEmpty { break }
            try pulse.beat()
            try spool.publish(waiting.flatMap(documents))
            try store.markPublished(waiting, at: now)
            published += waiting.count
        }
        if published > 0 { report(.published(plans: published)) }
    }

    private func documents(of plan: UnpublishedPlan) -> [PublishedDocument] {
        plan.documents.map { document in
            PublishedDocument(
                folder: .plans(plan.location), name: document.path, bytes: document.bytes,
                link: PlanFileName.link(to: document.path))
        }
    }
}
