package import Configuration
package import Domain
package import Intake

/// What a configuration makes of a file, without storing anything.
package struct Trial: Equatable, Sendable {
    package let summary: IntakeSummary
    /// Why rows were rejected and why cells were emptied, each with how often, the most frequent first.
    package let rejections: [Delivery.ReasonCount]
    package let emptied: [Delivery.ReasonCount]

    /// Reads all of the file.
    package init<Source: ByteSource>(
        _ configuration: Configuration, fileNamed name: String, from open: () throws -> Source, now: Instant
    ) throws {
        var tally = Tally()
        summary = try Intake(configuration: configuration, now: now).read(fileNamed: name, from: open, into: &tally)
        rejections = Self.ordered(tally.rejections)
        emptied = Self.ordered(tally.emptied)
    }

    /// Whether a delivery of the file would be rejected as a whole.
    var isRejected: Bool {
        summary.refusal != nil || summary.usable == 0 || summary.rejected * 2 > summary.rows - summary.leftOut
    }

    /// One sentence for each thing there is to say.
    package var sentences: [String] {
        if let refusal = summary.refusal { return [refusal] }
        var sentences = [
            "\(summary.rows.counted("row")): \(summary.usable.grouped) usable"
                + (summary.rejected > 0 ? ", \(summary.rejected.grouped) rejected" : "")
                + (summary.leftOut > 0 ? ", \(summary.leftOut.grouped) left out" : "")
        ]
        sentences += rejections.map { "\($0.count.grouped) × rejected: \($0.reason)" }
        sentences += summary.leftOutReasons.map { "\($0.count.grouped) × \($0.reason)" }
        sentences += emptied.map { "\($0.count.grouped) × a cell left empty: \($0.reason)" }
        return sentences + summary.warnings.filter { !$0.hasPrefix(Self.unstored) }.map { "warning: \($0)" }
    }

    /// Of which a proposal has a list of its own, with reasons.
    private static let unstored = "columns that are not stored"

    private static func ordered(_ counts: [String: Int]) -> [Delivery.ReasonCount] {
        counts.map { Delivery.ReasonCount(reason: $0.key, count: $0.value) }
            .sorted { $0.count == $1.count ? $0.reason < $1.reason : $0.count > $1.count }
    }
}

/// Counts complaints and keeps nothing.
private struct Tally: IntakeSink {
    var rejections: [String: Int] = [:]
    var emptied: [String: Int] = [:]

    mutating func take(_ response: ResponseRow, contact: Contact?) {}
    mutating func take(_ checkOff: CheckOff) {}
    mutating func take(_ answer: AlertAnswer) -> Bool { true }
    mutating func take(_ answer: AdvocateAnswer) {}
    mutating func take(_ contribution: Contribution) {}

    mutating func complain(_ complaint: Complaint) {
        if complaint.rejectsRow {
            rejections[complaint.reason, default: 0] += 1
        } else {
            let column = complaint.column.map { "\(Inert.text($0)): " } ?? ""
            emptied["\(column)\(complaint.reason)", default: 0] += 1
        }
    }
}
