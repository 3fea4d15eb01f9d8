package import Domain
package import LocalTime

/// How one kind of feedback file is read: which of its columns is what, and what its values mean.
package struct Source: Equatable, Sendable {
    /// What makes two rows without a producer's id the same response.
    package enum Identical: String, CaseIterable, Sendable {
        /// Identical rows are one response.
        case one
        /// Each of the identical rows is a response: kiosk presses.
        case distinct
    }

    /// A word that stands for a number.
    package struct Label: Equatable, Sendable {
        package var text: String
        /// On the source's scale of the measure.
        package var value: Double

        package init(text: String, value: Double) {
            self.text = text
            self.value = value
        }
    }

    package var name: Identifier
    /// Which files are this source's, by their names.
    package var files: ShellPattern
    /// Canonical key → the file's own column, as its header writes it.
    package var columns: [String: String]
    /// Outcome's or driver's key → the marks as the file has them.
    package var scales: [String: SourceScale]
    /// In the order of the configuration; no text twice.
    package var labels: [Label]
    /// Texts that mean "no answer"; an empty cell always does.
    package var missing: [String]
    /// nil: RFC 3339, ISO 8601 without zone, epoch seconds.
    package var timestamps: TimestampLayout?
    /// For timestamps without zone; nil: the location's own.
    package var timezone: Zone?
    /// One channel for all rows.
    package var channel: String?
    /// Longer silence is reported.
    package var expect: Span?
    /// nil: as the tool has it whose layout it is, else one.
    package var identical: Identical?

    package init(
        name: Identifier, files: ShellPattern, columns: [String: String] = [:], scales: [String: SourceScale] = [:],
        labels: [Label] = [], missing: [String] = [], timestamps: TimestampLayout? = nil, timezone: Zone? = nil,
        channel: String? = nil, expect: Span? = nil, identical: Identical? = nil
    ) {
        self.name = name
        self.files = files
        self.columns = columns
        self.scales = scales
        self.labels = labels
        self.missing = missing
        self.timestamps = timestamps
        self.timezone = timezone
        self.channel = channel
        self.expect = expect
        self.identical = identical
    }

    /// Whether a file of that name, `.gz` removed, is this source's.
    package func matches(fileName: String) -> Bool {
        let ending = fileName.utf8.suffix(3)
        let isCompressed = ending.elementsEqual(".gz".utf8) || ending.elementsEqual(".GZ".utf8)
        return files.matches(isCompressed ? String(fileName.unicodeScalars.dropLast(3)) : fileName)
    }
}

/// The marks of a question as one source has them. They are mapped linearly onto the brand's scale.
package struct SourceScale: Hashable, Sendable {
    package let worst: Double
    /// Below `worst` where the source counts the other way round (1 = very good).
    package let best: Double

    /// nil unless both are finite and differ.
    package init?(worst: Double, best: Double) {
        guard worst.isFinite, best.isFinite, worst != best else { return nil }
        self.worst = worst
        self.best = best
    }
}
