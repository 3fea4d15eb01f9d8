import CSV
import Configuration
import Library

/// Tells from a file's first bytes what it holds and cuts it into records.
struct ContentDecoder {
    private enum State {
        case undecided
        case csv
        case json
        case yaml
    }

    private let limits: Limits
    private var state = State.undecided
    private var prefix: [UInt8] = []
    private var csv: CSVParser
    private var frames: JSONFrames

    private let isRecord: (ArraySlice<UInt8>) -> Bool

    /// - Parameters:
    ///   - dialect: how a table is written.
    ///   - isRecord: whether the object with which a JSON file begins is itself a record.
    init(limits: Limits, dialect: CSVDialect, isRecord: @escaping (ArraySlice<UInt8>) -> Bool) {
        self.limits = limits
        self.isRecord = isRecord
        csv = CSVParser(dialect, limits: CSVLimits(row: limits.row, columns: limits.columns))
        frames = JSONFrames(.object, limit: limits.row, known: Layouts.lists, isRecord: isRecord)
    }

    /// The whole file, where it is YAML and has ended.
    var document: [UInt8]? { state == .yaml ? prefix : nil }

    /// Hands out the records that end in the next bytes of the content.
    /// - Parameter json: takes the line where a record starts, and its bytes or nil where they are too many.
    mutating func push(
        _ chunk: UnsafeRawBufferPointer, csv takeCSV: (CSVRecord) throws -> Void,
        json takeJSON: (Int, ArraySlice<UInt8>?) throws -> Void
    ) throws {
        switch state {
        case .undecided:
            prefix.append(contentsOf: chunk)
            if prefix.count >= ContentKind.prefixLength { try decide(takeCSV, takeJSON) }
        case .csv:
            try readingCSV { (parser) throws in try parser.parse(chunk, takeCSV) }
        case .json:
            try frames.push(chunk, takeJSON)
        case .yaml:
            guard prefix.count + chunk.count <= ContributionFile.largest else { throw IntakeError.longPractice }
            prefix.append(contentsOf: chunk)
        }
    }

    /// Says that the content has ended. False where it ends too early for a whole.
    mutating func finish(
        csv takeCSV: (CSVRecord) throws -> Void, json takeJSON: (Int, ArraySlice<UInt8>?) throws -> Void
    ) throws -> Bool {
        if state == .undecided { try decide(takeCSV, takeJSON) }
        switch state {
        case .undecided, .yaml: return true
        case .csv:
            try readingCSV { (parser) throws in try parser.finish(takeCSV) }
            return true
        case .json: return try frames.finish(takeJSON)
        }
    }

    private mutating func decide(
        _ takeCSV: (CSVRecord) throws -> Void, _ takeJSON: (Int, ArraySlice<UInt8>?) throws -> Void
    ) throws {
        let kind = try ContentKind(prefix)
        var first = prefix[...]
        prefix = []
        switch kind {
        case .csv:
            state = .csv
        case .yaml:
            state = .yaml
        case .json(let start):
            state = .json
            frames = JSONFrames(start, limit: limits.row, known: Layouts.lists, isRecord: isRecord)
            if first.starts(with: [0xEF, 0xBB, 0xBF]) { first = first.dropFirst(3) }
        }
        try first.withUnsafeBytes { try push($0, csv: takeCSV, json: takeJSON) }
    }

    /// Runs the parser; what it cannot read is a reason to refuse the file, what its records lead to is not.
    private mutating func readingCSV(_ body: (inout CSVParser) throws -> Void) throws {
        do {
            try body(&csv)
        } catch let error as CSVError {
            throw IntakeError.brokenCSV(error.description)
        }
    }
}
