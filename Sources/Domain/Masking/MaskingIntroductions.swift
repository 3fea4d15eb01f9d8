/// Names that nobody listed, shown by the words around them: `a cashier named Kofi Mensah`, `Dave at the till`.
extension Masking {
    /// Also gives a listed name that is masked already the surname that follows it.
    static func maskIntroduced(_ pieces: [Piece]) -> [Piece] {
        let text = NamedText(pieces: pieces, words: words(in: pieces))
        var places: [Range<Int>] = []
        var index = 0
        while index < text.words.count {
            guard let place = text.name(near: index) else {
                index += 1
                continue
            }
            places.append(place)
            while index < text.words.count, text.words[index].start < place.upperBound { index += 1 }
        }
        return masking(places, of: pieces, as: "name")
    }

    private struct NamedText {
        let pieces: [Piece]
        let words: [Word]

        /// The place of the name that the word begins or announces.
        func name(near index: Int) -> Range<Int>? {
            if words[index].isMask { return name(at: index, shouted: true) }
            if let place = nameAtWork(index) ?? signature(index) { return place }
            for (announcement, sureness) in announcements where says(announcement, index) {
                return name(after: index + announcement.count - 1, sureness)
            }
            return nil
        }

        private func name(after last: Int, _ sureness: Sureness) -> Range<Int>? {
            let first = last + 1
            guard follows(first) else { return nil }
            switch sureness {
            case .sure: return name(at: first, shouted: true)
            case .own: return name(at: first, shouted: true, small: true)
            case .likely:
                return CommonWords.isDescription(words[first].text) ? nil : name(at: first, shouted: false)
            case .orProduct:
                var end = first
                while end < words.count, end == first || follows(end), words[end].isCapitalised { end += 1 }
                let isProduct = words[first..<end].contains { CommonWords.products.contains($0.stem) }
                return isProduct ? nil : name(at: first, shouted: false)
            }
        }

        /// One or two words that are written like names, with initials and what joins them.
        private func name(at first: Int, shouted: Bool, small: Bool = false) -> Range<Int>? {
            var place = first
            var end: Int?
            var taken = 0
            while place < words.count, taken < 2, place < first + 6, place == first || follows(place) {
                if isName(place, after: end != nil, shouted: shouted) || small && isSmallName(place) {
                    end = words[place].stemEnd
                    if words[place].isMask || words[place].range.count > 1 { taken += 1 }
                } else if end == nil || !particles.contains(words[place].text) {
                    break
                }
                place += 1
            }
            return end.map { words[first].start..<$0 }
        }

        /// `Dave at the till`, `Dave Smith behind the bar`.
        private func nameAtWork(_ first: Int) -> Range<Int>? {
            for last in first...first + 1 where last + 3 < words.count {
                guard (first...last).allSatisfy({ isName($0, after: $0 > first, shouted: false) }),
                    (first + 1...last + 3).allSatisfy(follows),
                    !CommonWords.isDescription(words[first].text),
                    ["at", "on", "behind"].contains(words[last + 1].text),
                    words[last + 2].text == "the", places.contains(words[last + 3].text)
                else { continue }
                return words[first].start..<words[last].end
            }
            return nil
        }

        /// `Kind regards, Kate Hill`, with which a comment ends.
        private func signature(_ index: Int) -> Range<Int>? {
            guard closings.contains(words[index].text), index + 1 < words.count else { return nil }
            let gap = pieces[words[index].end..<words[index + 1].start]
            guard (1...3).contains(gap.count), gap.allSatisfy({ $0.isOne(of: " ,.:!-–") }),
                let place = name(at: index + 1, shouted: true),
                pieces[place.upperBound...].allSatisfy({ !$0.isWord })
            else { return nil }
            return place
        }

        /// A word in small letters behind `my name is`, unless it goes on about the name: `my name is spelt wrong`.
        private func isSmallName(_ index: Int) -> Bool {
            let word = words[index]
            return !word.isMask && word.range.count > 1 && !aboutNames.contains(word.text)
                && !CommonWords.isDescription(word.text) && pieces[word.range].allSatisfy { !$0.isDigit }
        }

        private func says(_ announcement: [String], _ index: Int) -> Bool {
            index + announcement.count <= words.count
                && announcement.indices.allSatisfy { offset in
                    words[index + offset].text == announcement[offset] && (offset == 0 || follows(index + offset))
                }
        }

        /// - Parameter isLater: whether a part of the name stands before.
        private func isName(_ index: Int, after isLater: Bool, shouted: Bool) -> Bool {
            let word = words[index]
            if word.isMask { return word.text == "name" }
            let common = isLater ? CommonWords.notEvenSurnames : CommonWords.all
            return (word.isCapitalised || (shouted && word.isShouted)) && !common.contains(word.stem)
                && !pieces[word.range].contains(where: \.isDigit)
        }

        /// Whether the word follows the one before, with nothing but a space between, or the dot of an initial or a
        /// title.
        private func follows(_ index: Int) -> Bool {
            guard index > 0, index < words.count else { return false }
            let before = words[index - 1]
            let gap = pieces[before.end..<words[index].start].map(\.text).joined()
            return gap == " " || (gap == ". " && (before.text.count == 1 || titles.contains(before.text)))
        }
    }

    private enum Sureness {
        /// A name follows, with a capital letter.
        case sure
        /// Somebody's own name follows, however it is written.
        case own
        /// A name or a description (`I am Furious`, `This is GREAT`).
        case likely
        /// A name or something to order.
        case orProduct
    }

    private static let announcements: [([String], Sureness)] =
        ([
            "my name is", "my name's", "mein name ist", "ich heiße", "ich heisse", "je m'appelle", "mon nom est",
            "me llamo", "mi nombre es",
        ].map { ($0, .own) }
        + [
            "named", "name is", "name was", "name's", "names is", "namens", "name ist", "name war", "heißt", "heisst",
            "heiße", "heisse", "hieß", "hiess", "mr", "mrs", "ms", "herr", "herrn", "frau",
        ].map { ($0, .sure) }
        + ["called", "call me", "this is", "i am", "i'm", "ich bin", "je suis", "soy", "served by", "bedient von"].map {
            ($0, .likely)
        }
        + [("ask for", .orProduct)])
        .map { (words: String, sureness: Sureness) in (words.split(separator: " ").map(String.init), sureness) }

    private static let closings: Set<String> = [
        "regards", "sincerely", "yours", "gruß", "gruss", "signed", "mfg", "lg", "vg", "gruße", "grusse",
        "cordialement", "saludos",
    ]
    private static let aboutNames: Set<String> = [
        "called", "known", "missing", "misspelled", "misspelt", "spelled", "spelt", "unknown", "written",
    ]
    private static let titles: Set<String> = ["mr", "mrs", "ms"]
    private static let particles: Set<String> = [
        "al", "bin", "da", "de", "del", "den", "der", "di", "la", "van", "von",
    ]
    private static let places: Set<String> = [
        "bar", "checkout", "counter", "desk", "door", "entrance", "register", "till", "tills",
    ]
}
