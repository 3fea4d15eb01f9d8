/// Takes records out of a JSON file, so that what is left is JSON of the same shape.
struct JSONCutter {
    enum Shape {
        case lines, objects, elements
        case list(JSONList.Path)
    }

    /// A longer record, or more white space between two, is held by nobody.
    private static let longest = 16 << 20

    private enum State {
        /// Before, between or behind records; of a list behind its `[`.
        case between
        case record
        /// Outside the list.
        case outside
    }

    private let shape: Shape
    private let limit: Int
    private var state: State
    private var nesting = JSONNesting()
    private var outline = JSONOutline()
    /// Since the last record.
    private var between: [UInt8] = []
    private var record: [UInt8] = []
    /// Whether a record of the list at hand is written.
    private var hasWritten = false
    private var line = 1
    private var firstLine = 1
    private var isAfterReturn = false
    /// The lines of the records that are gone.
    var gone: [Int] = []

    init(_ shape: Shape, limit: Int) {
        self.shape = shape
        self.limit = max(limit, Self.longest)
        state =
            switch shape {
            case .lines, .objects: .between
            case .elements, .list: .outside
            }
    }

    mutating func push(
        _ chunk: UnsafeRawBufferPointer, judging judge: inout RowJudge, _ put: FileCutter.Put
    ) throws {
        for byte in chunk {
            try take(byte, &judge, put)
            if byte == 0x0D || (byte == 0x0A && !isAfterReturn) { line += 1 }
            isAfterReturn = byte == 0x0D
        }
        if case .outside = state { try flush(judging: &judge, put) }
    }

    mutating func finish(judging judge: inout RowJudge, _ put: FileCutter.Put) throws {
        if case .record = state { try endRecord(&judge, put) }
        try flush(judging: &judge, put)
    }

    private mutating func take(_ byte: UInt8, _ judge: inout RowJudge, _ put: FileCutter.Put) throws {
        guard between.count < limit, record.count < limit else { throw IntakeError.jsonLayout(line: line) }
        switch state {
        case .outside:
            between.append(byte)
            outline.follow(byte)
            if opensList(byte) {
                try flush(judging: &judge, put)
                state = .between
                hasWritten = false
            }
        case .between:
            if byte.isJSONWhitespace {
                between.append(byte)
            } else if isList, byte == UInt8(ascii: "]") || byte == UInt8(ascii: ",") {
                try separate(byte)
            } else {
                firstLine = line
                nesting = JSONNesting()
                nesting.follow(byte)
                record.append(byte)
                state = .record
            }
        case .record:
            if ends(byte) {
                try endRecord(&judge, put)
                try separate(byte)
            } else {
                record.append(byte)
                nesting.follow(byte)
                if case .objects = shape, nesting.depth <= 0 { try endRecord(&judge, put) }
            }
        }
    }

    private var isList: Bool {
        switch shape {
        case .lines, .objects: false
        case .elements, .list: true
        }
    }

    /// Whether the byte that was followed last begins the list of the records.
    private func opensList(_ byte: UInt8) -> Bool {
        switch shape {
        case .list(let path): outline.opening == path
        case .elements: byte == UInt8(ascii: "[")
        case .lines, .objects: false
        }
    }

    /// Whether the byte stands behind the record at hand and does not belong to it.
    private func ends(_ byte: UInt8) -> Bool {
        switch shape {
        case .lines: byte.isJSONLineEnd
        case .objects: false
        case .elements, .list:
            nesting.depth <= 0 && !nesting.isInString && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]"))
        }
    }

    /// Takes what stands between two records, or behind the last.
    private mutating func separate(_ byte: UInt8) throws {
        between.append(byte)
        guard isList, byte == UInt8(ascii: "]") else { return }
        if case .list = shape { outline.follow(byte) }
        state = .outside
    }

    private mutating func endRecord(_ judge: inout RowJudge, _ put: FileCutter.Put) throws {
        if try judge.take(line: firstLine, record[...]) {
            gone.append(firstLine)
            try (between + record).filter(\.isJSONLineEnd).withUnsafeBytes(put)
        } else {
            // Before the first that is left of a list no comma stands.
            let isFirst = isList && !hasWritten && between.first == UInt8(ascii: ",")
            try (between.dropFirst(isFirst ? 1 : 0) + record).withUnsafeBytes(put)
            hasWritten = true
        }
        between.removeAll(keepingCapacity: true)
        record.removeAll(keepingCapacity: true)
        state = .between
    }

    private mutating func flush(judging judge: inout RowJudge, _ put: FileCutter.Put) throws {
        judge.lookAround(between)
        try between.withUnsafeBytes(put)
        between.removeAll(keepingCapacity: true)
    }
}
