/// Telephone numbers in words: `zero seven seven double one …`.
extension Masking {
    static func maskSpokenNumbers(_ pieces: [Piece]) -> [Piece] {
        let words = words(in: pieces, joinedBy: "")
        var places: [Range<Int>] = []
        var index = 0
        while index < words.count {
            let run = SpokenRun(pieces, words, from: index)
            if run.isNumber { places.append(words[index].start..<words[run.end - 1].end) }
            index = max(run.end, index + 1)
        }
        return masking(places, of: pieces, as: "phone")
    }

    /// Digits one after the other, most of them in words.
    private struct SpokenRun {
        /// The word after the last digit.
        var end: Int
        /// Digits that are spelled out.
        private var spelled = 0
        /// Digits in all, those written as digits too.
        private var digits = 0

        /// Fewer might count something; few words among figures are a price list.
        var isNumber: Bool { spelled >= 6 || (spelled >= 3 && digits >= 7) }

        init(_ pieces: [Piece], _ words: [Word], from start: Int) {
            end = start
            var times = 1
            for place in start..<words.count {
                if place > start {
                    let gap = pieces[words[place - 1].end..<words[place].start]
                    guard (1...3).contains(gap.count), gap.allSatisfy({ $0.isOne(of: " ,.-–/") }) else { return }
                }
                let word = words[place]
                if place > start, word.text == "et" { continue }
                if let repeats = Self.repeats[word.text] {
                    times = repeats
                    continue
                }
                if Self.digits.contains(word.text) {
                    spelled += times
                    digits += times
                } else if !word.isMask, pieces[word.range].allSatisfy(\.isDigit) {
                    digits += word.range.count
                } else {
                    return
                }
                times = 1
                end = place + 1
            }
        }

        private static let repeats = ["double": 2, "triple": 3, "doppel": 2]

        private static let digits: Set<String> = [
            "zero", "nought", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "null", "eins", "zwei", "zwo", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun",
            "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
            // French numbers are said in pairs.
            "un", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
            "quatorze", "quinze", "seize", "vingt", "vingts", "trente", "quarante", "cinquante", "soixante",
        ]
    }
}
