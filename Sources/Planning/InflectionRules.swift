/// The forms of words, in small letters. What no word has does no harm, because nobody writes it.

enum EnglishForms {
    /// Plural and third person (-s, -es, -ies), possessive ('s), past (-ed, -d, -ied) and -ing, with the last consonant
    /// of short words doubled: `stop` has `stopped` and not `stoped`, as `rat` has `ratted` and not `rated`.
    static func forms(of word: String) -> [String] {
        let letters = Array(word)
        guard let last = letters.last, last.isLetter else { return [word] }
        let isAfterConsonant = letters.count > 1 && isConsonant(letters[letters.count - 2])
        let shorter = String(word.dropLast())

        var forms = [word, word + "'s"]
        if last == "y", isAfterConsonant {
            forms.append(shorter + "ies")
        } else if ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) {
            forms.append(word + "es")
        } else {
            forms += last == "o" ? [word + "s", word + "es"] : [word + "s"]
        }

        guard letters.count > 2 else { return forms }
        if last == "e" {
            forms += [word + "d", shorter + "ing"]
            if word.hasSuffix("ie") { forms.append(word.dropLast(2) + "ying") }
            // Queueing, seeing, dyeing.
            if "aeiouy".contains(letters[letters.count - 2]) { forms.append(word + "ing") }
        } else if last == "y", isAfterConsonant {
            forms += [shorter + "ied", word + "ing"]
        } else {
            let stem = isDoubled(letters) ? word + String(last) : word
            forms += [stem + "ed", stem + "ing"]
        }
        return forms
    }

    /// One syllable that ends in one vowel and one consonant.
    private static func isDoubled(_ letters: [Character]) -> Bool {
        guard letters.count > 2, let last = letters.last, isConsonant(last), !"wxy".contains(last) else { return false }
        return !isConsonant(letters[letters.count - 2]) && letters.dropLast(2).allSatisfy(isConsonant)
    }

    private static func isConsonant(_ letter: Character) -> Bool { letter.isLetter && !"aeiou".contains(letter) }
}

enum GermanForms {
    /// Endings of nouns and adjectives (-e, -en, -er, -ern, -em, -es, -s, -n, -nen), plurals with an umlaut (`Stühle`)
    /// unless they end like the singular (`Kuchen` is no kitchen), and the regular forms of verbs (`wartet`, `wartete`,
    /// `gewartet`). Words of up to three letters have only -s and -es. Nouns have no verb's forms.
    static func forms(of word: String, isNoun: Bool) -> [String] {
        guard word.count > 3, let last = word.last else { return [word, word + "s", word + "es"] }
        var forms = [word, word + "s"]
        if last == "e" {
            forms += ["n", "r", "m"].map { word + $0 }
        } else {
            forms += endings.map { word + $0 }
            if ["el", "er"].contains(where: word.hasSuffix) { forms.append(word + "n") }
            if word.hasSuffix("in") { forms.append(word + "nen") }
            // Dunkle, saure, teure.
            if ["el", "auer", "euer"].contains(where: word.hasSuffix), let consonant = word.last {
                forms += ["e", "en", "er", "es", "em"].map { word.dropLast(2) + String(consonant) + $0 }
            }
            if let umlaut = umlaut(word) { forms += ["e", "en", "er", "ern"].map { umlaut + $0 } }
        }
        if !isNoun { forms += verbForms(word) }
        return forms
    }

    private static let endings = ["e", "en", "er", "ern", "em", "es"]

    /// With the umlaut of its last vowel; nil where that has none.
    private static func umlaut(_ word: String) -> String? {
        guard let place = word.lastIndex(where: { "aeiouyäöü".contains($0) }) else { return nil }
        if word[place] == "u", place > word.startIndex {
            let before = word.index(before: place)
            if word[before] == "a" { return word[..<before] + "äu" + word[word.index(after: place)...] }
            if "eo".contains(word[before]) { return nil }
        }
        let changed: [Character: String] = ["a": "ä", "o": "ö", "u": "ü"]
        return changed[word[place]].map { "\(word[..<place])\($0)\(word[word.index(after: place)...])" }
    }

    private static func verbForms(_ word: String) -> [String] {
        let isShort = ["eln", "ern"].contains(where: word.hasSuffix)
        guard isShort || word.hasSuffix("en"), word.count > 4 else { return [] }
        let stem = String(word.dropLast(isShort ? 1 : 2))
        let link = "dt".contains(stem.last ?? "-") ? "e" : ""
        let past = stem + link + "te"
        let hasPrefix = ["be", "emp", "ent", "er", "ge", "miss", "ver", "zer"].contains(where: word.hasPrefix)
        let participle = (hasPrefix || word.hasSuffix("ieren") ? "" : "ge") + stem + link + "t"
        return [stem + "e", stem + link + "st", stem + link + "t", past, past + "n", past + "st", past + "t"]
            + ["", "e", "en", "er", "es", "em"].flatMap { [participle + $0, word + "d" + $0] }
    }
}

/// What may stand in place of a word's ending.
struct EndingRule {
    let ending: String
    let instead: [String]
    /// Letters of the shortest word that it is for.
    var least = 4

    /// The word itself, and what all rules that fit make of it.
    static func forms(of word: String, _ rules: [EndingRule]) -> [String] {
        rules.filter { word.hasSuffix($0.ending) && word.count >= $0.least }.reduce(into: [word]) { forms, rule in
            forms += rule.instead.map { word.dropLast(rule.ending.count) + $0 }
        }
    }
}
