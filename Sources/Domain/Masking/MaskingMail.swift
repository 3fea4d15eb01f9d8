/// E-mail addresses, also those that hide their signs: `jane (at) example dot com`.
extension Masking {
    static func maskMail(_ pieces: [Piece]) -> [Piece] {
        var out: [Piece] = []
        var index = 0
        while index < pieces.count {
            guard let start = out.last, isLocal(start), let marker = atSign(pieces, index),
                let end = domain(pieces, marker, of: out)
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

    /// `k a t e @ e x a m p l e . c o m`: signs that stand alone on both sides of the one that tells what it is.
    static func maskSpacedMail(_ pieces: [Piece]) -> [Piece] {
        var places: [Range<Int>] = []
        for index in pieces.indices where pieces[index].isOne(of: "@＠") {
            var start = index
            while start > 1, isAlone(pieces, start - 2), pieces[start - 1].isOne(of: " ") { start -= 2 }
            var end = index + 1
            while end + 1 < pieces.count, isAlone(pieces, end + 1), pieces[end].isOne(of: " ") { end += 2 }
            if start < index, end > index + 6, start >= places.last?.upperBound ?? 0 { places.append(start..<end) }
        }
        return masking(places, of: pieces, as: "e-mail")
    }

    /// Whether a sign of an address stands there with a space, or the edge of the text, on both sides.
    private static func isAlone(_ pieces: [Piece], _ index: Int) -> Bool {
        isLocal(pieces[index]) && (index == 0 || pieces[index - 1].isOne(of: " "))
            && (index + 1 == pieces.count || pieces[index + 1].isOne(of: " "))
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
        if matches("%40", pieces, at: start) { return (start + 3, .bracketed) }
        for word in ["at", "ät", "@", "a"] {
            if let end = bracketed(word, pieces, start) { return (skippingSpace(end), .bracketed) }
        }
        for word in ["at", "ät", "arobase", "arroba", "klammeraffe"] {
            if let end = joined(word, pieces, index) { return (end, word == "at" ? .word : .bracketed) }
        }
        return nil
    }

    /// The end of the domain, or nil where none is there: any name behind a bare `@`, one with a dot behind `(at)`,
    /// and behind ` at ` one with a spelled dot, or a common one if the name before is made up (`jane.doe`).
    private static func domain(
        _ pieces: [Piece], _ marker: (end: Int, strictness: Strictness), of before: [Piece]
    ) -> Int? {
        if let end = hostNumber(pieces, marker.end) { return marker.strictness == .word ? nil : end }
        // `at one point` is no address.
        let words = marker.strictness == .word ? dots : dots + romanceDots
        var end = marker.end
        var labels = 0
        var spelled = false
        var letters = false
        while true {
            let start = end
            // A label has 63 signs at most: a text that is one endless label takes no time.
            while end < pieces.count, end - start < 64,
                pieces[end].isWord || end > start && pieces[end].isOne(of: "-_"),
                end == start || spelledDot(pieces, end, words) == nil
            {
                letters = letters || pieces[end].isWord && !pieces[end].isDigit
                end += 1
            }
            guard end > start else { break }
            labels += 1
            guard let dot = spelledDot(pieces, end, words), dot.end < pieces.count, pieces[dot.end].isWord else {
                break
            }
            spelled = spelled || dot.spelled
            end = dot.end
            if labels == mostLabels { break }
        }
        return switch marker.strictness {
        case .sign: letters ? end : nil
        case .bracketed: letters && labels > 1 ? end : nil
        case .word: letters && labels > 1 && (spelled || isMadeUp(before) && isCommon(pieces[..<end])) ? end : nil
        }
    }

    /// Whether the text ends with a word as only addresses have them.
    private static func isMadeUp(_ pieces: [Piece]) -> Bool {
        let name = pieces.reversed().prefix(while: isLocal)
        return name.contains(where: \.isWord)
            && name.dropFirst().dropLast().contains { $0.isOne(of: "._") || $0.isDigit }
    }

    private static func isCommon(_ pieces: ArraySlice<Piece>) -> Bool {
        let last = pieces.reversed().prefix(while: \.isWord).reversed()
        return commonEndings.contains(last.map(\.text).joined().lowercased())
    }

    /// `[192.0.2.10]`, which stands for a domain.
    private static func hostNumber(_ pieces: [Piece], _ index: Int) -> Int? {
        guard index < pieces.count, pieces[index].isOne(of: "[") else { return nil }
        let number = pieces[(index + 1)...].prefix { $0.isWord || $0.isOne(of: ".:") }
        guard number.count > 2, number.endIndex < pieces.count, pieces[number.endIndex].isOne(of: "]") else {
            return nil
        }
        return number.endIndex + 1
    }

    /// The place behind a dot, and whether it is more than a point between two words.
    static func spelledDot(_ pieces: [Piece], _ index: Int, _ words: [String] = dots) -> (end: Int, spelled: Bool)? {
        guard index < pieces.count else { return nil }
        if pieces[index].isOne(of: ".．｡") { return (index + 1, false) }
        for dot in [" . ", " .", "%2e"] where matches(dot, pieces, at: index) { return (index + dot.count, false) }
        let start = pieces[index].isOne(of: " ") ? index + 1 : index
        for word in words {
            if let end = bracketed(word, pieces, start) {
                return (end < pieces.count && pieces[end].isOne(of: " ") && start > index ? end + 1 : end, true)
            }
            if let end = joined(word, pieces, index) { return (end, true) }
        }
        return nil
    }

    /// No address has more.
    static let mostLabels = 8

    static let dots = ["dot", "punkt", "."]
    private static let romanceDots = ["point", "punto"]

    /// The end of the word in brackets or between quotation marks: `(at)`, `<dot>`, `'at'`.
    private static func bracketed(_ word: String, _ pieces: [Piece], _ index: Int) -> Int? {
        guard index < pieces.count, pieces[index].isOne(of: "([{<'\"‘“") else { return nil }
        let end = index + 1 + word.count
        guard end < pieces.count, matches(word, pieces, at: index + 1), pieces[end].isOne(of: ")]}>'\"’”") else {
            return nil
        }
        return end + 1
    }

    /// The end of the word between spaces or the like, the same on both sides: ` at `, `-dot-`.
    private static func joined(_ word: String, _ pieces: [Piece], _ index: Int) -> Int? {
        let end = index + 1 + word.count
        guard word != ".", end < pieces.count, pieces[index].isOne(of: " -_"), pieces[end] == pieces[index],
            matches(word, pieces, at: index + 1)
        else { return nil }
        return end + 1
    }

    private static func isLocal(_ piece: Piece) -> Bool { piece.isWord || piece.isOne(of: "._%+-'’") }

    private static func removeLocalPart(from out: inout [Piece]) {
        repeat {
            while let last = out.last, isLocal(last) { out.removeLast() }
        } while removeSpelledDot(from: &out)
    }

    private static func removeSpelledDot(from out: inout [Piece]) -> Bool {
        for length in 3...9 where out.count > length {
            let start = out.count - length
            if isLocal(out[start - 1]), let dot = spelledDot(out, start, dots + romanceDots), dot.spelled,
                dot.end == out.count
            {
                out.removeLast(length)
                return true
            }
        }
        return false
    }
}
