import CSV
import Configuration

/// Takes a file from its bytes to its records: gzip undone, in UTF-8, cut.
struct ContentReader: Sendable {
    private static let chunkSize = 64 << 10

    let limits: Limits

    /// What only the whole of a file tells.
    func survey(_ source: inout some ByteSource) throws -> FileSurvey {
        var surveyor = Surveyor()
        do {
            try unpack(&source) { try surveyor.push($0) }
        } catch is IntakeError {
            // Whatever it is, reading meets it again and says so.
        }
        return surveyor.finish()
    }

    /// Hands out the records of a file. False where it ends too early for a whole.
    /// - Parameters:
    ///   - yaml: takes the file as a whole, where it is no table and no JSON.
    ///   - isRecord: whether the object with which a JSON file begins is itself a record.
    func decode(
        _ source: inout some ByteSource, _ survey: FileSurvey, csv: (CSVRecord) throws -> Void,
        json: (Int, ArraySlice<UInt8>?) throws -> Void, yaml: ([UInt8]) throws -> Void,
        isRecord: @escaping (ArraySlice<UInt8>) -> Bool
    ) throws -> Bool {
        var decoder = ContentDecoder(limits: limits, dialect: survey.dialect, isRecord: isRecord)
        try text(of: &source, survey) { try decoder.push($0, csv: csv, json: json) }
        let isWhole = try decoder.finish(csv: csv, json: json)
        if let document = decoder.document { try yaml(document) }
        return isWhole
    }

    /// Hands out the content of a file in chunks: gzip undone, in UTF-8.
    func text(
        of source: inout some ByteSource, _ survey: FileSurvey, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var text = TextDecoder(survey.encoding)
        try unpack(&source) { try text.push($0, body) }
        try text.finish(body)
    }

    /// Hands out the content of a file in chunks, gzip undone.
    private func unpack(_ source: inout some ByteSource, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
        defer { buffer.deallocate() }
        var unpacker = Unpacker(ratio: limits.ratio)
        while true {
            let count = try source.read(into: buffer)
            guard count > 0 else { break }
            try unpacker.push(UnsafeRawBufferPointer(rebasing: buffer[..<count]), body)
        }
        try unpacker.finish(body)
    }
}
