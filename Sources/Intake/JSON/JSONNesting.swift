/// Follows strings and brackets, so that the comma between two values is told from others.
struct JSONNesting {
    private(set) var depth = 0
    private(set) var isInString = false
    private var isEscaped = false

    /// Whether a string is at hand whose next byte stands for itself, unless it is a quote or a backslash.
    var isInText: Bool { isInString && !isEscaped }

    mutating func follow(_ byte: UInt8) {
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
}
