import Dispatch
import Domain
import Intake
import Rendering
import Spool
import Store

/// What there is to say of a file that was read to its end.
struct ReadFile: Sendable {
    var summary: IntakeSummary
    var complaints: Complaints
}

/// What could not be used of a file: written down, and counted.
struct Complaints: Sendable {
    /// Lines of first complaints that a receipt names.
    private static let firstLinesShown = 20

    private(set) var file: ComplaintFile
    private(set) var firstLines: [Int] = []
    private var counts: [Identifier: Int] = [:]
    private var refused: [RowRefusal: Int] = [:]

    init(_ file: ComplaintFile) { self.file = file }

    mutating func append(_ complaint: Complaint) throws {
        try file.append(ComplaintDocument.line(complaint).utf8)
        counts[Identifier(complaint.reason), default: 0] += 1
        if let refusal = RowRefusal(complaint) { refused[refusal, default: 0] += 1 }
        if firstLines.count < Self.firstLinesShown, firstLines.last != complaint.line {
            firstLines.append(complaint.line)
        }
    }

    mutating func finish() throws { try file.finish() }

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
}

/// Reads a file on a thread of its own and hands over what it gives.
struct FileReading: Sendable {
    let intake: Intake
    let file: ClaimedFile
    let complaints: ComplaintFile
    let received: Instant
    let alerts: AlertJudge
    let handover: Handover
    /// To be filled.
    let batch: ResponseBatch
    /// How many responses at the file's beginning were handed over before.
    var skipped = 0

    func start() {
        DispatchQueue(label: "huddled.reading").async { handover.end(Result { try read() }) }
    }

    private func read() throws -> ReadFile {
        var sink = ReadingSink(
            handover: handover, complaints: Complaints(complaints), received: received, alerts: alerts, batch: batch,
            skipped: skipped)
        let summary = try intake.read(
            fileNamed: file.name.text, from: { FileSource(try file.open(), handover) }, into: &sink)
        try sink.finish()
        return ReadFile(summary: summary, complaints: sink.complaints)
    }
}

/// Hands over what a file gives, responses in batches.
private struct ReadingSink: IntakeSink {
    /// Rows after which it is noted that reading goes on: a well packed file gives very many before the next piece of it is
    /// read.
    private static let rowsPerNote = 1_024

    let handover: Handover
    var complaints: Complaints
    let received: Instant
    let alerts: AlertJudge
    var batch: ResponseBatch
    private var skipped: Int
    private var sinceNote = 0

    init(
        handover: Handover, complaints: Complaints, received: Instant, alerts: AlertJudge, batch: ResponseBatch,
        skipped: Int
    ) {
        self.handover = handover
        self.complaints = complaints
        self.received = received
        self.alerts = alerts
        self.batch = batch
        self.skipped = skipped
    }

    mutating func take(_ response: ResponseRow, contact: Contact?) throws {
        try note()
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        batch.append(response, contact: contact, isUrgent: alerts.isUrgent(response, received: received))
        if batch.isFull { try giveBatch() }
    }

    mutating func take(_ checkOff: CheckOff) throws { try handover.give(.checkOff(checkOff)) }

    mutating func take(_ answer: AlertAnswer) throws -> Bool { try handover.ask(answer) }

    mutating func take(_ answer: AdvocateAnswer) throws { try handover.give(.advocateAnswer(answer)) }

    mutating func take(_ contribution: Contribution) throws { try handover.give(.contribution(contribution)) }

    mutating func complain(_ complaint: Complaint) throws {
        try note()
        try complaints.append(complaint)
    }

    mutating func finish() throws {
        if batch.count > 0 { try giveBatch() }
    }

    private mutating func giveBatch() throws {
        try handover.give(.responses(batch))
        batch = batch.emptied
    }

    private mutating func note() throws {
        sinceNote += 1
        guard sinceNote == Self.rowsPerNote else { return }
        sinceNote = 0
        try handover.notePassing()
    }
}
