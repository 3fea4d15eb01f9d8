import Configuration
import Domain
import LocalTime
import Rendering
import Spool
import Store

/// Keeps the files that tell of customers to be answered as they should be.
struct AlertStation {
    /// Alerts whose files are written and synced together.
    private static let batch = 200

    let configuration: Configuration
    let spool: Spool
    let store: Store
    let now: Instant
    let pulse: Pulse

    func tell() throws {
        let judge = AlertRules(configuration).judge
        var refusal: SpoolError?
        repeat {
            do {
                try Telling.tell(
                    by: \.location, pulse: pulse, next: { try store.dueAlerts(after: $0, limit: Self.batch) },
                    publish: publish, mark: { try store.markTold($0, at: now) })
            } catch let error as SpoolError {
                refusal = refusal ?? error
            }
            try pulse.beat()
        } while try store.judgeRevealed(received: now, judge, atMost: Self.batch)
        if let refusal { throw refusal }
    }

    private func publish(_ due: [DueAlert]) throws(SpoolError) {
        try spool.publishChanged(due.flatMap(documents))
        for due in due where due.alert == nil {
            try spool.withdraw(
                AlertFileName.formats.map { AlertFileName.alert(due.id, $0) }, from: .alerts(due.location))
        }
    }

    private func documents(of due: DueAlert) -> [PublishedDocument] {
        guard let alert = due.alert else { return [] }
        let location = configuration.location(due.location)
        let zone = configuration.zone(of: location)
        let document = AlertDocument(alert, at: location, brand: configuration.brand) { instant in
            AlertDocument.Moment(day: zone.day(of: instant), minutes: zone.minuteOfDay(of: instant))
        }
        return [("txt", document.text), ("json", document.json)].map { format, text in
            PublishedDocument(
                folder: .alerts(due.location), name: AlertFileName.alert(due.id, format), bytes: Array(text.utf8))
        }
    }
}
