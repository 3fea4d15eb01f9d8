/// E-mail addresses, also those that hide their signs: `jane (at) example dot com`.
extension Masking {
    static func maskMail(_ pieces: [Piece]) -> [Piece] {
        var out: [Piece] = []
        var index = 0
        while index < pieces.count {
            guard let start = out.last, isLocal(start), let marker = atSign(pieces, index),
                let end = domain(pieces, marker)
            else {
                out.append(pieces[index])
                index += 1
                continue
            }
            removeLocalPart(from: &out)
            out.append(.mask("e-mail"))
            index = end
        }
        return out
    }

    /// How much the text before and after looks like an address already.
    private enum Strictness { case sign, bracketed, word }

    /// The place behind `@`, `(at)` or ` at `.
    private static func atSign(_ pieces: [Piece], _ index: Int) -> (end: Int, strictness: Strictness)? {
        let start = pieces[index].isOne(of: " ") ? index + 1 : index
        let spaced = start > index
        guard start < pieces.count else { return nil }
        func skippingSpace(_ end: Int) -> Int { end < pieces.count && pieces[end].isOne(of: " ") ? end + 1 : end }
        if pieces[start].isOne(of: "@＠") {
            let end = skippingSpace(start + 1)
            return (end, spaced || end > start + 1 ? .bracketed : .sign)
        }
        for marker in ["(at)", "[at]", "{at}"] where matches(marker, pieces, at: start) {
            return (skippingSpace(start + 4), .bracketed)
        }
        return spaced && matches("at ", pieces, at: start) ? (start + 3, .word) : nil
    }

    /// The end of the domain, or nil where none is there: any name behind a bare `@`, one with a dot behind `(at)`,
    /// and one with a spelled dot behind ` at `.
    private static func domain(_ pieces: [Piece], _ marker: (end: Int, strictness: Strictness)) -> Int? {
        var end = marker.end
        var labels = 0
        var spelled = false
        var letters = false
        while true {
            let label = pieces[end...].prefix { $0.isWord || $0.isOne(of: "-_") }
            guard let first = label.first, first.isWord else { break }
            labels += 1
            letters = letters || label.contains { !$0.isDigit && $0.isWord }
            end = label.endIndex
            guard let dot = spelledDot(pieces, end), dot.end < pieces.count, pieces[dot.end].isWord else { break }
            spelled = spelled || dot.spelled
            end = dot.end
        }
        return switch marker.strictness {
        case .sign: letters ? end : nil
        case .bracketed: letters && labels > 1 ? end : nil
        case .word: letters && labels > 1 && spelled ? end : nil
        }
    }

    private static func spelledDot(_ pieces: [Piece], _ index: Int) -> (end: Int, spelled: Bool)? {
        guard index < pieces.count else { return nil }
        if pieces[index].isOne(of: ".") { return (index + 1, false) }
        for marker in [" dot ", " (dot) ", "(dot)", " [dot] ", "[dot]", " {dot} ", "{dot}", " punkt "]
        where matches(marker, pieces, at: index) {
            return (index + marker.count, true)
        }
        return nil
    }

    private static func isLocal(_ piece: Piece) -> Bool { piece.isWord || piece.isOne(of: "._%+-'’") }

    private static func removeLocalPart(from out: inout [Piece]) {
        repeat {
            while let last = out.last, isLocal(last) { out.removeLast() }
        } while removeSpelledDot(from: &out)
    }

    private static func removeSpelledDot(from out: inout [Piece]) -> Bool {
        for dot in [" dot ", "(dot)", " punkt "] where out.count > dot.count {
            let start = out.count - dot.count
            if matches(dot, out, at: start), isLocal(out[start - 1]) {
                out.removeLast(dot.count)
                return true
            }
        }
        return false
    }
}
