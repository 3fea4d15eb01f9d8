/// Follows a JSON object byte by byte, without holding it, and tells where in it lists stand: as members of the object, or
/// of objects that stand directly in it.
struct JSONOutline {
    /// Objects that stand in each other, the outermost being one.
    private static let deepest = 3
    /// Lists that are remembered.
    private static let most = 20

    private var nesting = JSONNesting()
    /// Of every object that is open and stands directly in the one before it: the member at hand.
    private var names: [[UInt8]] = []
    private var awaitsName = false
    private var isName = false
    /// The last byte outside strings that is no white space.
    private var last: UInt8 = 0
    /// The list that has just been opened, until its first element tells what it holds.
    private var pending: JSONList.Path?
    private(set) var lists: [JSONList] = []
    /// Where the list stands that the last byte opened.
    private(set) var opening: JSONList.Path?

    var depth: Int { nesting.depth }
    var isInString: Bool { nesting.isInString }

    /// Whether the innermost of what is open is an object, and the next value would be a member's.
    private var isInObject: Bool { depth == names.count }
    /// Whether an object may begin here. Where that is not known, it may.
    var mayHoldObject: Bool { !isInObject || last == UInt8(ascii: ":") }

    mutating func follow(_ byte: UInt8) {
        opening = nil
        if nesting.isInString {
            nesting.follow(byte)
            if isName { keepName(byte) }
            return
        }
        if pending != nil, !byte.isJSONWhitespace { sight(byte) }
        if !byte.isJSONWhitespace { last = byte }
        let isMember = isInObject
        nesting.follow(byte)
        switch byte {
        case UInt8(ascii: "\""):
            guard isMember, awaitsName, !names.isEmpty else { break }
            isName = true
            names[names.count - 1].removeAll(keepingCapacity: true)
        case UInt8(ascii: ":"):
            if isMember { awaitsName = false }
        case UInt8(ascii: ","):
            if isMember { awaitsName = true }
        case UInt8(ascii: "{"):
            guard isMember, names.count < Self.deepest else { break }
            names.append([])
            awaitsName = true
        case UInt8(ascii: "["):
            guard isMember, depth > 1 else { break }
            opening = JSONList.Path(names)
            pending = opening
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            if names.count > max(depth, 0) { names.removeLast() }
        default: break
        }
    }

    private mutating func keepName(_ byte: UInt8) {
        if !nesting.isInString {
            isName = false
            awaitsName = false
        } else if names[names.count - 1].count < JSONList.Path.longestName {
            names[names.count - 1].append(byte)
        }
    }

    /// Tells from its first byte what the pending list holds.
    private mutating func sight(_ byte: UInt8) {
        guard let path = pending else { return }
        pending = nil
        let isEmpty = byte == UInt8(ascii: "]")
        guard isEmpty || byte == UInt8(ascii: "{"), lists.count < Self.most else { return }
        let list = JSONList(path: path, holdsObjects: !isEmpty)
        if !lists.contains(list) { lists.append(list) }
    }
}

/// A list of objects, or an empty one, in a JSON object.
struct JSONList: Equatable {
    /// The names of the members that lead to it, joined by dots.
    struct Path: Equatable {
        static let longestName = 128

        let bytes: [UInt8]

        init(_ names: [[UInt8]]) { bytes = Array(names.joined(separator: [UInt8(ascii: ".")])) }

        init(_ text: String) { bytes = Array(text.utf8) }

        var text: String { bytes[...].repairedText.inertForDisplay }
    }

    let path: Path
    let holdsObjects: Bool
}
