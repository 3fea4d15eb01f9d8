import Domain
import Intake
import Spool

/// What is known of a delivery before its rows are read, and the ledger row that comes of it.
struct DeliveryRecord {
    let file: ClaimedFile
    let sha256: String
    let mapping: String
    let received: Instant

    /// The same bytes under the same mapping: nothing changes, and the receipt says so.
    func repeating(_ earlier: Delivery) -> Delivery {
        var delivery = earlier
        delivery.claim = file.claim
        delivery.name = file.name.text
        delivery.filedAs = PathName.filed(file.name, sha256: sha256)
        delivery.received = received
        delivery.rows = Delivery.Rows(
            duplicate: earlier.rows.accepted + earlier.rows.updated + earlier.rows.duplicate,
            leftOut: earlier.rows.leftOut)
        delivery.reason = "the same bytes were taken in before, on \(earlier.received.rfc3339); nothing changed"
        return delivery
    }

    /// The good rows are taken unless more than half of the rows that are feedback are rejected, or the whole file was
    /// refused.
    func completed(_ read: ReadFile, _ taken: Delivery.Rows) -> Delivery {
        let summary = read.summary
        var rows = taken
        var leftOut = summary.leftOutReasons
        if taken.leftOut > 0 {
            leftOut.append(Delivery.ReasonCount(reason: LeftOut.erased.reason, count: taken.leftOut))
        }
        rows.leftOut += summary.leftOut
        rows.rejected = summary.rejected
        var state = summary.rejected == 0 ? Delivery.State.accepted : .partial
        var reason: String?
        if let refusal = summary.refusal {
            (state, reason) = (.rejected, refusal)
        } else if 2 * summary.rejected > summary.rows - summary.leftOut {
            state = .rejected
            reason =
                "\(summary.rejected) of \(summary.rows - summary.leftOut) rows cannot be used, more than half: nothing was taken; see the complaints beside the file, mend them or the source's columns, and drop it again"
        }
        if state == .rejected { rows = Delivery.Rows(rejected: summary.rows) }
        return Delivery(
            claim: file.claim, name: file.name.text,
            filedAs: PathName.filed(file.name, sha256: sha256), sha256: sha256, source: summary.source,
            state: state, rows: rows, received: received, reason: reason, warnings: summary.warnings,
            reasons: read.complaints.reasons + (state == .rejected ? [] : leftOut),
            firstLines: read.complaints.firstLines, mapping: mapping)
    }
}
