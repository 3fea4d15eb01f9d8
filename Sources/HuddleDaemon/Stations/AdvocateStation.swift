import Configuration
import Domain
import LocalTime
import Rendering
import Spool
import Store

/// Finds delighted customers in what was delivered, and keeps the files that tell of them as they should be.
struct AdvocateStation {
    /// Locations whose files are written and synced together.
    private static let batch = 20

    let configuration: Configuration
    let spool: Spool
    let store: Store
    let pulse: Pulse

    func tell() throws {
        let threshold = configuration.brand.advocates.atOrAbove
        try store.lookForAdvocates(maxAge: configuration.retention.contacts, beat: pulse.beat) { response in
            response.outcome.map { $0 >= threshold } ?? false
        }
        try store.settleChangedPersons(beat: pulse.beat)
        try Telling.tell(
            by: \.location, pulse: pulse, next: { try store.dueAdvocates(after: $0?.location, limit: Self.batch) },
            publish: publish, mark: { try store.markTold($0) })
    }

    private func publish(_ due: [AdvocateList]) throws(SpoolError) {
        try spool.publishChanged(due.filter { $0.count > 0 }.flatMap(documents))
        let none = due.filter { $0.count == 0 }.flatMap { list in
            AdvocateFileName.formats.map { AdvocateFileName.advocates(list.location, $0) }
        }
        if !none.isEmpty { try spool.withdraw(none, from: .advocates) }
    }

    private func documents(of list: AdvocateList) -> [PublishedDocument] {
        let location = configuration.location(list.location)
        let zone = configuration.zone(of: location)
        let document = AdvocateDocument(list, at: location, brand: configuration.brand) { instant in
            AlertDocument.Moment(day: zone.day(of: instant), minutes: zone.minuteOfDay(of: instant))
        }
        return [("txt", document.text), ("json", document.json)].map { format, text in
            PublishedDocument(
                folder: .advocates, name: AdvocateFileName.advocates(list.location, format), bytes: Array(text.utf8))
        }
    }
}
