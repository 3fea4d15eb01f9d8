import Domain
import Yams

/// A file's bytes on their way to a tree of nodes.
///
/// What makes YAML dangerous or ambiguous ends here: files too large to be written by hand, text that is not UTF-8,
/// control characters, aliases (which can make gigabytes of a few lines), and keys written twice.
enum YAMLText {
    /// Bytes; a configuration with a thousand sources fits.
    static let largestFile = 1 << 20

    /// The root of the only document, or nil where there is none to go on with; both ways every problem is reported.
    ///
    /// - Parameter beginning: what an empty file should start with.
    static func compose(_ bytes: [UInt8], beginning: String, into reader: inout FieldReader) -> Node? {
        guard bytes.count <= largestFile else {
            reader.report(1, "the file is larger than 1 MiB; check that it is not some data file")
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            reader.report(lineThatIsNotUTF8(bytes), "this is not UTF-8 text; save the file in the encoding UTF-8")
            return nil
        }
        guard !reportControlCharacters(text, into: &reader), !reportBomb(text, into: &reader),
            !reportMarkedKey(text, into: &reader)
        else { return nil }
        let marked = text.unicodeScalars.first == "\u{FEFF}"
        var doubled = DoubledKeys(marked ? String(text.unicodeScalars.dropFirst()) : text)
        while true {
            do {
                let parser = try Parser(yaml: doubled.text, resolver: .basic, encoding: .utf8)
                // The parser holds the anchors, and nodes refer to them weakly.
                return try withExtendedLifetime(parser) {
                    guard let root = try parser.singleRoot() else {
                        reader.report(1, "the file is empty; start with \(beginning)")
                        return nil
                    }
                    reportAnchors(root, into: &reader)
                    return root
                }
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                guard doubled.tellApart(at: context.mark) else {
                    let names = keys.map { "\"\(DoubledKeys.original($0))\"" }.joined(separator: ", ")
                    reader.report(context.mark.line, "keys are written twice here: \(names); keep one of each")
                    return nil
                }
            } catch {
                let (line, message) = syntaxProblem(error)
                // Behind the last line the parser counts one more, though no line end leads there.
                reader.report(min(line, lineCount(doubled.text)), message)
                return nil
            }
        }
    }

    private static func lineThatIsNotUTF8(_ bytes: [UInt8]) -> Int {
        // No character's bytes contain a line feed, so that lines can be judged one by one.
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
    }

    /// Lines end where the parser ends them.
    private static func lineCount(_ text: String) -> Int {
        var lines = 1
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if isLineEnd(scalar), !(previous == "\r" && scalar == "\n") { lines += 1 }
            previous = scalar
        }
        return lines
    }

    static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        "\r\n\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar)
    }

    private static func reportControlCharacters(_ text: String, into reader: inout FieldReader) -> Bool {
        var line = 1
        for scalar in text.unicodeScalars {
            if scalar == "\n" { line += 1 }
            guard scalar.isControl, !"\t\r\n\u{85}".unicodeScalars.contains(scalar) else {
                continue
            }
            let code = String(scalar.value, radix: 16, uppercase: true)
            reader.report(line, "a control character (hexadecimal \(code)) stands here; remove it")
            return true
        }
        return false
    }

    /// Few lines of aliases on aliases can stand for more nodes than memory holds, and comparing keys visits them all.
    /// So what looks like more than ten of them is refused before the parser sees it.
    private static func reportBomb(_ text: String, into reader: inout FieldReader) -> Bool {
        var previous: UInt8 = UInt8(ascii: "\n")
        var line = 1
        var sign: UInt8 = 0
        var anchors = 0
        var aliases = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") { line += 1 }
            let isName = byte > 0x20 && sign != 0
            if isName, sign == UInt8(ascii: "&") { anchors += 1 }
            if isName, sign == UInt8(ascii: "*") { aliases += 1 }
            if anchors > 0, aliases > 10 {
                reader.report(line, anchorMessage)
                return true
            }
            let isSign = byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")
            sign = isSign && (previous <= 0x20 || ",:-?[{".utf8.contains(previous)) ? byte : 0
            previous = byte
        }
        return false
    }

    /// Whole lists and mappings can be keys that begin with a question mark, one in the other. Each is compared as a whole, again
    /// and again, so that few lines take minutes.
    private static func reportMarkedKey(_ text: String, into reader: inout FieldReader) -> Bool {
        var line = 1
        var isStart = true
        var mark = false
        for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
            let isBlank = scalar == " " || scalar == "\t" || isLineEnd(scalar)
            // Within brackets a mark needs no blank behind it.
            if mark, isBlank || "?[]{},:#&*!|>-@`".unicodeScalars.contains(scalar) {
                reader.report(
                    line,
                    "a key is not marked by a question mark here; write key: value, or put another character before a question mark that stands by itself"
                )
                return true
            }
            mark = isStart && scalar == "?"
            if scalar == "\n" { line += 1 }
            isStart = isLineEnd(scalar) || (isStart && isBlank) || mark || "[{,-:".unicodeScalars.contains(scalar)
        }
        return false
    }

    private static func reportAnchors(_ node: Node, into reader: inout FieldReader) {
        if node.anchor != nil {
            reader.report(node.mark?.line ?? 1, anchorMessage)
            return
        }
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                reportAnchors(key, into: &reader)
                reportAnchors(value, into: &reader)
            }
        case .sequence(let sequence):
            for item in sequence { reportAnchors(item, into: &reader) }
        case .scalar, .alias: break
        }
    }

    private static let anchorMessage =
        "YAML's anchors and aliases (& and *) are not read here; write the value out, or put text in quotes"

    private static func syntaxProblem(_ error: any Error) -> (line: Int, message: String) {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let place = context.map { " \($0.text) from line \($0.mark.line) on" } ?? ""
            return (mark.line, "this is not valid YAML:\(place) \(problem); \(remedy(for: problem, in: context?.text))")
        default:
            return (1, "this is not valid YAML: \(error); check the file with a YAML editor")
        }
    }

    /// `problem` is libyaml's; where its words change only the general remedy is left.
    private static func remedy(for problem: String, in context: String?) -> String {
        switch (context, problem) {
        case ("while scanning an alias", _), (_, "found undefined alias"): "put text that begins with * in quotes"
        case ("while scanning an anchor", _): "put text that begins with & in quotes"
        case (_, "found character that cannot start any token"):
            "indent with spaces and not with tabs, and put text that begins with @, % or ` in quotes"
        case (_, "mapping values are not allowed in this context"):
            "check the indentation, and put text that contains a colon and a space in quotes"
        case (_, "but found another document"): "remove the line --- that starts a second document"
        default:
            problem.hasPrefix("Maximum nesting")
                ? "nothing here needs to nest that deep; remove the brackets"
                : "check indentation, quotes and brackets here and in the lines above"
        }
    }
}
