package import Configuration
package import Domain

/// Reads feedback files: bytes in, responses, check-offs and answers to alerts and about advocates out, or complaints that
/// say where and why.
///
/// The kind of a file is told from its content: CSV, JSON Lines or one JSON array of objects, each packed with gzip or
/// not; responses, check-offs or answers. Its name decides only which source's mapping applies. A file is read in chunks of
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
    package func read<Source: ByteSource, Sink: IntakeSink>(
        fileNamed name: String, from source: inout Source, into sink: inout Sink
    ) throws -> IntakeSummary {
        var rows = FileReader(intake: self, source: configuration.source(forFileNamed: name))
        do {
            try read(from: &source, by: &rows, into: &sink)
            return rows.summary
        } catch let refusal as IntakeError {
            return rows.summary(refusedBecause: refusal)
        }
    }

    private func read<Source: ByteSource, Sink: IntakeSink>(
        from source: inout Source, by rows: inout FileReader, into sink: inout Sink
    ) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
        defer { buffer.deallocate() }
        var unpacker = Unpacker(ratio: configuration.limits.ratio)
        var decoder = ContentDecoder(limits: configuration.limits)

        func decode(_ content: UnsafeRawBufferPointer) throws {
            try decoder.push(
                content, csv: { try rows.take($0, into: &sink) }, json: { try rows.take(line: $0, $1, into: &sink) })
        }
        while true {
            let count = try source.read(into: buffer)
            guard count > 0 else { break }
            try unpacker.push(UnsafeRawBufferPointer(rebasing: buffer[..<count]), decode)
        }
        try unpacker.finish(decode)
        let isWhole = try decoder.finish(
            csv: { try rows.take($0, into: &sink) }, json: { try rows.take(line: $0, $1, into: &sink) })
        try rows.finish(isWhole: isWhole)
    }
}
