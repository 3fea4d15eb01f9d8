/// Cuts a JSON file that arrives in chunks into its records, without judging them: the lines of JSON Lines, or the
/// elements of one array. It holds one record at a time, and nothing of one that is too long.
struct JSONFrames {
    enum Layout: Equatable {
        /// JSON Lines: one object a line.
        case lines
        /// One array of objects.
        case array
    }

    private enum State {
        /// Before the `[` of an array.
        case start
        /// Where a record may begin; in an array `mayClose` says whether `]` may stand here.
        case between(mayClose: Bool)
        case record
        /// Behind the `]` of an array.
        case closed
    }

    private let layout: Layout
    private let limit: Int
    private var state: State
    private var frame: [UInt8] = []
    private var isTooLong = false
    /// The physical lines at hand and where the record starts.
    private var line = 1
    private var firstLine = 1
    private var isAfterReturn = false
    /// Inside an array's element.
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var isFirst = true

    /// - Parameter limit: bytes of one record.
    init(layout: Layout, limit: Int) {
        self.layout = layout
        self.limit = limit
        state = layout == .array ? .start : .between(mayClose: true)
    }

    /// Hands out the records that end in the next bytes: the line where each starts, and its bytes or nil where there
    /// are more of them than the limit.
    mutating func push(_ chunk: UnsafeRawBufferPointer, _ body: (Int, ArraySlice<UInt8>?) throws -> Void) throws {
        for byte in chunk {
            switch layout {
            case .lines: try lines(byte, body)
            case .array: try array(byte, body)
            }
            countLines(byte)
        }
    }

    /// Says that the file has ended. False where an array was not closed.
    mutating func finish(_ body: (Int, ArraySlice<UInt8>?) throws -> Void) throws -> Bool {
        if case .record = state { try give(body) }
        guard layout == .array else { return true }
        if case .closed = state { return true }
        return false
    }

    private mutating func lines(_ byte: UInt8, _ body: (Int, ArraySlice<UInt8>?) throws -> Void) throws {
        switch state {
        case .record:
            if isLineEnd(byte) { try give(body) } else { keep(byte) }
        default:
            if !isWhitespace(byte) { begin(byte) }
        }
    }

    private mutating func array(_ byte: UInt8, _ body: (Int, ArraySlice<UInt8>?) throws -> Void) throws {
        switch state {
        case .start:
            if byte == UInt8(ascii: "[") { state = .between(mayClose: true) }
        case .between(let mayClose):
            if isWhitespace(byte) { return }
            if byte == UInt8(ascii: "]"), mayClose {
                state = .closed
            } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ",") {
                throw IntakeError.jsonArray(line: line)
            } else {
                begin(byte)
                nest(byte)
            }
        case .record:
            if !isInString, depth <= 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") {
                try give(body)
                state = byte == UInt8(ascii: "]") ? .closed : .between(mayClose: false)
            } else {
                keep(byte)
                nest(byte)
            }
        case .closed:
            if !isWhitespace(byte) { throw IntakeError.jsonArray(line: line) }
        }
    }

    private mutating func begin(_ byte: UInt8) {
        frame.removeAll(keepingCapacity: true)
        isTooLong = false
        firstLine = line
        depth = 0
        isInString = false
        isEscaped = false
        state = .record
        keep(byte)
    }

    private mutating func keep(_ byte: UInt8) {
        if frame.count < limit { frame.append(byte) } else { isTooLong = true }
    }

    /// Follows strings and brackets, so that the comma between two elements is told from others.
    private mutating func nest(_ byte: UInt8) {
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
    }

    private mutating func give(_ body: (Int, ArraySlice<UInt8>?) throws -> Void) throws {
        state = .between(mayClose: true)
        if layout == .lines, isFirst, frame[...].trimmed.elementsEqual([UInt8(ascii: "{")]) {
            throw IntakeError.jsonLayout(line: firstLine)
        }
        isFirst = false
        try body(firstLine, isTooLong ? nil : frame[...])
    }

    private mutating func countLines(_ byte: UInt8) {
        if byte == 0x0D || (byte == 0x0A && !isAfterReturn) { line += 1 }
        isAfterReturn = byte == 0x0D
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || isLineEnd(byte) }
}
