/// Finds out how a JSON file that begins with an object is cut into records. It holds the file's beginning until that can be
/// told: at most one record's bytes.
struct JSONOpening {
    enum Layout: Equatable {
        /// One object a line.
        case lines
        /// Objects over many lines, one or more.
        case objects
        /// One object with the records in a list.
        case list(JSONList.Path)
    }

    /// Everything that came so far.
    private(set) var bytes: [UInt8] = []
    private let limit: Int
    private let known: [JSONList.Path]
    private let isRecord: (ArraySlice<UInt8>) -> Bool
    private var outline = JSONOutline()
    private var seen = 0
    private var isOverLines = false
    private var isAtSecondLine = false
    /// How many bytes the first object and what stands before it have.
    private var end: Int?

    /// - Parameters:
    ///   - limit: bytes of one record.
    ///   - known: where tools' records stand.
    ///   - isRecord: whether an object is itself a record, whatever lists it has.
    init(limit: Int, known: [JSONList.Path], isRecord: @escaping (ArraySlice<UInt8>) -> Bool) {
        self.limit = limit
        self.known = known
        self.isRecord = isRecord
    }

    /// Takes the next bytes; nil where they do not tell yet.
    mutating func push(_ chunk: UnsafeRawBufferPointer) throws(IntakeError) -> Layout? {
        bytes.append(contentsOf: chunk)
        while seen < bytes.count {
            let byte = bytes[seen]
            seen += 1
            if let layout = look(byte) { return layout }
            if seen >= limit { return try layoutOfLargeObject() }
        }
        return nil
    }

    /// Says that the file has ended.
    func finish() throws(IntakeError) -> Layout {
        if let end, isRecord(bytes[..<end]) { return .objects }
        return try list().map(Layout.list) ?? .objects
    }

    private mutating func look(_ byte: UInt8) -> Layout? {
        if end != nil {
            if byte.isJSONWhitespace { return nil }
            return isOverLines ? .objects : .lines
        }
        if byte.isJSONLineEnd, outline.depth > 0, !isOverLines {
            // No string of JSON goes over the end of a line: this is a line that breaks off.
            if outline.isInString { return .lines }
            isOverLines = true
            isAtSecondLine = true
        } else if isAtSecondLine, !byte.isJSONWhitespace {
            isAtSecondLine = false
            if byte == UInt8(ascii: "{"), !outline.mayHoldObject { return .lines }
        }
        outline.follow(byte)
        if outline.depth == 0, !byte.isJSONWhitespace { end = seen }
        return nil
    }

    private func layoutOfLargeObject() throws(IntakeError) -> Layout {
        if end != nil { return try finish() }
        if let list = try list() { return .list(list) }
        return isOverLines ? .objects : .lines
    }

    /// The list of the records; nil where there is none.
    private func list() throws(IntakeError) -> JSONList.Path? {
        let full = outline.lists.filter(\.holdsObjects).map(\.path)
        let candidates = full.contains(where: known.contains) ? full.filter(known.contains) : full
        guard candidates.count < 2 else { throw .jsonLists(candidates.map(\.text)) }
        return candidates.first ?? outline.lists.map(\.path).first(where: known.contains)
    }
}
