import CSV
package import Configuration
package import Domain
import LocalTime

/// Reads feedback files: bytes in, responses, check-offs, proposed practices and answers to alerts and about advocates out,
/// or complaints that say where and why.
///
/// The kind of a file is told from its content: CSV, JSON Lines, one JSON array of objects or one object with such a list
/// in it, each packed with gzip or not; responses, check-offs, proposed practices (also one as YAML) or answers. Its name
/// decides only which source's mapping applies. A file is read in chunks of 64 KiB and, YAML apart, never held as a whole,
/// so that memory stays bounded whatever its size.
package struct Intake: Sendable {
    /// The source of files that no configured source matches.
    package static let canonicalSource: Identifier = "canonical"
    /// The source of check-offs.
    package static let checkOffSource: Identifier = "check-offs"
    /// The source of answers to alerts.
    package static let alertAnswerSource: Identifier = "alert-answers"
    /// The source of answers about advocates.
    package static let advocateAnswerSource: Identifier = "advocate-answers"

    /// The source of proposed practices.
    package static let contributionSource: Identifier = "contributions"

    /// The sources of managers' words. The same bytes again may change what counts: of most of them the last delivered does.
    package static let wordSources = [
        checkOffSource, alertAnswerSource, advocateAnswerSource, contributionSource,
    ]

    /// The year 2000: no feedback is older.
    package static let earliest = Instant(seconds: 946_684_800)

    let configuration: Configuration
    /// Rows of more than a day later are rejected.
    package var now: Instant
    let fields: Fields
    let places: Places
    let content: ContentReader
    private let placesDigest: [UInt8]

    package init(configuration: Configuration, now: Instant) {
        self.configuration = configuration
        self.now = now
        fields = Fields(brand: configuration.brand)
        places = Places(configuration)
        content = ContentReader(limits: configuration.limits)
        placesDigest = MappingDescription.digest(of: configuration.locations)
    }

    /// A digest, in 64 hexadecimal digits, of everything in the configuration that decides what a file of that name
    /// gives: the same bytes under the same mapping give the same responses.
    package func mapping(forFileNamed name: String) -> String {
        MappingDescription(configuration, source: configuration.source(forFileNamed: name), places: placesDigest)
            .hexadecimal
    }

    /// Reads a file to its end or to where it turns out to be unusable.
    ///
    /// Throws only what the source or the sink threw; whatever is wrong with the file is in the summary or goes to the
    /// sink as a complaint. Where the summary holds a refusal, what the sink was given is void.
    /// - Parameter open: gives the file from its first byte. It is called several times: some things only the whole of a
    ///   file can tell (``FileSurvey``), and they have to be known before its first row is read.
    package func read<Source: ByteSource, Sink: IntakeSink>(
        fileNamed name: String, from open: () throws -> Source, into sink: inout Sink
    ) throws -> IntakeSummary {
        let configured = configuration.source(forFileNamed: name)
        let (survey, first) = try survey(of: configured, from: open)
        var source = try open()
        var rows = FileReader(intake: self, source: configured, dates: survey.dates, warnings: survey.warnings)
        do {
            try withUnsafeMutablePointer(to: &sink) { sink in
                var sink = AnySink(sink)
                let isWhole = try content.decode(
                    &source, survey, csv: { try rows.take($0, into: &sink) },
                    json: { try rows.take(line: $0, $1, into: &sink) },
                    yaml: { try rows.take(practice: $0, into: &sink) }, isRecord: { first.isRecord($0) })
                try rows.finish(isWhole: isWhole, into: &sink)
            }
            return rows.summary
        } catch let refusal as IntakeError {
            return rows.summary(refusedBecause: refusal)
        }
    }

    /// What only the whole of a file tells, and who tells whether the object with which it begins is itself a record.
    func survey<Input: ByteSource>(
        of configured: Source?, from open: () throws -> Input
    ) throws -> (FileSurvey, FileReader) {
        var source = try open()
        var survey = try content.survey(&source)
        let first = FileReader(intake: self, source: configured, dates: survey.dates, warnings: [])
        // Declared times tell their order themselves.
        if configured?.timestamps == nil {
            source = try open()
            survey.dates = try surveyDates(&source, survey, of: configured) { first.isRecord($0) }
        }
        return (survey, first)
    }

    private func surveyDates(
        _ source: inout some ByteSource, _ survey: FileSurvey, of configured: Source?,
        isRecord: @escaping (ArraySlice<UInt8>) -> Bool
    ) throws -> DateOrderEvidence.Verdict {
        var dates = DateSurvey(intake: self, source: configured)
        do {
            _ = try content.decode(
                &source, survey, csv: { try dates.take($0) }, json: { try dates.take(line: $0, $1) },
                yaml: { _ in }, isRecord: isRecord)
        } catch is DateSurvey.IsOver {
        } catch is IntakeError {
            // Reading meets it again.
        }
        return dates.finish()
    }
}
