/// Cuts a JSON file that arrives in chunks into its records, without judging them. It holds one record at a time, and
/// nothing of one that is too long.
struct JSONFrames {
    /// Takes the line where a record starts, and its bytes or nil where there are more of them than the limit.
    typealias Body = (Int, ArraySlice<UInt8>?) throws -> Void

    /// What the file's first byte says.
    enum Start: Equatable {
        /// `{`: one object a line, objects over many lines, or one object with the records in a list.
        case object
        /// `[`: one array of objects.
        case array
    }

    private enum State {
        case opening
        case lines
        case objects
        case elements
        case list
    }

    private let limit: Int
    private let known: [JSONList.Path]
    private var state: State
    private var opening: JSONOpening
    private var lines: JSONLineCutter
    private var objects: JSONObjectCutter
    private var elements: JSONElementCutter
    private var list: JSONListCutter

    /// - Parameters:
    ///   - limit: bytes of one record.
    ///   - known: where in an object tools' records stand.
    ///   - isRecord: whether an object is itself a record, whatever lists it has.
    init(
        _ start: Start, limit: Int, known: [JSONList.Path],
        isRecord: @escaping (ArraySlice<UInt8>) -> Bool
    ) {
        self.limit = limit
        self.known = known
        state = start == .array ? .elements : .opening
        opening = JSONOpening(limit: limit, known: known, isRecord: isRecord)
        lines = JSONLineCutter(limit: limit)
        objects = JSONObjectCutter(limit: limit)
        elements = JSONElementCutter(limit: limit)
        list = JSONListCutter(list: JSONList.Path(""), known: known, limit: limit)
    }

    /// Hands out the records that end in the next bytes.
    mutating func push(_ chunk: UnsafeRawBufferPointer, _ body: Body) throws {
        switch state {
        case .opening:
            if let layout = try opening.push(chunk) { try begin(layout, body) }
        case .lines: try lines.push(chunk, body)
        case .objects: try objects.push(chunk, body)
        case .elements:
            var index = 0
            while index < chunk.count { index = try elements.take(chunk, from: index, body) }
        case .list: try list.push(chunk, body)
        }
    }

    /// Says that the file has ended. False where a list was not closed.
    mutating func finish(_ body: Body) throws -> Bool {
        switch state {
        case .opening:
            try begin(opening.finish(), body)
            return try finish(body)
        case .lines:
            try lines.finish(body)
            return true
        case .objects:
            try objects.finish(body)
            return true
        case .elements:
            try elements.finish(body)
            return elements.isClosed
        case .list:
            return try list.finish(body)
        }
    }

    private mutating func begin(_ layout: JSONOpening.Layout, _ body: Body) throws {
        switch layout {
        case .lines: state = .lines
        case .objects: state = .objects
        case .list(let path):
            state = .list
            list = JSONListCutter(list: path, known: known, limit: limit)
        }
        let first = opening.bytes
        opening = JSONOpening(limit: limit, known: []) { _ in false }
        try first.withUnsafeBytes { try push($0, body) }
    }
}
