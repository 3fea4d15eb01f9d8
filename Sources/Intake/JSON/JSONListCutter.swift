/// Cuts the list that stands in an object into its elements, and skips what stands around it without holding it.
struct JSONListCutter {
    private let list: JSONList.Path
    private let known: [JSONList.Path]
    private var outline = JSONOutline()
    private var elements: JSONElementCutter
    private var isInside = false
    private var hasBegun = false

    /// - Parameters:
    ///   - list: where the list stands.
    ///   - known: where tools' records stand; what else is a list of objects beside one of these is skipped.
    init(list: JSONList.Path, known: [JSONList.Path], limit: Int) {
        self.list = list
        self.known = known
        elements = JSONElementCutter(limit: limit)
    }

    mutating func push(_ chunk: UnsafeRawBufferPointer, _ body: JSONFrames.Body) throws {
        var index = 0
        while index < chunk.count {
            if isInside {
                index = try elements.take(chunk, from: index, body)
                guard elements.isClosed else { continue }
                isInside = false
                outline.follow(UInt8(ascii: "]"))
            } else {
                try skip(chunk[index])
                index += 1
            }
        }
    }

    /// Says that the file has ended. False where the object is not closed.
    mutating func finish(_ body: JSONFrames.Body) throws -> Bool {
        if isInside { try elements.finish(body) }
        return !isInside && outline.depth <= 0
    }

    /// Takes a byte that stands outside the list.
    private mutating func skip(_ byte: UInt8) throws(IntakeError) {
        if hasBegun, outline.depth <= 0, !byte.isJSONWhitespace {
            throw IntakeError.jsonArray(line: elements.line)
        }
        let lists = outline.lists.count
        outline.follow(byte)
        elements.skip(byte)
        if outline.depth > 0 { hasBegun = true }
        if outline.lists.count > lists { try check() }
        if outline.opening == list {
            isInside = true
            elements.open()
        }
    }

    /// Refuses a file whose object turns out to hold a second list that may be the one that is meant.
    private func check() throws(IntakeError) {
        guard let other = outline.lists.last, other.holdsObjects, other.path != list else { return }
        if known.contains(list), !known.contains(other.path) { return }
        throw .jsonLists([list.text, other.path.text])
    }
}
