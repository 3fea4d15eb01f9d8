import Configuration
import Domain
import LocalTime
import Planning
import Rendering
import Spool
import Store

/// Finds customers to be answered in what was delivered, and keeps the files that tell of them as they should be.
struct AlertStation {
    /// Alerts whose files are written and synced together.
    private static let batch = 200

    let configuration: Configuration
    let spool: Spool
    let store: Store
    let pulse: Pulse

    func tell() throws {
        try look()
        while true {
            let due = try store.dueAlerts(limit: Self.batch)
            if due.isEmpty { return }
            try pulse.beat()
            try spool.publish(due.flatMap(documents))
            for due in due where due.alert == nil {
                try spool.withdraw(
                    AlertFileName.formats.map { AlertFileName.alert(due.id, $0) }, from: .alerts(due.location))
            }
            try store.markTold(due)
        }
    }

    private func look() throws {
        let brand = configuration.brand
        var rules: [String: AlertRule] = [:]
        try store.lookForAlerts(maxAge: brand.alerts.maxAge, beat: pulse.beat) { response in
            let language = configuration.location(named: response.location)?.language ?? brand.language
            let rule = rules[language] ?? AlertRule(brand, language: language)
            rules[language] = rule
            return rule.reason(for: response)
        }
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
