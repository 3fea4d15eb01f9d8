/// Text from outside made harmless to show on a terminal, on paper and in a page.
package enum Inert {
    /// The text on one line with single spaces, without anything that acts instead of being read: control characters
    /// (whole escape sequences of terminals), direction marks and overrides, and everything invisible.
    ///
    /// No mark sticks to a character that means something in markup: escaping looks at one `Character` at a time and
    /// would take `<` with an accent for a letter. Piles of marks are cut at four.
    package static func text(_ text: String) -> String {
        if isPlain(text.utf8) { return text }
        var out = String.UnicodeScalarView()
        var marks = 0
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch kind(of: scalar) {
            case .escape:
                rest = afterEscape(scalar, rest)
            case .space:
                if let last = out.last, last != " " { out.append(" ") }
                marks = 0
            case .invisible: break
            case .mark:
                marks += 1
                if marks <= 4 { out.append(scalar) }
            case .visible:
                marks = 0
                out.append(scalar)
            }
        }
        if out.last == " " { out.removeLast() }
        return markupAlone(String(out))
    }

    private enum Kind { case escape, space, invisible, mark, visible }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar {
        case "!"..."~": return .visible
        case "\u{1B}", "\u{90}", "\u{98}", "\u{9B}", "\u{9D}", "\u{9E}", "\u{9F}": return .escape
        case "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{85}": return .space
        // How an emoji is shown; without a base they show nothing.
        case "\u{FE0E}", "\u{FE0F}": return .mark
        default: break
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        case .control, .format, .unassigned, .surrogate: return .invisible
        case .nonspacingMark, .enclosingMark, .spacingMark:
            return scalar.properties.isDefaultIgnorableCodePoint ? .invisible : .mark
        default: return scalar.properties.isDefaultIgnorableCodePoint ? .invisible : .visible
        }
    }

    /// What follows an escape sequence of ECMA-48 that began with `start`. One that does not end within the length
    /// of a sensible title loses its introducer only, so that nobody hides a comment behind it.
    private static func afterEscape(
        _ start: Unicode.Scalar, _ rest: Substring.UnicodeScalarView
    ) -> Substring.UnicodeScalarView {
        var rest = rest
        var introducer = start
        if start == "\u{1B}" {
            guard let next = rest.first, ("\u{20}"..."\u{7E}").contains(next) else { return rest }
            rest.removeFirst()
            switch next {
            case "[": introducer = "\u{9B}"
            case "]", "P", "X", "^", "_": introducer = "\u{9D}"
            default: return rest
            }
        }
        var body = rest.prefix(256)
        while let scalar = body.popFirst() {
            if introducer == "\u{9B}" {
                if ("@"..."~").contains(scalar) { return rest[body.startIndex...] }
                guard (" "..."?").contains(scalar) else { return rest }
            } else if scalar == "\u{7}" || scalar == "\u{9C}" {
                return rest[body.startIndex...]
            } else if scalar == "\u{1B}", body.first == "\\" {
                return rest[body.index(after: body.startIndex)...]
            }
        }
        return rest
    }

    private static func markupAlone(_ text: String) -> String {
        let markup: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]
        guard
            text.contains(where: { $0.unicodeScalars.count > 1 && $0.unicodeScalars.contains(where: markup.contains) })
        else { return text }
        return text.reduce(into: "") { out, character in
            let scalars = character.unicodeScalars
            if scalars.count > 1, let meaning = scalars.first(where: markup.contains) {
                out.unicodeScalars.append(meaning)
            } else {
                out.append(character)
            }
        }
    }

    /// Whether the text is printable ASCII with single spaces inside: most text is, and stays as it is.
    private static func isPlain(_ bytes: String.UTF8View) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in bytes {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return bytes.isEmpty || previous != 0x20
    }
}
