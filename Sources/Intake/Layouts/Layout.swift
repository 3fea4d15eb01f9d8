import Configuration
import Domain
import LocalTime

/// What files of one tool mean without a source that tells it. Whatever a source says itself wins over it.
///
/// The location's id is hardly ever among it: each brand keeps it in a field of its own, which the source names.
struct Layout: Sendable {
    /// What the tool calls the canonical columns; of several names the first that a file has.
    var columns: [CanonicalColumn: [String]] = [:]
    /// What the tool calls the overall mark, where it has but one.
    var outcome: [String] = []
    /// The marks of that column; nil: as the brand has them.
    var outcomeScale: SourceScale?
    /// For times that say no zone of their own; nil: the location's.
    var zone: Zone?
    /// How the tool writes times, tried before the layouts that need no declaration.
    var timestamps: [TimestampLayout] = []
    /// One channel for all rows.
    var channel: String?
    /// What rows without an id are that are equal in everything.
    var identical = Source.Identical.one
    /// What tells rows that are no feedback.
    var exclusions: [Exclusion] = []
    /// About the file at hand.
    var warnings: [String] = []
}

/// A column that tells rows which are no feedback.
struct Exclusion: Sendable {
    /// What the tool calls it; of several names the first that a file has.
    let names: [String]
    /// Why a row with that in the cell, blanks removed, is no feedback; nil where it is. The cell is empty where the file
    /// does not have the column.
    let reason: @Sendable (ArraySlice<UInt8>) -> LeftOut?
}

/// Why a row is no feedback.
enum LeftOut: Int, CaseIterable {
    case preview, test, spam, misuse, unfinished

    /// As receipts say it.
    var reason: String {
        switch self {
        case .preview: "left out: a preview"
        case .test: "left out: a test"
        case .spam: "left out: spam"
        case .misuse: "left out: misuse of the device"
        case .unfinished: "left out: an unfinished answer"
        }
    }
}
