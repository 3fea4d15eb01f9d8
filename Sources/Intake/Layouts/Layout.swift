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
    /// Words that stand for marks.
    var labels: [Source.Label] = []
    /// For times that say no zone of their own; nil: the location's.
    var zone: Zone?
    /// What the file at hand names as that zone, where no zone has this name.
    var unknownZone: String?
    /// How the tool writes times, tried before the layouts that need no declaration.
    var timestamps: [TimestampLayout] = []
    /// How the tool writes dates whose order of day and month nothing in the file tells.
    var dateOrder: DateOrder?
    /// One channel for all rows.
    var channel: String?
    /// The source of rows that no configured source has; nil: as of any other file.
    var source: Identifier?
    /// What rows without an id are that are equal in everything. Where they are distinct, `source` is the tool's own, and
    /// one of ``Layouts/distinctSources``.
    var identical = Source.Identical.one
    /// What tells rows that are no feedback.
    var exclusions: [Exclusion] = []
}
