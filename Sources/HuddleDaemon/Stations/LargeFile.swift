import Domain
import Intake
import Spool
import Store

/// A large file on its way in: `advance` takes one piece of it after the other, each for good, so that others can be taken
/// in between. Whoever begins with it anew, after a crash or under another configuration, goes on where it was left if
/// nothing has changed.
final class LargeFile {
    /// Bytes; of a packed file, a fraction of them.
    private static let least: Int64 = 128 << 20
    private static let packing: Int64 = 8
    /// Batches in a piece: others wait that long.
    private static let batches = 4

    private enum Stage {
        case hashing(ClaimedDigest)
        /// Something else is staged, or what was staged is of no use.
        case making(DeliveryRecord)
        case reading(DeliveryRecord, Staging, Handover)
        /// It is in the ledger and filed; nothing of it was taken.
        case clearing
    }

    /// It holds what managers say, of which each counts when it is said.
    private struct HoldsWords: Error {}

    static func isLarge(_ file: ClaimedFile) -> Bool { isLarge(file.name, size: file.size) }

    static func isLarge(_ name: FileName, size: Int64) -> Bool {
        size >= (name.text.hasSuffix(".gz") ? least / packing : least)
    }

    let file: ClaimedFile
    private let station: IntakeStation
    /// nil before the first piece.
    private var stage: Stage?

    init(_ file: ClaimedFile, _ station: IntakeStation) {
        self.file = file
        self.station = station
    }

    deinit { abandon() }

    /// How many of its responses are stored.
    var responses: Int {
        if case .reading(_, let staging, _) = stage { staging.progress.responses } else { 0 }
    }

    /// Takes the next piece. True: that was all there was to do, or it cannot be gone on with, which is reported.
    ///
    /// - Throws: `Stopped` and `StoreError`. It must be begun anew then.
    func advance() throws -> Bool {
        var isDone = true
        do {
            try station.reporting(file) { isDone = try takePiece() }
        } catch is HoldsWords {
            abandon()
            while try station.store.discardStaging() {}
            try station.takeWhole(file)
        }
        return isDone
    }

    /// Leaves what is not stored of it. Waits until nobody reads any more.
    private func abandon() {
        if case .reading(_, _, let handover) = stage { handover.abandon() }
        stage = nil
    }

    private func takePiece() throws -> Bool {
        try station.pulse.beat()
        switch stage {
        case nil:
            stage = .hashing(try file.digest())
        case .hashing(var digest):
            let sha256 = try digest.advance()
            stage = .hashing(digest)
            if let sha256 { return try know(station.record(file, sha256: sha256, received: station.now)) }
        case .making(let record):
            if try !station.store.discardStaging() { try begin(record, with: nil) }
        case .reading(let record, let staging, let handover):
            return try read(record, staging, handover)
        case .clearing:
            return try !station.store.discardStaging()
        }
        return false
    }

    /// Whether everything is done, now that it is known which bytes it has.
    private func know(_ record: DeliveryRecord) throws -> Bool {
        let done = try station.store.deliver { transaction in
            // A crash came between the commit and the filing.
            try transaction.delivery(claim: file.claim)
                ?? station.repeating(record, transaction.previous(sha256: record.sha256), &transaction)
        }
        if let done {
            try station.finish(file, done)
            // It was refused, and nobody came to forgetting what was stored of it.
            guard try station.store.staging()?.claim == file.claim else { return true }
            stage = .clearing
            return false
        }
        let staging = try station.store.staging()
        if let staging, !staging.isOf(record) {
            stage = .making(record)
        } else {
            try begin(record, with: staging)
        }
        return false
    }

    private func begin(_ record: DeliveryRecord, with staging: Staging?) throws {
        let staging =
            try staging
            ?? station.store.beginStaging(
                claim: file.claim, sha256: record.sha256, mapping: record.mapping, received: record.received)
        let handover = Handover()
        // As if it had been read at one time: what lies in the future is decided by that.
        var intake = station.intake
        intake.now = staging.received
        FileReading(
            intake: intake, file: file, complaints: try file.complaints(), received: staging.received,
            alerts: station.alerts, handover: handover, batch: station.store.batch(),
            skipped: staging.progress.responses
        ).start()
        stage = .reading(
            station.record(file, sha256: record.sha256, received: staging.received), staging, handover)
    }

    private func read(_ record: DeliveryRecord, _ staging: Staging, _ handover: Handover) throws -> Bool {
        guard var piece = try handover.poll(station.pulse) else { return false }
        let received = staging.received
        var (staging, end) = (staging, Result<ReadFile, any Error>?.none)
        func take() throws {
            try station.store.stage(&staging) { transaction, progress in
                for number in 1...Self.batches {
                    switch piece {
                    case .responses(let batch):
                        let taken = try transaction.take(
                            batch, received: received, contactKept: station.contactKept)
                        try transaction.judge(batch, taken, received: received, station.alerts)
                        progress.responses += batch.count
                        progress.rows.count(taken)
                    case .checkOff, .alertAnswer, .advocateAnswer, .contribution:
                        throw HoldsWords()
                    case .end(let result):
                        end = result
                        return
                    }
                    guard number < Self.batches, let next = try handover.poll(station.pulse) else { return }
                    piece = next
                }
            }
        }
        do {
            try take()
        } catch {
            // Nobody reads any more who could be told to stop.
            if end != nil { stage = nil }
            throw error
        }
        guard let end else {
            stage = .reading(record, staging, handover)
            // Every batch is looked for in all runs that there are.
            _ = try station.store.mergeIdentities()
            return false
        }
        stage = nil
        return try finish(record, staging, end.get())
    }

    private func finish(_ record: DeliveryRecord, _ staging: Staging, _ read: ReadFile) throws -> Bool {
        guard try file.isUnchanged() else { throw SpoolError.changed(path: file.name.printable) }
        var read = read
        let delivery = record.completed(read, staging.progress.rows)
        try read.complaints.finish()
        let refused = read.complaints.refused(of: delivery)
        if delivery.state == .rejected {
            try station.store.deliver { try $0.record(delivery, refused: refused) }
            stage = .clearing
        } else {
            try station.store.reveal(staging) { transaction in
                try station.takeBack(record, transaction.previous(sha256: record.sha256), &transaction)
                try transaction.reveal(beat: station.pulse.beat)
                try transaction.judgeDoubtful(
                    received: staging.received, station.alerts, beat: station.pulse.beat)
                try transaction.record(delivery, refused: refused)
            }
        }
        try station.finish(file, delivery)
        return delivery.state != .rejected
    }
}

extension Staging {
    fileprivate func isOf(_ record: DeliveryRecord) -> Bool {
        claim == record.file.claim && sha256 == record.sha256 && mapping == record.mapping
    }
}
