extension JSON {
    /// One line without spaces and without a line end: for JSON Lines.
    package var line: String {
        var out = ""
        writeLine(into: &out, colon: ":", comma: ",")
        return out
    }

    /// Two spaces a level, objects and lists of plain values on one line where they fit, and a line end: for files.
    package var document: String {
        var out = ""
        writeIndented(into: &out, depth: 0)
        out += "\n"
        return out
    }

    /// The columns up to which an object or a list of plain values stays on one line.
    private static let columns = 110

    private func writeIndented(into out: inout String, depth: Int) {
        if isLeaf {
            var line = ""
            writeLine(into: &line, colon: ": ", comma: ", ")
            if isPlain || line.utf8.count + depth * 2 <= JSON.columns {
                out += line
                return
            }
        }
        let inner = "\n" + String(repeating: "  ", count: depth + 1)
        let outer = "\n" + String(repeating: "  ", count: depth)
        switch self {
        case .object(let members):
            for (index, member) in members.enumerated() {
                out += (index == 0 ? "{" : ",") + inner
                JSON.quote(member.key, into: &out)
                out += ": "
                member.value.writeIndented(into: &out, depth: depth + 1)
            }
            out += outer + "}"
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                out += (index == 0 ? "[" : ",") + inner
                element.writeIndented(into: &out, depth: depth + 1)
            }
            out += outer + "]"
        case .string, .number, .exact, .integer, .bool, .null:
            writeLine(into: &out, colon: ": ", comma: ", ")
        }
    }

    private func writeLine(into out: inout String, colon: String, comma: String) {
        switch self {
        case .object(let members):
            out += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { out += comma }
                JSON.quote(member.key, into: &out)
                out += colon
                member.value.writeLine(into: &out, colon: colon, comma: comma)
            }
            out += "}"
        case .array(let elements):
            out += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { out += comma }
                element.writeLine(into: &out, colon: colon, comma: comma)
            }
            out += "]"
        case .string(let text): JSON.quote(text, into: &out)
        case .number(let value): out += JSON.rounded(value)
        case .exact(let value): out += JSON.shortest(value)
        case .integer(let value): out += String(value)
        case .bool(let value): out += value ? "true" : "false"
        case .null: out += "null"
        }
    }

    private var isPlain: Bool {
        switch self {
        case .object, .array: false
        case .string, .number, .exact, .integer, .bool, .null: true
        }
    }

    private var isLeaf: Bool {
        switch self {
        case .object(let members): members.allSatisfy { $0.value.isPlain }
        case .array(let elements): elements.allSatisfy(\.isPlain)
        case .string, .number, .exact, .integer, .bool, .null: true
        }
    }

    /// RFC 8259 strings. Besides what the RFC asks for, everything that a terminal or an editor could obey (C1 and
    /// format characters, U+2028, U+2029) is escaped: the data is the same, and showing it is harmless.
    private static func quote(_ text: String, into out: inout String) {
        out += "\""
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
            out += text
            out += "\""
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case " "..."~": out.unicodeScalars.append(scalar)
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned:
                    for unit in String(scalar).utf16 {
                        let digits = String(unit, radix: 16)
                        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                    }
                default: out.unicodeScalars.append(scalar)
                }
            }
        }
        out += "\""
    }

    private static func rounded(_ value: Double) -> String {
        let scaled = (value * 10_000).rounded()
        // Beyond 2^53 ten-thousandths a double has no fourth decimal to round.
        guard abs(scaled) < 9_007_199_254_740_992 else { return shortest(value) }
        let units = Int(scaled)
        let fraction = abs(units) % 10_000
        var text = (units < 0 ? "-" : "") + String(abs(units) / 10_000)
        if fraction > 0 {
            var digits = String(fraction + 10_000).dropFirst()
            while digits.last == "0" { digits.removeLast() }
            text += "." + digits
        }
        return text
    }

    private static func shortest(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value == 0 { return "0" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
