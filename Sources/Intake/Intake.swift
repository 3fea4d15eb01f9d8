import CSV
package import Configuration
package import Domain
import LocalTime

/// Reads feedback files: bytes in, responses, check-offs and answers to alerts and about advocates out, or complaints that
/// say where and why.
///
/// The kind of a file is told from its content: CSV, JSON Lines, one JSON array of objects or one object with such a list
/// in it, each packed with gzip or not; responses, check-offs or answers. Its name decides only which source's mapping applies. A file is read in chunks of
/// 64 KiB and never held as a whole, so that memory stays bounded whatever its size.
package struct Intake: Sendable {
    /// The source of files that no configured source matches.
    package static let canonicalSource: Identifier = "canonical"
    /// The source of check-offs.
    package static let checkOffSource: Identifier = "check-offs"
    /// The source of answers to alerts.
    package static let alertAnswerSource: Identifier = "alert-answers"
    /// The source of answers about advocates.
    package static let advocateAnswerSource: Identifier = "advocate-answers"

    /// The sources of managers' words, of which the last delivered counts.
    package static let wordSources = [checkOffSource, alertAnswerSource, advocateAnswerSource]

    private static let chunkSize = 64 << 10

    let configuration: Configuration
    /// Rows of more than a day later are rejected.
    package var now: Instant
    let fields: Fields
    let places: Places
    private let placesDigest: [UInt8]

    package init(configuration: Configuration, now: Instant) {
        self.configuration = configuration
        self.now = now
        fields = Fields(brand: configuration.brand)
        places = Places(configuration)
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
        var source = try open()
        var survey = try survey(&source)
        let first = FileReader(intake: self, source: configured, dates: survey.dates, warnings: [])
        // Declared times tell their order themselves.
        if configured?.timestamps == nil {
            source = try open()
            survey.dates = try surveyDates(&source, survey, of: configured) { first.isRecord($0) }
        }
        source = try open()
        var rows = FileReader(intake: self, source: configured, dates: survey.dates, warnings: survey.warnings)
        do {
            try withUnsafeMutablePointer(to: &sink) { sink in
                var sink = AnySink(sink)
                let isWhole = try decode(
                    &source, survey, csv: { try rows.take($0, into: &sink) },
                    json: { try rows.take(line: $0, $1, into: &sink) }, isRecord: { first.isRecord($0) })
                try rows.finish(isWhole: isWhole, into: &sink)
            }
            return rows.summary
        } catch let refusal as IntakeError {
            return rows.summary(refusedBecause: refusal)
        }
    }

    private func survey(_ source: inout some ByteSource) throws -> FileSurvey {
        var surveyor = Surveyor()
        do {
            try unpack(&source) { surveyor.push($0) }
        } catch is IntakeError {
            // Whatever it is, reading meets it again and says so.
        }
        return surveyor.finish()
    }

    private func surveyDates(
        _ source: inout some ByteSource, _ survey: FileSurvey, of configured: Source?,
        isRecord: @escaping (ArraySlice<UInt8>) -> Bool
    ) throws -> DateOrderEvidence.Verdict {
        var dates = DateSurvey(intake: self, source: configured)
        do {
            _ = try decode(
                &source, survey, csv: { try dates.take($0) }, json: { try dates.take(line: $0, $1) },
                isRecord: isRecord)
        } catch is DateSurvey.IsOver {
        } catch is IntakeError {
            // Reading meets it again.
        }
        return dates.finish()
    }

    /// Hands out the records of a file. False where it ends too early for a whole.
    /// - Parameter isRecord: whether the object with which a JSON file begins is itself a record.
    private func decode(
        _ source: inout some ByteSource, _ survey: FileSurvey, csv: (CSVRecord) throws -> Void,
        json: (Int, ArraySlice<UInt8>?) throws -> Void, isRecord: @escaping (ArraySlice<UInt8>) -> Bool
    ) throws -> Bool {
        var decoder = ContentDecoder(limits: configuration.limits, dialect: survey.dialect, isRecord: isRecord)
        var text = TextDecoder(survey.encoding)

        func decode(_ content: UnsafeRawBufferPointer) throws { try decoder.push(content, csv: csv, json: json) }
        try unpack(&source) { try text.push($0, decode) }
        try text.finish(decode)
        return try decoder.finish(csv: csv, json: json)
    }

    /// Hands out the content of a file in chunks, gzip undone.
    private func unpack(_ source: inout some ByteSource, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
        defer { buffer.deallocate() }
        var unpacker = Unpacker(ratio: configuration.limits.ratio)
        while true {
            let count = try source.read(into: buffer)
            guard count > 0 else { break }
            try unpacker.push(UnsafeRawBufferPointer(rebasing: buffer[..<count]), body)
        }
        try unpacker.finish(body)
    }
}
