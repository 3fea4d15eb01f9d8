/// How many columns text takes on a terminal, and cutting and wrapping by them.
enum DisplayWidth {
    /// Wide and full-width characters take two columns, marks none: Unicode Standard Annex 11.
    static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    static func of(_ character: Character) -> Int {
        character.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F1E6...0x1F1FF, 0x1F200...0x1F2FF, 0x1F300...0x1F64F,
        0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
    ]

    /// The text, or as much of it as fits with an ellipsis behind, cut between words where that loses little.
    static func clip(_ text: String, _ columns: Int) -> String {
        guard of(text) > columns else { return text }
        var kept = prefix(of: text[...], columns - 1)
        if let space = kept.lastIndex(of: " "), of(kept[space...]) <= columns / 3 { kept = kept[..<space] }
        while let last = kept.last, " ,;:–-.".contains(last) { kept.removeLast() }
        return kept + "…"
    }

    /// Lines of at most that many columns, the first of them shorter by `taken`; where there would be more than
    /// `most`, the last one ends in an ellipsis.
    static func wrap(_ text: String, _ all: Int, taken: Int = 0, most: Int = .max) -> [String] {
        var lines: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            let columns = max(2, lines.isEmpty ? all - taken : all)
            if lines.count + 1 == most {
                lines.append(clip(String(rest), columns))
                break
            }
            var line = prefix(of: rest, columns)
            if line.endIndex < rest.endIndex, rest[line.endIndex] != " ", let space = line.lastIndex(of: " "),
                space > line.startIndex
            {
                line = line[..<space]
            }
            rest = rest[line.endIndex...].drop { $0 == " " }
            while line.last == " " { line.removeLast() }
            if !line.isEmpty { lines.append(String(line)) }
        }
        return lines
    }

    /// The longest beginning that fits; at least one character, so that wrapping comes to an end.
    private static func prefix(of text: Substring, _ columns: Int) -> Substring {
        var width = 0
        var end = text.startIndex
        while end < text.endIndex {
            width += of(text[end])
            if width > columns, end > text.startIndex { break }
            end = text.index(after: end)
        }
        return text[..<end]
    }
}
