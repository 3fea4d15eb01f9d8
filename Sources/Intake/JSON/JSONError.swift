/// Why bytes are not one JSON value of RFC 8259. The description is a kind of reason that many rows can share.
enum JSONError: Error, Equatable, CustomStringConvertible {
    case unexpectedEnd
    /// A byte that cannot stand where it stands; the offset is in bytes from the value's start.
    case unexpectedByte(offset: Int)
    case controlCharacter(offset: Int)
    case badEscape(offset: Int)
    case badNumber(offset: Int)
    case trailingBytes(offset: Int)
    case tooDeep(limit: Int)

    var description: String {
        switch self {
        case .unexpectedEnd: "not valid JSON: it breaks off, a half-written row"
        case .unexpectedByte: "not valid JSON: a character where none of its kind may stand"
        case .controlCharacter: "not valid JSON: a control character in a string, which must be escaped"
        case .badEscape: "not valid JSON: an escape that JSON does not have"
        case .badNumber: "not valid JSON: a number written as JSON does not allow"
        case .trailingBytes: "not valid JSON: something follows the object"
        case .tooDeep(let limit): "nested deeper than \(limit) levels: raise limits.nesting if that is meant"
        }
    }
}
