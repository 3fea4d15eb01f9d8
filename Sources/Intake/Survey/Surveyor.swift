import CSV

/// Goes through the content of a file, gzip undone, and keeps no more of it than its beginning.
struct Surveyor {
    /// Of a survey of a thousand questions three header rows and some answers.
    private static let sampleLength = 256 << 10

    private var tally = EncodingTally()
    private var sample: [UInt8] = []

    mutating func push(_ content: UnsafeRawBufferPointer) {
        tally.push(content)
        if sample.count < Self.sampleLength {
            sample.append(contentsOf: content.prefix(Self.sampleLength - sample.count))
        }
    }

    /// What is known at the end of the file, or where it turned out to be unreadable.
    consuming func finish() -> FileSurvey {
        var survey = FileSurvey(encoding: encoding)
        var decoder = TextDecoder(survey.encoding)
        var text: [UInt8] = []
        try? sample.withUnsafeBytes { try decoder.push($0) { text.append(contentsOf: $0) } }
        if (try? ContentKind(Array(text.prefix(ContentKind.prefixLength)))) == .csv {
            survey.dialect = CSVDialect(of: text.span.bytes)
        }
        return survey
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
