/// The words of a column's name, in small letters without accents, so that lists of words find them.
struct NameWords: Equatable {
    let words: [String]
    /// All of them without anything between, in which a part of a compound is found (`Gesamtzufriedenheit`).
    private let joined: String

    /// The marks that the name explains, as in "1 = very good, 6 = very bad".
    let legend: ClosedRange<Double>?

    init(_ text: String) {
        words = Self.split(text)
        joined = words.joined()
        legend = Self.legend(text)
    }

    /// The first word of the list that is in the name. Short ones have to stand alone, with an ending of one letter at
    /// most: `ort` is no part of `report`. Several words have to follow each other.
    func first(of list: [String]) -> String? { list.first(where: contains) }

    func contains(_ entry: String) -> Bool {
        let parts = entry.split(separator: " ")
        if parts.count > 1 {
            return words.indices.contains { start in
                parts.indices.allSatisfy { start + $0 < words.count && words[start + $0].hasPrefix(parts[$0]) }
            }
        }
        if entry.utf8.count >= 5 { return joined.contains(entry) }
        return words.contains { $0 == entry || ($0.hasPrefix(entry) && $0.utf8.count == entry.utf8.count + 1) }
    }

    /// The words that none of the lists knows.
    func without(_ lists: [String]...) -> [String] {
        words.filter { word in
            let alone = NameWords(words: [word])
            return !lists.contains { alone.first(of: $0) != nil }
        }
    }

    private init(words: [String]) {
        self.words = words
        joined = words.joined()
        legend = nil
    }

    private static func legend(_ text: String) -> ClosedRange<Double>? {
        let marks = text.split(separator: "=").dropLast().compactMap { part -> Double? in
            let digits = part.reversed().drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
            return Double(String(digits.reversed()))
        }
        guard let low = marks.min(), let high = marks.max(), high - low >= 2, high <= 100 else { return nil }
        return low...high
    }

    private static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasSmall = false
        for scalar in text.unicodeScalars {
            let letters = folded(scalar)
            // storeName is two words.
            if letters.isEmpty || (wasSmall && scalar.properties.isUppercase) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            word += letters
            wasSmall = scalar.properties.isLowercase
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Of a letter or digit, in ASCII where it is a Latin one; nothing of anything else.
    private static func folded(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "a"..."z", "0"..."9": return String(Character(scalar))
        case "A"..."Z": return scalar.properties.lowercaseMapping
        default: break
        }
        let small = scalar.properties.lowercaseMapping
        if let letters = accented[small] { return letters }
        return scalar.properties.isAlphabetic ? small : ""
    }

    private static let accented: [String: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "à": "a", "á": "a", "â": "a", "ã": "a", "ç": "c", "è": "e",
        "é": "e", "ê": "e", "ë": "e", "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o",
        "ù": "u", "ú": "u", "û": "u", "œ": "oe", "æ": "ae",
    ]
}
