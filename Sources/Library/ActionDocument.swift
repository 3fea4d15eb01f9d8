import Yams

/// The YAML document of an action file: bytes → a mapping with lines, or the one thing that stops it from being read.
struct ActionDocument {
    struct Refusal: Error, Equatable {
        var line: Int
        var message: String
    }

    /// A page of text is 4 KiB; nobody writes an action of sixteen pages.
    static let largestFile = 65_536

    let root: Node.Mapping
    let line: Int

    init(_ bytes: [UInt8]) throws(Refusal) {
        guard bytes.count <= Self.largestFile else {
            throw Refusal(
                line: 1, message: "the file has \(bytes.count) bytes; an action has at most \(Self.largestFile)")
        }
        let text = try Self.text(bytes)
        try Self.refuseAnchors(text)
        let node: Node?
        do {
            node = try Parser(yaml: text, encoding: .utf8).singleRoot()
        } catch {
            throw Self.refusal(error)
        }
        guard let node, node.tag.description != Tag.Name.null.rawValue else {
            throw Refusal(line: 1, message: "the file is empty; write an action into it, or remove it")
        }
        guard case .mapping(let root) = node else {
            throw Refusal(
                line: node.mark?.line ?? 1, message: "an action is a list of `key: value` lines; start with `id: …`")
        }
        self.root = root
        line = root.mark?.line ?? 1
    }

    private static func text(_ bytes: [UInt8]) throws(Refusal) -> String {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: content, as: UTF8.self) { return text }
        let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw Refusal(line: line + 1, message: "the text is not UTF-8; save the file as UTF-8")
    }

    /// A few nested anchors can stand for more values than any memory holds, and Yams compares keys value by value.
    /// An action needs none; without `&name` there is nothing that an alias could repeat.
    private static func refuseAnchors(_ text: String) throws(Refusal) {
        var line = 1
        var before: UInt8 = 0x0A
        var iterator = text.utf8.makeIterator()
        var current = iterator.next()
        while let byte = current {
            let after = iterator.next()
            if byte == UInt8(ascii: "&"), !isWord(before), let after, isWord(after) {
                throw Refusal(
                    line: line,
                    message:
                        "`&` begins an anchor, which actions do not use; write the value out, or put a space after `&`"
                )
            }
            if byte == 0x0A { line += 1 }
            before = byte
            current = after
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func refusal(_ error: any Error) -> Refusal {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            let place = context.map { "\($0.text) from line \($0.mark.line), " } ?? ""
            return Refusal(
                line: mark.line, message: "not readable as YAML: \(place)\(problem); mend or quote this line")
        case .composer(_, let problem, let mark, _) where problem.contains("another document"):
            return Refusal(line: mark.line, message: "a second action begins here; move it to a file of its own")
        case .composer(_, let problem, let mark, _):
            return Refusal(
                line: mark.line, message: "not readable as YAML: \(problem); quote text that begins with `*`")
        case .reader(let problem, let offset, _, let yaml):
            let line = yaml.prefix(offset ?? 0).reduce(1) { $1.isNewline ? $0 + 1 : $0 }
            return Refusal(line: line, message: "not readable as YAML: \(problem); remove the character")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "`\(visible($0))`" }.joined(separator: ", ")
            return Refusal(line: context.mark.line, message: "\(names) is there more than once; keep one")
        default:
            return Refusal(line: 1, message: "not readable as YAML: \(error)")
        }
    }
}
