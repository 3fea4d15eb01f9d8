/// A shell's pattern for file names: `*` is any text, `?` one character, `[a-z]` one of these, `[!a-z]` one of the
/// others, and a backslash takes the next character as it is.
///
/// Characters are Unicode scalars, so that comparing them compares the names' bytes. Nothing depends on the locale.
package struct ShellPattern: Equatable, Sendable {
    private enum Token: Equatable {
        case anyText
        case anyOne
        case one(Unicode.Scalar)
        case oneOf([ClosedRange<Unicode.Scalar>], negated: Bool)
    }

    /// As it was written.
    package let text: String
    private let tokens: [Token]

    /// nil where a bracket is not closed, a range runs backwards, or a backslash stands last.
    package init?(_ text: String) {
        var rest = Substring(text).unicodeScalars
        var tokens: [Token] = []
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*":
                if tokens.last != .anyText { tokens.append(.anyText) }
            case "?":
                tokens.append(.anyOne)
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                tokens.append(.one(next))
            case "[":
                guard let set = Self.bracket(&rest) else { return nil }
                tokens.append(set)
            default:
                tokens.append(.one(scalar))
            }
        }
        self.text = text
        self.tokens = tokens
    }

    package static func == (left: ShellPattern, right: ShellPattern) -> Bool { left.tokens == right.tokens }

    /// Takes at most pattern × name steps.
    package func matches(_ name: String) -> Bool {
        let name = Array(name.unicodeScalars)
        var token = 0
        var position = 0
        // Where the last `*` stands, and up to where it was made to reach.
        var star: (token: Int, position: Int)?
        while position < name.count {
            if token < tokens.count, tokens[token] == .anyText {
                star = (token, position)
                token += 1
            } else if token < tokens.count, Self.matches(tokens[token], name[position]) {
                token += 1
                position += 1
            } else if let last = star {
                star = (last.token, last.position + 1)
                token = last.token + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .anyText }
    }

    private static func matches(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
        switch token {
        case .anyText, .anyOne: true
        case .one(let wanted): scalar == wanted
        case .oneOf(let ranges, let negated): ranges.contains { $0.contains(scalar) } != negated
        }
    }

    /// What stands between `[` and `]`. A `]` in first place and a `-` in first or last place stand for themselves.
    private static func bracket(_ rest: inout Substring.UnicodeScalarView) -> Token? {
        let negated = rest.first == "!" || rest.first == "^"
        if negated { rest.removeFirst() }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let low = rest.popFirst() {
            if low == "]", !ranges.isEmpty { return .oneOf(ranges, negated: negated) }
            guard let start = low == "\\" ? rest.popFirst() : low else { return nil }
            var high = start
            if rest.first == "-", let next = rest.dropFirst().first, next != "]" {
                rest.removeFirst(2)
                guard let end = next == "\\" ? rest.popFirst() : next, end >= start else { return nil }
                high = end
            }
            ranges.append(start...high)
        }
        return nil
    }
}
