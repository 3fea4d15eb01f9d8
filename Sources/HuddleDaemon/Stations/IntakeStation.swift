import Domain
import Intake
import LocalTime
import Rendering
import Spool
import Store
import SystemPackage

/// Takes files out of the inbox, each exactly once, and answers for every row.
struct IntakeStation {
    /// Free space that must remain for a file, in multiples of its size: the database takes its rows, then the archive.
    private static let headroom = 1.5

    /// Made once: it digests the configuration's locations.
    let intake: Intake
    let contactKept: Span
    let alerts: AlertJudge
    let spool: Spool
    let store: Store
    let now: Instant
    /// A new token for each delivery, never the same twice.
    let makeClaim: () -> String
    let pulse: Pulse
    let report: (Event) -> Void

    /// What a crash left in `work/` first, then the inbox as it is now. A file that cannot be read is named and left
    /// for the next run; the others are taken.
    func takeAll() throws {
        for file in try spool.claimed() { try take(file) }
        let scan = try spool.scan()
        for entry in scan.left { report(.left(file: entry.name.text, remedy: entry.remedy)) }
        for file in scan.ready {
            if let claimed = try claim(file) { try take(claimed) }
        }
        let claims = Set(try spool.claimed().map(\.claim))
        while try store.discardAbandonedStaging(claims: claims) {}
    }

    /// Claims a finished file of the inbox. nil if it stays there, which is reported, or is gone.
    /// - Throws: `SpoolError` where no other file could be claimed either.
    func claim(_ file: InboxFile) throws(SpoolError) -> ClaimedFile? {
        guard try Double(spool.freeBytes()) >= Self.headroom * Double(file.status.size) else {
            report(.waitingForSpace(file: file.name.text, bytes: file.status.size))
            return nil
        }
        do throws(SpoolError) {
            return try spool.claim(file, as: makeClaim())
        } catch {
            switch error {
            case .refused(.rename, _, .noSuchFileOrDirectory): break
            case .changed, .refused(.rename, _, .permissionDenied), .refused(.rename, _, .notPermitted):
                report(.left(file: file.name.text, remedy: error.description))
            default: throw error
            }
            return nil
        }
    }

    /// Takes a file that is in `work/`.
    /// - Throws: `Stopped` and `StoreError`.
    func take(_ file: ClaimedFile) throws {
        guard LargeFile.isLarge(file) else { return try takeWhole(file) }
        let large = LargeFile(file, self)
        while try !large.advance() {}
    }

    /// Takes a file at once, while everything else waits.
    func takeWhole(_ file: ClaimedFile) throws {
        try reporting(file) { try finish(file, try store.deliver { try deliver(file, &$0) }) }
    }

    /// Answers for a file that is in the ledger, and files it.
    func finish(_ file: ClaimedFile, _ delivery: Delivery) throws {
        try spool.writeReceipt(filedAs: delivery.filedAs, Array(ReceiptDocument.json(delivery).utf8))
        try spool.file(
            file, as: delivery.filedAs, in: delivery.state == .rejected ? .rejected : .archive,
            day: Zone.utc.day(of: delivery.received))
        report(.taken(delivery))
    }

    /// Reports what the spool refuses of a file, instead of throwing it.
    func reporting(_ file: ClaimedFile, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as SpoolError {
            report(.failed(file: file.name.text, reason: error.description))
        }
    }

    private func deliver(_ file: ClaimedFile, _ transaction: inout DeliveryTransaction) throws -> Delivery {
        // A crash came between the commit and the filing: all that is left is to file it.
        if let committed = try transaction.delivery(claim: file.claim) { return committed }

        // A stop that is heard here is heard again at the next beat.
        let sha256 = try file.sha256(beat: { try? pulse.beat() })
        let record = record(file, sha256: sha256, received: now)
        let previous = try transaction.previous(sha256: sha256)
        if let repeated = try repeating(record, previous, &transaction) { return repeated }
        try takeBack(record, previous, &transaction)

        let handover = Handover()
        let reading = FileReading(
            intake: intake, file: file, complaints: try file.complaints(), received: now, alerts: alerts,
            handover: handover, batch: store.batch())
        var sink = DeliverySink(
            transaction: transaction, written: min(now, file.status.modified.instant), received: now,
            contactKept: contactKept, alerts: alerts)
        reading.start()
        var read = try sink.takeAll(from: handover, pulse)
        guard try file.isUnchanged() else { throw SpoolError.changed(path: file.name.printable) }
        let delivery = record.completed(read, sink.rows)
        try read.complaints.finish()
        if delivery.state == .rejected {
            try sink.transaction.discardRows()
        } else {
            try sink.transaction.judgeDoubtful(received: now, alerts, beat: pulse.beat)
        }
        try sink.transaction.record(delivery, refused: read.complaints.refused(of: delivery))
        return delivery
    }
}

extension IntakeStation {
    func record(_ file: ClaimedFile, sha256: String, received: Instant) -> DeliveryRecord {
        DeliveryRecord(
            file: file, sha256: sha256, mapping: intake.mapping(forFileNamed: file.name.text), received: received)
    }

    /// Records that the same bytes came again, where reading them again can change nothing; else nil.
    /// - Parameter previous: the deliveries of these bytes.
    func repeating(
        _ record: DeliveryRecord, _ previous: [Delivery], _ transaction: inout DeliveryTransaction
    ) throws -> Delivery? {
        guard let same = previous.last(where: { $0.mapping == record.mapping }), same.isFinal else { return nil }
        let repeated = record.repeating(same)
        try record.file.makeDurable()
        try transaction.record(repeated)
        return repeated
    }

    /// Takes back what the same bytes gave under another mapping. Under the same mapping what was taken stays, and reading
    /// again adds what could not be used then.
    /// - Parameter previous: the deliveries of these bytes.
    func takeBack(
        _ record: DeliveryRecord, _ previous: [Delivery], _ transaction: inout DeliveryTransaction
    ) throws {
        let same = previous.last { $0.mapping == record.mapping }
        guard
            same?.source == Intake.checkOffSource || previous.contains(where: { $0.mapping != record.mapping })
        else { return }
        try transaction.takeBack(sha256: record.sha256, beat: pulse.beat)
    }
}

extension Delivery {
    /// Whether reading the same bytes under the same mapping again can change nothing. A row may have been rejected for a
    /// time that has come since; of managers' words the last delivered counts, so that the same may well change something.
    fileprivate var isFinal: Bool { state == .accepted && !Intake.wordSources.contains(source) }
}
