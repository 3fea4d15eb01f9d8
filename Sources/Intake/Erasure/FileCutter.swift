import CSV
import Configuration
import Domain

/// Puts a file's content together again without the records that go. It holds a record at a time, of a table its first
/// three.
struct FileCutter {
    typealias Put = (UnsafeRawBufferPointer) throws -> Void

    private enum State {
        case undecided
        case table
        case opening
        case json
        /// No rows.
        case text
    }

    private let limits: Limits
    private var judge: RowJudge
    private var state = State.undecided
    private var prefix: [UInt8] = []
    private var parser: CSVParser
    /// Bytes of the record at hand.
    private var segment: [UInt8] = []
    /// Records that are not judged yet.
    private var waiting: [(line: Int, bytes: [UInt8])] = []
    private var opening: JSONOpening
    private var json: JSONCutter
    private var rows = 0
    private var lines: Set<Int> = []

    init(
        _ judge: RowJudge, limits: Limits, dialect: CSVDialect, isRecord: @escaping (ArraySlice<UInt8>) -> Bool
    ) {
        self.judge = judge
        self.limits = limits
        parser = CSVParser(dialect, limits: CSVLimits(row: limits.row, columns: limits.columns))
        opening = JSONOpening(limit: limits.row, known: Layouts.lists, isRecord: isRecord)
        json = JSONCutter(.lines, limit: limits.row)
    }

    /// - Parameter isBroken: whether the file breaks off where rows can no longer be told apart.
    func result(_ end: CutFile.End, isBroken: Bool = false) -> CutFile {
        let isEntangled = judge.isEntangled || isBroken && rows > 0
        return CutFile(end: isEntangled ? .entangled : end, rows: rows, lines: lines, found: judge.found)
    }

    mutating func push(_ chunk: UnsafeRawBufferPointer, _ put: Put) throws {
        switch state {
        case .undecided:
            prefix.append(contentsOf: chunk)
            if prefix.count >= ContentKind.prefixLength { try decide(put) }
        case .table:
            try cutTable(chunk, put)
        case .opening:
            if let layout = try opening.push(chunk) { try begin(layout, put) }
        case .json:
            try cutJSON(chunk, put)
        case .text:
            // A text may go over several lines.
            judge.lookAround(chunk.map { $0.isJSONLineEnd ? 0x20 : $0 })
            try put(chunk)
        }
    }

    mutating func finish(_ put: Put) throws {
        switch state {
        case .undecided:
            do { try decide(put) } catch IntakeError.empty { return try prefix.withUnsafeBytes(put) }
            try finish(put)
        case .table:
            do {
                if try parser.end() { try take(put) }
            } catch let error as CSVError { throw IntakeError.brokenCSV(error.description) }
            try settle(judge.finish(), put)
            try segment.withUnsafeBytes(put)
        case .opening:
            try begin(opening.finish(), put)
            try finish(put)
        case .json:
            try json.finish(judging: &judge, put)
            noteJSON()
        case .text: break
        }
    }

    private mutating func decide(_ put: Put) throws {
        let kind = try ContentKind(prefix)
        var first = prefix[...]
        prefix = []
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if kind != .csv, first.starts(with: mark) {
            try mark.withUnsafeBytes(put)
            first = first.dropFirst(mark.count)
        }
        switch kind {
        case .csv: state = .table
        case .yaml: state = .text
        case .json(.object): state = .opening
        case .json(.array):
            state = .json
            json = JSONCutter(.elements, limit: limits.row)
        }
        try first.withUnsafeBytes { try push($0, put) }
    }

    // MARK: Tables

    private mutating func cutTable(_ chunk: UnsafeRawBufferPointer, _ put: Put) throws {
        var position = 0
        while true {
            let start = position
            let isWhole: Bool
            do {
                isWhole = try parser.next(in: chunk.bytes, at: &position)
            } catch { throw IntakeError.brokenCSV(error.description) }
            segment.append(contentsOf: chunk[start..<position])
            guard isWhole else { return }
            try take(put)
        }
    }

    /// Takes the record that the parser has just ended.
    private mutating func take(_ put: Put) throws {
        waiting.append((parser.record.line, segment))
        segment.removeAll(keepingCapacity: true)
        try settle(judge.take(parser.record), put)
    }

    private mutating func settle(_ verdicts: [Bool], _ put: Put) throws {
        for (record, goes) in zip(waiting, verdicts) {
            if goes { note(record.line) }
            try (goes ? record.bytes.filter(\.isJSONLineEnd) : record.bytes).withUnsafeBytes(put)
        }
        waiting.removeFirst(min(verdicts.count, waiting.count))
    }

    private mutating func note(_ line: Int) {
        rows += 1
        lines.insert(line)
    }

    // MARK: JSON

    private mutating func begin(_ layout: JSONOpening.Layout, _ put: Put) throws {
        state = .json
        json =
            switch layout {
            case .lines: JSONCutter(.lines, limit: limits.row)
            case .objects: JSONCutter(.objects, limit: limits.row)
            case .list(let path): JSONCutter(.list(path), limit: limits.row)
            }
        try opening.bytes.withUnsafeBytes { try cutJSON($0, put) }
        opening = JSONOpening(limit: 0, known: []) { _ in false }
    }

    private mutating func cutJSON(_ chunk: UnsafeRawBufferPointer, _ put: Put) throws {
        try json.push(chunk, judging: &judge, put)
        noteJSON()
    }

    private mutating func noteJSON() {
        rows += json.gone.count
        lines.formUnion(json.gone)
        json.gone = []
    }
}
