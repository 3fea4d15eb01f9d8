extension Masking {
    /// A word of the comment, or a mask in a word's place.
    struct Word {
        var range: Range<Int>
        /// In small letters and without accents.
        var text: String
        /// `Jane`, `J`, `McKay`: begins with a capital letter and is not written in capitals throughout.
        var isCapitalised: Bool
        /// `JANE`.
        var isShouted: Bool
        var isMask: Bool

        var start: Int { range.lowerBound }
        var end: Int { range.upperBound }

        /// Without the `'s` of a genitive.
        var stem: String { isGenitive ? String(text.dropLast(2)) : text }
        var stemEnd: Int { isGenitive ? end - 2 : end }
        private var isGenitive: Bool { text.hasSuffix("'s") }
    }

    /// The words in order. A sign of `joinedBy` between letters belongs to the word: `O'Brien`, `Anne-Marie`.
    static func words(in pieces: [Piece], joinedBy joints: String = "'’-") -> [Word] {
        var words: [Word] = []
        var index = 0
        while index < pieces.count {
            if case .mask(let name) = pieces[index] {
                words.append(
                    Word(range: index..<index + 1, text: name, isCapitalised: false, isShouted: false, isMask: true))
                index += 1
            } else if pieces[index].isWord {
                var end = index + 1
                while end < pieces.count {
                    let joins = pieces[end].isOne(of: joints) && end + 1 < pieces.count && pieces[end + 1].isWord
                    guard pieces[end].isWord || joins else { break }
                    end += 1
                }
                words.append(word(pieces, index..<end))
                index = end
            } else {
                index += 1
            }
        }
        return words
    }

    private static func word(_ pieces: [Piece], _ range: Range<Int>) -> Word {
        let characters = pieces[range].compactMap(\.character)
        let isCapital = characters.first?.isUppercase ?? false
        let isShouted = isCapital && characters.count > 1 && !characters.contains(where: \.isLowercase)
        return Word(
            range: range, text: String(characters.map(fold)), isCapitalised: isCapital && !isShouted,
            isShouted: isShouted, isMask: false)
    }
}
