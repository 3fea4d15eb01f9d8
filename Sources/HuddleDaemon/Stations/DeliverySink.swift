import Domain
import Intake
import Rendering
import Spool
import Store

/// Takes a file's rows into the store, its complaints into their list, and counts both.
struct DeliverySink: IntakeSink {
    /// Lines of first complaints that a receipt names.
    private static let firstLinesShown = 20
    /// Rows between two beats of the pulse: a well packed file gives very many before the next piece of it is read.
    private static let rowsPerBeat = 1_024

    var transaction: DeliveryTransaction
    var complaints: ComplaintFile
    /// When the file was last written, as far as known.
    let written: Instant
    let received: Instant
    let contactKept: Span
    let alerts: AlertJudge
    let pulse: Pulse
    private(set) var rows = Delivery.Rows()
    private(set) var firstLines: [Int] = []
    private var counts: [Identifier: Int] = [:]
    private var refused: [RowRefusal: Int] = [:]
    private var sinceBeat = 0

    init(
        transaction: DeliveryTransaction, complaints: ComplaintFile, written: Instant, received: Instant,
        contactKept: Span, alerts: AlertJudge, pulse: Pulse
    ) {
        self.written = written
        self.alerts = alerts
        self.transaction = transaction
        self.complaints = complaints
        self.received = received
        self.contactKept = contactKept
        self.pulse = pulse
    }

    mutating func take(_ response: Response, contact: Contact?) throws {
        try beat()
        let taken = try transaction.take(response, contact: contact, received: received, contactKept: contactKept)
        try transaction.judge(response, taken, hasContact: contact != nil, received: received, alerts)
        count(taken)
    }

    mutating func take(_ checkOff: CheckOff) throws {
        try beat()
        count(try transaction.take(checkOff))
    }

    mutating func take(_ answer: AlertAnswer) throws -> Bool {
        try beat()
        guard let taken = try transaction.take(answer, written: written, received: received) else { return false }
        count(taken)
        return true
    }

    mutating func take(_ answer: AdvocateAnswer) throws {
        try beat()
        count(try transaction.take(answer, received: received))
    }

    mutating func complain(_ complaint: Complaint) throws {
        try beat()
        try complaints.append(ComplaintDocument.line(complaint).utf8)
        counts[Identifier(complaint.reason), default: 0] += 1
        if let refusal = RowRefusal(complaint) { refused[refusal, default: 0] += 1 }
        if firstLines.count < Self.firstLinesShown, firstLines.last != complaint.line {
            firstLines.append(complaint.line)
        }
    }

    /// Most frequent first.
    var reasons: [Delivery.ReasonCount] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { Delivery.ReasonCount(reason: $0.key.text, count: $0.value) }
    }

    /// Why rows were rejected; of a refused file they all are.
    func refused(of delivery: Delivery) -> [RowRefusal: Int] {
        let others = delivery.rows.rejected - refused.values.reduce(0, +)
        return others > 0 ? refused.merging([.file: others], uniquingKeysWith: +) : refused
    }

    private mutating func beat() throws {
        sinceBeat += 1
        guard sinceBeat == Self.rowsPerBeat else { return }
        sinceBeat = 0
        try pulse.beat()
    }

    private mutating func count(_ taken: Taken) {
        switch taken {
        case .accepted: rows.accepted += 1
        case .updated: rows.updated += 1
        case .duplicate: rows.duplicate += 1
        }
    }
}
