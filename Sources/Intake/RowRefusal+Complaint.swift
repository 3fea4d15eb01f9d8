package import Domain

extension RowRefusal {
    /// What a complaint says that rejects a row; nil where it does not.
    package init?(_ complaint: Complaint) {
        guard complaint.rejectsRow else { return nil }
        switch complaint.reason {
        case RowReason.fewerCells: self = .fewerCells
        case RowReason.moreCells: self = .moreCells
        case RowReason.noLocation: self = .noLocation
        case RowReason.controlInLocation, RowReason.longLocation, RowReason.locationNotText: self = .unusableLocation
        case RowReason.noTime: self = .noTime
        case RowReason.notATime, RowReason.notInLayout, RowReason.openDate, RowReason.serialNumber: self = .notATime
        case RowReason.afterNow: self = .afterNow
        case RowReason.before2000: self = .before2000
        case RowReason.nothing: self = .nothing
        case RowReason.noDate, RowReason.noAction, RowReason.notPlainText, RowReason.unknownState, RowReason.noAlert,
            RowReason.unknownAlert, RowReason.noCause, RowReason.unknownAnswer, RowReason.noAdvocate,
            RowReason.unknownInvitation, RowReason.noTitle, RowReason.longTitle, RowReason.noSteps,
            RowReason.tooManySteps, RowReason.unknownDriver, RowReason.noField, RowReason.mistakenPractice:
            self = .unusableWord
        // With the limit in it, which a configuration sets.
        case let reason where reason.hasPrefix("longer than ") || reason.hasPrefix("more than "): self = .tooLarge
        default: self = .notJSON
        }
    }
}
