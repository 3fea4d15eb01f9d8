import Domain
import LocalTime

/// `status.json` as it is read back.
struct ServiceStatusRecord: Decodable {
    static let schema = "huddled.status/1"

    struct LastFile: Decodable {
        var name: String
        var state: String
        var rows: Int
        /// nil: written before it was counted.
        var warnings: Int?
        var received: String
    }

    struct LastPlans: Decodable {
        var date: String
        var plans: Int
        var published: String
    }

    struct NextPlans: Decodable {
        var due: String
        var timezone: String
    }

    struct Waiting: Decodable {
        var inbox: Int
        var work: Int
    }

    struct Left: Decodable {
        var count: Int
        var remedies: [String]
    }

    struct Problem: Decodable {
        var what: String
        var since: String
    }

    struct QuietSource: Decodable {
        var source: String
        var last: String?
        var expectedSeconds: Int64
    }

    var schema: String
    var brand: String
    var state: String
    var started: String
    var updated: String
    var doing: String?
    var lastFile: LastFile?
    var lastPlans: LastPlans?
    var nextPlans: NextPlans?
    var waiting: Waiting
    var left: Left
    /// nil: written before they were counted.
    var proposed: Int?
    var problems: [Problem]
    var quiet: [QuietSource]
}

extension Status {
    /// - Parameter path: where the bytes were read, for the error.
    init(_ bytes: [UInt8], path: String) throws(ControlError) {
        let record: ServiceStatusRecord
        do throws(ControlError) {
            record = try PublishedJSON.decode(ServiceStatusRecord.self, from: bytes, path: path)
        } catch .unreadableDocument(let path, let reason) {
            throw .brokenStatus(path: path, reason: reason)
        }
        guard let status = Status(record) else {
            throw .brokenStatus(
                path: path,
                reason: record.schema == ServiceStatusRecord.schema
                    ? "a time or a state in it is none" : "it is no \(ServiceStatusRecord.schema)")
        }
        self = status
    }

    /// nil where a text is not what it stands for.
    private init?(_ record: ServiceStatusRecord) {
        guard record.schema == ServiceStatusRecord.schema, let state = State(rawValue: record.state),
            let started = Instant(rfc3339: record.started), let updated = Instant(rfc3339: record.updated)
        else { return nil }
        self.init(
            brand: record.brand, state: state, started: started, updated: updated, doing: record.doing,
            waiting: Waiting(inbox: record.waiting.inbox, work: record.waiting.work),
            left: Left(remedies: record.left.remedies, count: record.left.count),
            proposed: record.proposed ?? 0)
        if let file = record.lastFile {
            guard let state = Delivery.State(rawValue: file.state), let received = Instant(rfc3339: file.received)
            else { return nil }
            lastFile = LastFile(
                name: file.name, state: state, rows: file.rows, warnings: file.warnings ?? 0, received: received)
        }
        if let plans = record.lastPlans {
            guard let date = Day(iso: plans.date), let published = Instant(rfc3339: plans.published)
            else { return nil }
            lastPlans = LastPlans(date: date, plans: plans.plans, published: published)
        }
        if let plans = record.nextPlans {
            guard let due = Instant(rfc3339: plans.due) else { return nil }
            nextPlans = NextPlans(due: due, timezone: plans.timezone)
        }
        for problem in record.problems {
            guard let since = Instant(rfc3339: problem.since) else { return nil }
            problems.append(Problem(what: problem.what, since: since))
        }
        for silent in record.quiet {
            let last = silent.last.flatMap { Instant(rfc3339: $0) }
            guard silent.last == nil || last != nil else { return nil }
            quiet.append(
                QuietSource(
                    source: Identifier(silent.source), last: last, expected: Span(seconds: silent.expectedSeconds)))
        }
    }
}
