/// The ways in which people write a name that is listed in one.
extension Masking {
    /// A name in small letters and without accents, as it is listed and as keyboards without its letters write it:
    /// `Jürgen` is also `Juergen`, `Anne-Marie` also `Annemarie` and `Anne Marie`, `O'Brien` also `OBrien`.
    static func spellings(of name: String) -> Set<String> {
        let written = name.lowercased()
        var all: Set<String> = [written]
        for (sign, plain) in [
            ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("æ", "ae"), ("å", "aa"), ("ß", "ss"),
        ] {
            for spelling in all where spelling.contains(sign) { all.insert(replacing(sign, by: plain, in: spelling)) }
        }
        for (plain, sign) in [("ae", "a"), ("oe", "o"), ("ue", "u"), ("ss", "ß")] where written.contains(plain) {
            all.insert(replacing(plain, by: sign, in: written))
        }
        for joint in ["-", "'", "’"] {
            for spelling in all where spelling.contains(joint) {
                all.insert(replacing(joint, by: "", in: spelling))
                all.insert(replacing(joint, by: " ", in: spelling))
            }
        }
        return Set(all.map { String($0.map(fold)) })
    }

    private static func replacing(_ part: String, by other: String, in text: String) -> String {
        text.split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }

    /// Whether a word that begins with a capital letter is a form of the name: `Łukaszowi`, `Tommy`, `Annchen`.
    static func isForm(_ word: [Character], of name: [Character]) -> Bool {
        guard name.count > 2, !name.contains(" ") else { return false }
        var word = word[...]
        if word.suffix(2) == ["'", "s"] { word = word.dropLast(2) }
        if name.count > 3, word.starts(with: name), cases.contains(String(word.dropFirst(name.count))) { return true }

        let stem = name.last.map { "aeiouy".contains($0) } ?? false ? name.dropLast() : name[...]
        guard stem.count > 2, word.starts(with: stem) else { return false }
        var ending = word.dropFirst(stem.count)
        if diminutives.contains(String(ending)) { return true }
        guard ending.first == stem.last else { return false }
        ending = ending.dropFirst()
        return ["y", "ie", "i"].contains(String(ending))
    }

    /// Of German and Slavic languages.
    private static let cases: Set<String> = [
        "n", "s", "en", "es", "ens", "a", "e", "em", "i", "ie", "om", "owi", "u", "y",
    ]
    private static let diminutives: Set<String> = [
        "y", "ie", "i", "chen", "lein", "ito", "ita", "inho", "inha", "ette", "ka",
    ]
}
