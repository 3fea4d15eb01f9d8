/// Cuts a file of objects that stand one behind the other, each over as many lines as it likes.
struct JSONObjectCutter {
    private var frame: JSONFrame
    private var nesting = JSONNesting()
    private var isInRecord = false

    init(limit: Int) {
        frame = JSONFrame(limit: limit)
    }

    mutating func push(_ chunk: UnsafeRawBufferPointer, _ body: JSONFrames.Body) throws {
        for byte in chunk {
            try take(byte, body)
            frame.count(byte)
        }
    }

    mutating func finish(_ body: JSONFrames.Body) throws {
        if isInRecord { try body(frame.firstLine, frame.content) }
    }

    private mutating func take(_ byte: UInt8, _ body: JSONFrames.Body) throws {
        if !isInRecord {
            if byte.isJSONWhitespace { return }
            guard byte == UInt8(ascii: "{") else { throw IntakeError.jsonLayout(line: frame.line) }
            frame.begin()
            isInRecord = true
        }
        frame.keep(byte)
        nesting.follow(byte)
        guard nesting.depth <= 0 else { return }
        isInRecord = false
        try body(frame.firstLine, frame.content)
    }
}
