/// Cuts one JSON array into its elements.
struct JSONElementCutter {
    private enum State {
        /// Before the `[`.
        case start
        /// Where an element may begin; `mayClose` says whether `]` may stand here.
        case between(mayClose: Bool)
        case element
        /// Behind the `]`.
        case closed
    }

    private var frame: JSONFrame
    private var nesting = JSONNesting()
    private var state = State.start

    init(limit: Int) {
        frame = JSONFrame(limit: limit)
    }

    /// The physical line at hand.
    var line: Int { frame.line }

    var isClosed: Bool {
        if case .closed = state { return true }
        return false
    }

    /// Begins a list, or another one, behind its `[`.
    mutating func open() { state = .between(mayClose: true) }

    /// Takes a byte that stands outside the list.
    mutating func skip(_ byte: UInt8) { frame.count(byte) }

    /// Takes the bytes from there on, no further than to the list's end, and says where it stopped; behind that end, byte
    /// by byte.
    mutating func take(_ chunk: UnsafeRawBufferPointer, from start: Int, _ body: JSONFrames.Body) throws -> Int {
        var index = start
        while index < chunk.count {
            if nesting.isInText {
                let text = chunk[index...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20 }
                if !text.isEmpty {
                    frame.keep(text)
                    frame.pass()
                    index = text.endIndex
                    continue
                }
            }
            try take(chunk[index], body)
            index += 1
            if isClosed { break }
        }
        return index
    }

    private mutating func take(_ byte: UInt8, _ body: JSONFrames.Body) throws {
        switch state {
        case .start:
            if byte == UInt8(ascii: "[") { open() }
        case .between(let mayClose):
            if byte.isJSONWhitespace { break }
            if byte == UInt8(ascii: "]"), mayClose {
                state = .closed
            } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ",") {
                throw IntakeError.jsonArray(line: line)
            } else {
                frame.begin()
                nesting = JSONNesting()
                state = .element
                keep(byte)
            }
        case .element:
            if nesting.depth <= 0, !nesting.isInString, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") {
                try body(frame.firstLine, frame.content)
                state = byte == UInt8(ascii: "]") ? .closed : .between(mayClose: false)
            } else {
                keep(byte)
            }
        case .closed:
            if !byte.isJSONWhitespace { throw IntakeError.jsonArray(line: line) }
        }
        frame.count(byte)
    }

    /// Gives what stands there of an element that the file's end breaks off.
    mutating func finish(_ body: JSONFrames.Body) throws {
        if case .element = state { try body(frame.firstLine, frame.content) }
    }

    private mutating func keep(_ byte: UInt8) {
        frame.keep(byte)
        nesting.follow(byte)
    }
}
