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
    let pulse: Pulse

    /// A location whose files cannot be written keeps nobody else's from being so: the first such refusal is thrown at
    /// the end, and its files are due again.
    func tell() throws {
        var refusal: SpoolError?
        var last: DueAlert?
        while true {
            let due = try store.dueAlerts(after: last, limit: Self.batch)
            if due.isEmpty { break }
            last = due.last
            try pulse.beat()
            guard try bringUpToDate(due) != nil else { continue }
            for (_, due) in Dictionary(grouping: due, by: \.location).sorted(by: { $0.key < $1.key }) {
                try pulse.beat()
                let problem = try bringUpToDate(due)
                refusal = refusal ?? problem
            }
        }
        if let refusal { throw refusal }
    }

    /// What the spool refused, if anything.
    private func bringUpToDate(_ due: [DueAlert]) throws(StoreError) -> SpoolError? {
        do throws(SpoolError) {
            try spool.publish(due.flatMap(documents))
            for due in due where due.alert == nil {
                try spool.withdraw(
                    AlertFileName.formats.map { AlertFileName.alert(due.id, $0) }, from: .alerts(due.location))
            }
        } catch {
            return error
        }
        try store.markTold(due)
        return nil
    }

    private func documents(of due: DueAlert) -> [PublishedDocument] {
        guard let alert = due.alert else { return [] }
        let location = configuration.location(named: due.location) ?? Location(id: due.location)
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
