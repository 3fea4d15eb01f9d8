import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// A folder that is gone with the test.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "huddled-store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var database: String { path + "/huddled.db" }

    func bytes(_ name: String = "huddled.db") throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }

    func write(_ bytes: Data, _ name: String = "huddled.db") throws {
        try bytes.write(to: URL(fileURLWithPath: path + "/" + name))
    }

    /// Runs SQL in the database as somebody else's program would.
    func tamper(_ sql: String) throws {
        try DatabaseQueue(path: database).writeWithoutTransaction { try $0.execute(sql: sql) }
    }
}

enum Some {
    static func identity(_ number: UInt8) -> ResponseIdentity {
        ResponseIdentity(bytes: [UInt8](repeating: number, count: 16))
    }

    static func version(updated: Int64? = nil, submitted: Int64 = 1_000, digest: UInt8 = 1) -> ResponseVersion {
        ResponseVersion(
            updated: updated.map(Instant.init(milliseconds:)), submitted: Instant(milliseconds: submitted),
            digest: [UInt8](repeating: digest, count: 16))
    }

    static func response(
        _ number: UInt8, version: ResponseVersion = version(), location: Identifier = "0042",
        visited: Int64? = nil, outcome: Int32? = 4_000, drivers: [Int32?] = [5_000, nil, 3_500, nil],
        behaviours: [Bool?] = [true], comment: String? = "Long queue."
    ) -> Response {
        Response(
            identity: identity(number), version: version, source: "canonical",
            producerID: Identifier("r\(number)"), location: location,
            visited: visited.map(Instant.init(milliseconds:)), channel: "web",
            outcome: outcome.map(Rating.init(thousandths:)),
            drivers: drivers.map { $0.map(Rating.init(thousandths:)) }, behaviours: behaviours, comment: comment)
    }

    static func delivery(
        _ claim: String, sha256: String? = nil, mapping: String = "m1", state: Delivery.State = .accepted,
        rows: Delivery.Rows = Delivery.Rows(accepted: 1)
    ) -> Delivery {
        Delivery(
            claim: claim, name: "lounge.csv", filedAs: "lounge.csv.0123abcd", sha256: sha256 ?? "sha-\(claim)",
            source: "lounges", state: state, rows: rows, received: Some.received,
            mapping: mapping)
    }

    static let contact = Contact(name: "Ada", email: "ada@example.org", phone: nil)
    static let received = Instant(seconds: 1)
    static let contactKept = Span(seconds: 89)
    static let contactEnds = received.advanced(by: contactKept)
}

extension Store {
    /// Opens a database that is new or of this version.
    init(path: String, brand: Brand) throws(StoreError) {
        try self.init(path: path, brand: brand) { from, to in
            Issue.record("upgraded from \(from) to \(to)")
        }
    }

    /// Takes a file with these responses in.
    @discardableResult
    func give(
        _ claim: String, _ responses: [Response], contact: Contact? = nil, sha256: String? = nil,
        takingBack: Bool = false, batch size: Int = 3
    ) throws -> [Taken] {
        try deliver { transaction in
            if takingBack { try transaction.takeBack(sha256: sha256 ?? "sha-\(claim)") }
            let taken = try stride(from: 0, to: responses.count, by: size).flatMap { start in
                var batch = self.batch()
                for response in responses[start..<min(start + size, responses.count)] {
                    batch.append(ResponseRow(response), contact: contact, isUrgent: false)
                }
                return try transaction.take(batch, received: Some.received, contactKept: Some.contactKept)
            }
            try transaction.record(Some.delivery(claim, sha256: sha256))
            return taken
        }
    }

    /// Everything that is kept, as `eachResponse` gives it.
    func kept() throws -> [Response] {
        var all: [Response] = []
        try eachResponse(location: nil, since: nil) { all.append($0) }
        return all
    }
}

extension DeliveryTransaction {
    /// A batch of one.
    private func batch(_ response: Response, _ contact: Contact?, isUrgent: Bool) -> ResponseBatch {
        var batch = ResponseBatch(slots)
        batch.append(ResponseRow(response), contact: contact, isUrgent: isUrgent)
        return batch
    }

    mutating func take(
        _ response: Response, contact: Contact?, received: Instant, contactKept: Span
    ) throws -> Taken {
        try take(batch(response, contact, isUrgent: true), received: received, contactKept: contactKept).first
            ?? .duplicate
    }

    mutating func judge(
        _ response: Response, _ taken: Taken, contact: Contact?, received: Instant, _ judge: AlertJudge
    ) throws {
        let isUrgent = judge.isUrgent(ResponseRow(response), received: received)
        try self.judge(batch(response, contact, isUrgent: isUrgent), [taken], received: received, judge)
    }
}
