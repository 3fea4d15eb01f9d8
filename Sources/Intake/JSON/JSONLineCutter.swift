/// Cuts JSON Lines: every line that is not blank is a record.
struct JSONLineCutter {
    private var frame: JSONFrame
    private var isInRecord = false

    init(limit: Int) {
        frame = JSONFrame(limit: limit)
    }

    mutating func push(_ chunk: UnsafeRawBufferPointer, _ body: JSONFrames.Body) throws {
        var index = 0
        while index < chunk.count {
            if isInRecord {
                let end = chunk[index...].firstIndex(where: \.isJSONLineEnd) ?? chunk.count
                frame.keep(chunk[index..<end])
                if end < chunk.count { try give(body) }
                index = end
            } else if chunk[index].isJSONWhitespace {
                frame.count(chunk[index])
                index += 1
            } else {
                frame.begin()
                isInRecord = true
            }
        }
    }

    mutating func finish(_ body: JSONFrames.Body) throws {
        if isInRecord { try give(body) }
    }

    private mutating func give(_ body: JSONFrames.Body) throws {
        isInRecord = false
        frame.pass()
        try body(frame.firstLine, frame.content)
    }
}
