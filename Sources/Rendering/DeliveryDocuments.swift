package import Domain

/// What became of a file, for whoever dropped it: `receipts/NAME.SHA8.json`. No values and no persons.
package enum ReceiptDocument {
    package static func json(_ delivery: Delivery) -> String {
        let document: JSON = [
            "name": .string(delivery.name), "sha256": .string(delivery.sha256),
            "source": .string(delivery.source.text), "state": .string(delivery.state.rawValue),
            "rows": LedgerDocument.rows(delivery.rows), "received": .string(delivery.received.rfc3339),
            "reason": .text(delivery.reason), "warnings": .list(delivery.warnings, JSON.string),
            "reasons": .list(delivery.reasons) { ["reason": .string($0.reason), "count": .integer($0.count)] },
            "first_lines": .list(delivery.firstLines, JSON.integer),
        ]
        return document.document
    }
}

/// A row of the ledger, as `huddlectl files --json` prints it.
package enum LedgerDocument {
    /// One object on one line, without the line end.
    package static func line(_ delivery: Delivery) -> String {
        let object: JSON = [
            "name": .string(delivery.name), "sha256": .string(delivery.sha256),
            "source": .string(delivery.source.text), "state": .string(delivery.state.rawValue),
            "rows": rows(delivery.rows), "received": .string(delivery.received.rfc3339),
            "reason": .text(delivery.reason), "warnings": .list(delivery.warnings, JSON.string),
        ]
        return object.line
    }

    static func rows(_ rows: Delivery.Rows) -> JSON {
        [
            "accepted": .integer(rows.accepted), "updated": .integer(rows.updated),
            "duplicate": .integer(rows.duplicate), "left_out": .integer(rows.leftOut),
            "rejected": .integer(rows.rejected),
        ]
    }
}

/// What could not be used in a file: a line of `NAME.SHA8.errors.jsonl`.
package enum ComplaintDocument {
    /// One object on one line, without the line end.
    package static func line(_ complaint: Complaint) -> String {
        let object: JSON = [
            "line": .integer(complaint.line), "column": .text(complaint.column), "value": .text(complaint.value),
            "reason": .string(complaint.rejectsRow ? complaint.reason : "\(complaint.reason); the cell is left empty"),
        ]
        return object.line
    }
}
