extension Answer {
    /// Words for stars, of which there are five wherever nothing else is said.
    private static let stars = ["stars", "star", "sterne", "stern", "étoiles", "étoile", "estrellas", "estrella"]
        .map { Array($0.utf8) }
    /// What stands between the points that were given and those there are.
    private static let ofAll = ["/", "out of ", "of ", "von ", "sur ", "de "].map { Array($0.utf8) }
    private static let most = 32

    /// `4,5`, `4/5`, `8 out of 10`, `4 stars`, `★★★★☆`.
    init?(graded cell: ArraySlice<UInt8>) {
        guard cell.count <= Self.most, let first = cell.first else { return nil }
        if first >= 0x80 {
            guard let answer = Self.drawn(cell) else { return nil }
            self = answer
            return
        }
        let (given, rest) = Self.leadingNumber(cell)
        guard let given else { return nil }
        if rest.isEmpty {
            self = .mark(given)
        } else if Self.stars.contains(where: { rest.trimmed.equalsIgnoringCase($0) }) {
            self = .rank(given, of: 5)
        } else if let all = Self.all(rest.trimmed) {
            self = .points(given, of: all)
        } else {
            return nil
        }
    }

    /// The number at the beginning, with a point or a comma before its decimals, and what follows it.
    private static func leadingNumber(_ cell: ArraySlice<UInt8>) -> (Double?, ArraySlice<UInt8>) {
        let comma = UInt8(ascii: ",")
        let digits = cell.prefix { $0.isASCIIDigit || $0 == comma || $0 == UInt8(ascii: ".") }
        let rest = cell[digits.endIndex...]
        guard let place = digits.firstIndex(of: comma) else { return (number(digits), rest) }
        var pointed = Array(digits)
        pointed[place - digits.startIndex] = UInt8(ascii: ".")
        return (number(pointed[...]), rest)
    }

    /// The points there are, behind the word for it.
    private static func all(_ rest: ArraySlice<UInt8>) -> Double? {
        for word in ofAll where rest.prefix(word.count).equalsIgnoringCase(word) {
            return number(rest.dropFirst(word.count).trimmed)
        }
        return nil
    }

    /// Drawn stars: full ones, then perhaps empty ones, which then tell how many there are.
    private static func drawn(_ cell: ArraySlice<UInt8>) -> Answer? {
        guard let text = cell.text else { return nil }
        // As an emoji a star may be told how to look.
        let signs = text.unicodeScalars.filter { $0 != "\u{FE0F}" }
        let full = signs.prefix { $0 == "★" || $0 == "⭐" }.count
        let empty = signs.count - full
        guard signs.dropFirst(full).allSatisfy({ $0 == "☆" }), full + empty > 0 else { return nil }
        return .rank(Double(full), of: empty == 0 ? 5 : Double(full + empty))
    }
}
