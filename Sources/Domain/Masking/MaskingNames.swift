extension Masking {
    /// Masks the listed names: whole words in any case, with or without accents, each part of a longer name, and their
    /// forms where they begin with a capital letter. A name that is a common word (`Will`) is one in small letters only
    /// where the words around say so.
    static func maskNames(_ pieces: [Piece], _ staff: [String]) -> [Piece] {
        let names = patterns(staff)
        guard !names.isEmpty else { return pieces }
        let folded = pieces.map { $0.character.map(fold) }
        var out: [Piece] = []
        var index = 0
        while index < pieces.count {
            if let end = nameEnd(pieces, folded, names, index) {
                out.append(.mask("name"))
                index = end
            } else {
                out.append(pieces[index])
                index += 1
            }
        }
        return out
    }

    private static func nameEnd(
        _ pieces: [Piece], _ folded: [Character?], _ names: [[Character]], _ index: Int
    ) -> Int? {
        guard pieces[index].character != nil,
            index == 0 || !pieces[index - 1].isWord || pieces[index].character.map(writtenWithoutSpaces) ?? false
        else { return nil }
        for name in names {
            let end = index + name.count
            if end <= folded.count, zip(folded[index...], name).allSatisfy({ $0 == $1 }), isWhole(pieces, index, end),
                !isCommonWord(pieces, folded, index..<end)
            {
                return end
            }
            if let end = spacedEnd(pieces, folded, name, index) { return end }
        }
        guard pieces[index].character?.isUppercase ?? false else { return nil }
        var end = index
        while end < pieces.count, pieces[end].isWord { end += 1 }
        let word = folded[index..<end].compactMap { $0 }
        return names.contains { isForm(word, of: $0) } ? end : nil
    }

    /// `A n n a`, `A-n-n-a`: the letters of a name with the same sign between them.
    private static func spacedEnd(
        _ pieces: [Piece], _ folded: [Character?], _ name: [Character], _ index: Int
    ) -> Int? {
        let end = index + 2 * name.count - 1
        guard name.count > 2, end <= pieces.count, folded[index] == name[0], pieces[index + 1].isOne(of: " -._*·"),
            isWhole(pieces, index, end)
        else { return nil }
        let isName = name.indices.allSatisfy { place in
            folded[index + 2 * place] == name[place]
                && (place == 0 || pieces[index + 2 * place - 1] == pieces[index + 1])
        }
        return isName ? end : nil
    }

    /// Whether the name is a word that everybody uses, in small letters, and nothing says that it is a name.
    private static func isCommonWord(_ pieces: [Piece], _ folded: [Character?], _ place: Range<Int>) -> Bool {
        guard pieces[place.lowerBound].character?.isLowercase ?? false,
            CommonWords.isAlsoName(String(folded[place].compactMap { $0 }))
        else { return false }
        func word(_ range: ArraySlice<Character?>) -> String { String(range.compactMap { $0 }) }
        let after = folded[place.upperBound...].dropFirst().prefix { $0?.isLetter ?? false }
        let before = folded[..<place.lowerBound].dropLast().reversed().prefix { $0?.isLetter ?? false }.reversed()
        let isGenitive = place.upperBound < folded.count && folded[place.upperBound] == "'"
        return !isGenitive
            && !["was", "is", "has", "had", "did", "does", "said", "told", "ignored"].contains(word(after))
            && !["by", "with", "from", "called", "named"].contains(word(ArraySlice(before)))
    }

    /// The names, their parts and spellings, longest first. Parts under three letters and what joins names stay
    /// visible: hiding every "de" would hide nobody.
    private static func patterns(_ staff: [String]) -> [[Character]] {
        let joining: Set<String> = [
            "and", "bin", "del", "della", "den", "der", "die", "dos", "the", "van", "von", "zum", "zur", "mrs", "herr",
            "frau",
        ]
        var names: Set<[Character]> = []
        for entry in staff {
            let name = Inert.text(withoutEntities(entry))
            guard name.count > 1 || name.contains(where: writtenWithoutSpaces) else { continue }
            names.formUnion(spellings(of: name).map { Array($0) })
            let parts = name.split { " -".contains($0) }
            for part in parts where part.count > 2 && parts.count > 1 && !joining.contains(part.lowercased()) {
                names.formUnion(spellings(of: part.filter { $0 != "." && $0 != "," }).map { Array($0) })
            }
        }
        // An entry that is no name (`--`, `A-`) leaves nothing, or a letter that is everywhere.
        names = names.filter { name in
            name.contains(where: \.isLetter) && (name.count > 1 || name.contains(where: writtenWithoutSpaces))
        }
        return names.sorted { $0.count != $1.count ? $0.count > $1.count : String($0) < String($1) }
    }

    private static func isWhole(_ pieces: [Piece], _ start: Int, _ end: Int) -> Bool {
        if let first = pieces[start].character, writtenWithoutSpaces(first) { return true }
        if start > 0, pieces[start - 1].isWord { return false }
        guard end < pieces.count, pieces[end].isWord else { return true }
        // "Annas" for "Anna's".
        return pieces[end].isOne(of: "sS") && (end + 1 == pieces.count || !pieces[end + 1].isWord)
    }

    /// Whether words of the character's script stand without spaces between them.
    static func writtenWithoutSpaces(_ character: Character) -> Bool {
        guard character.isLetter, let value = character.unicodeScalars.first?.value else { return false }
        return (0xE00...0x109F).contains(value) || (0x1780...0x17FF).contains(value) || value >= 0x2E80
    }

    /// The letter in small and without its accent; wide letters and those of other scripts that look the same, too.
    static func fold(_ character: Character) -> Character {
        guard let small = narrow(character).lowercased().first else { return character }
        return plain[small] ?? small
    }

    /// `Ａ` as `A`.
    private static func narrow(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first, (0xFF01...0xFF5E).contains(scalar.value),
            let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
        else { return character }
        return Character(narrow)
    }

    private static let plain: [Character: Character] = variants.reduce(into: [:]) { table, entry in
        for variant in entry.value { table[variant] = entry.key }
    }

    private static let variants: [Character: String] = [
        "a": "áàâãäåāăąа", "c": "çćčĉċс", "d": "ďđ", "e": "éèêëēĕėęěе", "g": "ğĝġģ", "i": "íìîïīĭįıі", "l": "łľĺļ",
        "n": "ñńňņ", "o": "óòôõöøōŏőо", "r": "řŕŗ", "s": "śšşŝș", "t": "ťţț", "u": "úùûüūŭůűų", "p": "р", "x": "х",
        "y": "ýÿу",
        "z": "źžż", "'": "’‘´`",
    ]
}
