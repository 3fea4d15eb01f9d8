/// A strict parser of one JSON value, RFC 8259; it holds no stack, so that no nesting can exhaust it.
///
/// Two things the standard leaves open. Names that occur twice are both on the tape: who reads it decides. A string may
/// hold bytes that are not UTF-8, and an escaped half of a surrogate pair becomes the three bytes that would encode it,
/// which are not UTF-8 either: both are treated like broken text in any other kind of file, by who uses the text.
struct JSONParser {
    private let input: ArraySlice<UInt8>
    private var position: Int
    private let nesting: Int

    /// Parses the bytes, which hold one value and white space, onto the tape.
    /// - Parameter nesting: how deep arrays and objects may stand in each other.
    static func parse(_ input: ArraySlice<UInt8>, onto tape: inout JSONTape, nesting: Int) throws(JSONError) {
        tape.clear()
        var parser = JSONParser(input: input, position: input.startIndex, nesting: nesting)
        try parser.document(&tape)
    }

    private mutating func document(_ tape: inout JSONTape) throws(JSONError) {
        // The arrays and objects that are open, by their nodes.
        var open: [Int] = []
        skipWhitespace()
        while true {
            let node = tape.nodes.count
            try value(&tape)
            switch tape.nodes[node].kind {
            case .object, .array:
                guard open.count < nesting else { throw .tooDeep(limit: nesting) }
                let isObject = tape.nodes[node].kind == .object
                skipWhitespace()
                if skip(isObject ? "}" : "]") { break }
                open.append(node)
                if isObject { try name(&tape) }
                continue
            default:
                break
            }
            // A value ends here, and with it perhaps some of what it stands in.
            while true {
                skipWhitespace()
                guard let parent = open.last else {
                    guard position == input.endIndex else { throw .trailingBytes(offset: offset) }
                    return
                }
                let isObject = tape.nodes[parent].kind == .object
                if skip(",") {
                    skipWhitespace()
                    if isObject { try name(&tape) }
                    break
                }
                guard skip(isObject ? "}" : "]") else { throw unexpected }
                tape.close(parent)
                open.removeLast()
            }
        }
    }

    private var offset: Int { position - input.startIndex }

    private var unexpected: JSONError {
        position == input.endIndex ? .unexpectedEnd : .unexpectedByte(offset: offset)
    }

    private mutating func skipWhitespace() {
        while position < input.endIndex {
            switch input[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < input.endIndex, input[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// A member's name, and the colon behind it.
    private mutating func name(_ tape: inout JSONTape) throws(JSONError) {
        guard position < input.endIndex, input[position] == UInt8(ascii: "\"") else { throw unexpected }
        try string(&tape)
        skipWhitespace()
        guard skip(":") else { throw unexpected }
        skipWhitespace()
    }

    /// A scalar, or the opening of an array or object.
    private mutating func value(_ tape: inout JSONTape) throws(JSONError) {
        guard position < input.endIndex else { throw .unexpectedEnd }
        let start = tape.text.count
        switch input[position] {
        case UInt8(ascii: "{"):
            position += 1
            tape.append(.object, from: start)
        case UInt8(ascii: "["):
            position += 1
            tape.append(.array, from: start)
        case UInt8(ascii: "\""):
            try string(&tape)
        case UInt8(ascii: "n"):
            try word("null")
            tape.append(.null, from: start)
        case UInt8(ascii: "t"):
            try word("true")
            tape.append(text: "true".utf8)
            tape.append(.true, from: start)
        case UInt8(ascii: "f"):
            try word("false")
            tape.append(text: "false".utf8)
            tape.append(.false, from: start)
        case UInt8(ascii: "-"), 0x30...0x39:
            try number(&tape)
        default:
            throw unexpected
        }
    }

    private mutating func word(_ word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard position < input.endIndex, input[position] == word.utf8Start[index] else { throw unexpected }
            position += 1
        }
    }

    private mutating func number(_ tape: inout JSONTape) throws(JSONError) {
        let first = position
        _ = skip("-")
        let isZero = skip("0")
        let whole = isZero ? 1 : digits()
        guard whole > 0, !(isZero && digits() > 0) else { throw .badNumber(offset: offset) }
        if skip(".") {
            guard digits() > 0 else { throw .badNumber(offset: offset) }
        }
        if skip("e") || skip("E") {
            _ = skip("+") || skip("-")
            guard digits() > 0 else { throw .badNumber(offset: offset) }
        }
        let start = tape.text.count
        tape.append(text: input[first..<position])
        tape.append(.number, from: start)
    }

    private mutating func digits() -> Int {
        let first = position
        while position < input.endIndex, input[position].isASCIIDigit { position += 1 }
        return position - first
    }

    private mutating func string(_ tape: inout JSONTape) throws(JSONError) {
        let start = tape.text.count
        position += 1
        while true {
            let first = position
            while position < input.endIndex, !interruptsString(input[position]) { position += 1 }
            tape.append(text: input[first..<position])
            guard position < input.endIndex else { throw .unexpectedEnd }
            switch input[position] {
            case UInt8(ascii: "\""):
                position += 1
                tape.append(.string, from: start)
                return
            case UInt8(ascii: "\\"):
                position += 1
                try escape(&tape)
            default:
                throw .controlCharacter(offset: offset)
            }
        }
    }

    private func interruptsString(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }
}

extension JSONParser {
    /// What stands behind a backslash.
    private mutating func escape(_ tape: inout JSONTape) throws(JSONError) {
        guard position < input.endIndex else { throw .unexpectedEnd }
        let byte = input[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): tape.append(text: byte)
        case UInt8(ascii: "b"): tape.append(text: 0x08)
        case UInt8(ascii: "f"): tape.append(text: 0x0C)
        case UInt8(ascii: "n"): tape.append(text: 0x0A)
        case UInt8(ascii: "r"): tape.append(text: 0x0D)
        case UInt8(ascii: "t"): tape.append(text: 0x09)
        case UInt8(ascii: "u"): append(try codePoint(), to: &tape)
        default: throw .badEscape(offset: offset - 1)
        }
    }

    /// The four digits behind `\u`, and where they are the first half of a pair the second half with them.
    private mutating func codePoint() throws(JSONError) -> UInt32 {
        let first = try hexadecimal()
        guard (0xD800...0xDBFF).contains(first) else { return first }
        let behindFirst = position
        guard skip("\\"), skip("u") else {
            position = behindFirst
            return first
        }
        let second = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(second) else {
            position = behindFirst
            return first
        }
        return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard position < input.endIndex else { throw .unexpectedEnd }
            switch input[position] {
            case let byte where byte.isASCIIDigit: number = number << 4 | UInt32(byte - 0x30)
            case let byte where (0x61...0x66).contains(byte | 0x20): number = number << 4 | UInt32((byte | 0x20) - 0x57)
            default: throw .badEscape(offset: offset)
            }
            position += 1
        }
        return number
    }

    /// As UTF-8; a lone half of a pair by the same rule, which makes bytes that are not UTF-8.
    private func append(_ code: UInt32, to tape: inout JSONTape) {
        func continuation(_ shift: UInt32) -> UInt8 { UInt8(0x80 | code >> shift & 0x3F) }
        switch code {
        case ..<0x80:
            tape.append(text: UInt8(code))
        case ..<0x800:
            tape.append(text: UInt8(0xC0 | code >> 6))
            tape.append(text: continuation(0))
        case ..<0x10000:
            tape.append(text: UInt8(0xE0 | code >> 12))
            tape.append(text: continuation(6))
            tape.append(text: continuation(0))
        default:
            tape.append(text: UInt8(0xF0 | code >> 18))
            tape.append(text: continuation(12))
            tape.append(text: continuation(6))
            tape.append(text: continuation(0))
        }
    }
}
