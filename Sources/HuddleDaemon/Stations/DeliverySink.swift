import Domain
import Store

/// Takes what is read of a file into the store, and counts it.
struct DeliverySink {
    var transaction: DeliveryTransaction
    /// When the file was last written, as far as known.
    let written: Instant
    let received: Instant
    let contactKept: Span
    let alerts: AlertJudge
    private(set) var rows = Delivery.Rows()

    init(
        transaction: DeliveryTransaction, written: Instant, received: Instant, contactKept: Span, alerts: AlertJudge
    ) {
        self.written = written
        self.alerts = alerts
        self.transaction = transaction
        self.received = received
        self.contactKept = contactKept
    }

    /// Takes everything to the end of the file.
    mutating func takeAll(from handover: Handover, _ pulse: Pulse) throws -> ReadFile {
        var result: Result<ReadFile, any Error>?
        do {
            while result == nil { result = try takeNext(from: handover, pulse) }
        } catch {
            if result == nil { handover.abandon() }
            throw error
        }
        return try (result ?? .failure(Stopped())).get()
    }

    /// The result of reading, where there is nothing more to take.
    private mutating func takeNext(
        from handover: Handover, _ pulse: Pulse
    ) throws -> Result<ReadFile, any Error>? {
        switch try handover.next(pulse) {
        case .responses(let batch):
            let taken = try transaction.take(batch, received: received, contactKept: contactKept)
            try transaction.judge(batch, taken, received: received, alerts)
            rows.count(taken)
        case .checkOff(let checkOff):
            rows.count([try transaction.take(checkOff)])
        case .alertAnswer(let answer):
            let taken = try transaction.take(answer, written: written, received: received)
            if let taken { rows.count([taken]) }
            handover.answer(taken != nil)
        case .advocateAnswer(let answer):
            rows.count([try transaction.take(answer, received: received)])
        case .contribution(let contribution):
            rows.count([try transaction.take(contribution, received: received)])
        case .end(let result):
            return result
        }
        return nil
    }
}

extension Delivery.Rows {
    mutating func count(_ taken: [Taken]) {
        for taken in taken {
            switch taken {
            case .accepted: accepted += 1
            case .updated: updated += 1
            case .duplicate: duplicate += 1
            case .erased: leftOut += 1
            }
        }
    }
}
