/// How words of the configuration look in comments of one language.
///
/// The rules are few, on purpose: a missed mention costs little, a false one sends a team after a complaint that nobody
/// made. Irregular forms (`ran`, `aß`, `frais`/`fraîche`) and other words of the same family are for the configuration
/// to list. In languages without rules a word is found only as it is written.
enum Inflections: Equatable {
    case english, german, french, spanish, none

    /// - Parameter tag: a language tag; its further parts do not matter.
    init(language tag: String) {
        self =
            switch tag.lowercased().prefix(while: { $0 != "-" && $0 != "_" }) {
            case "en": .english
            case "de": .german
            case "fr": .french
            case "es": .spanish
            default: .none
            }
    }

    /// Every spelling in which a word of the configuration may stand in a comment, as `spelling` writes them.
    func forms(of word: String) -> Set<String> {
        let small = word.lowercased()
        let forms =
            switch self {
            case .english: EnglishForms.forms(of: small)
            case .german: GermanForms.forms(of: small, isNoun: word.first?.isUppercase ?? false)
            case .french: EndingRule.forms(of: small, FrenchForms.rules)
            case .spanish: EndingRule.forms(of: small, SpanishForms.rules)
            case .none: [small]
            }
        return Set(forms.flatMap { [spelling($0), withoutAccents($0)] })
    }

    /// A word as it is compared. Case never counts. What else does not:
    ///
    /// - English: any accent (`cafe`, `café`).
    /// - German: whether ä, ö, ü, ß are written ae, oe, ue, ss; other accents. `schon` is not `schön`.
    /// - French, Spanish: nothing here; see `withoutAccents`.
    func spelling(_ word: String) -> String {
        let small = word.lowercased()
        if small.utf8.allSatisfy({ $0 < 0x80 }) { return small }
        return switch self {
        case .english: String(small.map(Accents.plain))
        case .german: small.map { Accents.german[$0] ?? String(Accents.plain($0)) }.joined()
        case .french, .spanish: small.map { Accents.ligatures[$0] ?? String($0) }.joined()
        case .none: small
        }
    }

    /// In French and Spanish people leave accents out, and never add any: `fidèle` is also found as `fidele`, but `sale`
    /// not as `salé`. The accent stays where it tells two words apart: in words of up to three letters (`té`, `te`),
    /// in those that are other words without it, and on ñ.
    private func withoutAccents(_ word: String) -> String {
        let spelled = spelling(word)
        guard self == .french || self == .spanish, word.count > 3 else { return spelled }
        let bare = String(spelled.map { $0 == "ñ" ? $0 : Accents.plain($0) })
        return Accents.otherWords.contains(bare) ? spelled : bare
    }

    /// Whether a comment's word is a German compound that ends in one of the forms: `Warteschlange` for `Schlange`.
    ///
    /// Only nouns are taken for parts, with a capital in configuration and comment alike, or `vergessen` would be
    /// about the `Essen`; and only from five letters on behind at least three others, for `Unkosten` and `Sekunde`.
    func isCompound(_ word: CommentWords.Word, endingIn forms: Set<String>, of wanted: String) -> Bool {
        guard self == .german, word.isCapitalised, wanted.first?.isUppercase ?? false, wanted.count >= 5 else {
            return false
        }
        return forms.contains { $0.count >= 5 && word.text.count >= $0.count + 3 && word.text.hasSuffix($0) }
    }
}

/// Letters with and without their marks.
private enum Accents {
    static func plain(_ letter: Character) -> Character { letters[letter] ?? letter }

    static let german: [Character: String] = ["ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe"]
    static let ligatures: [Character: String] = ["æ": "ae", "œ": "oe"]

    /// French and Spanish words without accent that have little to do with those that have one: sale, salé.
    static let otherWords: Set<String> = [
        "bebe", "cote", "ferme", "gene", "gout", "marche", "mate", "papa", "pate", "peche", "sale", "sales", "tache",
        "taches",
    ]

    private static let letters: [Character: Character] = variants.reduce(into: [:]) { table, entry in
        for letter in entry.value { table[letter] = entry.key }
    }

    private static let variants: [Character: String] = [
        "a": "áàâãäå", "c": "ç", "e": "éèêë", "i": "íìîï", "n": "ñ", "o": "óòôõöø", "u": "úùûü", "y": "ýÿ",
    ]
}
