import CSV

/// Goes through the content of a file, gzip undone, and keeps no more of it than its beginning.
struct Surveyor {
    /// Of a survey of a thousand questions three header rows and some answers.
    private static let sampleLength = 256 << 10

    private var tally = EncodingTally()
    private var sample: [UInt8] = []

    /// Throws why the file is refused where its first bytes tell: the rest of it may be very long.
    mutating func push(_ content: UnsafeRawBufferPointer) throws(IntakeError) {
        tally.push(content)
        guard sample.count < Self.sampleLength else { return }
        let isDecided = sample.count >= ContentKind.prefixLength
        sample.append(contentsOf: content.prefix(Self.sampleLength - sample.count))
        if !isDecided, sample.count >= ContentKind.prefixLength {
            _ = try kind(text(sample.prefix(ContentKind.prefixLength)))
        }
    }

    /// What is known at the end of the file, or where it turned out to be unreadable.
    consuming func finish() -> FileSurvey {
        var survey = FileSurvey(encoding: encoding)
        let text = text(sample[...])
        if (try? kind(text)) == .csv { survey.dialect = CSVDialect(of: text.span.bytes) }
        return survey
    }

    private func kind(_ text: [UInt8]) throws(IntakeError) -> ContentKind {
        try ContentKind(Array(text.prefix(ContentKind.prefixLength)))
    }

    /// In UTF-8, as far as is known by now.
    private func text(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoder = TextDecoder(encoding)
        var text: [UInt8] = []
        try? bytes.withUnsafeBytes { try decoder.push($0) { text.append(contentsOf: $0) } }
        return text
    }

    private var encoding: TextEncoding {
        let prefix = sample.prefix(ContentKind.prefixLength)
        // What is refused is told by its own bytes.
        if ContentKind.isForeign(prefix) { return .utf8 }
        if let encoding = TextEncoding(utf16: prefix) { return encoding }
        if prefix.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        return tally.isHardlyUTF8 ? .windows1252 : .utf8
    }
}
