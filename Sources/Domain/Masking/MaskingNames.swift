extension Masking {
    /// Masks the listed names: whole words in any case, with or without accents, and each part of a longer name.
    static func maskNames(_ pieces: [Piece], _ staff: [String]) -> [Piece] {
        let names = patterns(staff)
        guard !names.isEmpty else { return pieces }
        let folded = pieces.map { $0.character.map(fold) }
        var out: [Piece] = []
        var index = 0
        while index < pieces.count {
            let name = names.first { name in
                index + name.count <= folded.count && zip(folded[index...], name).allSatisfy { $0 == $1 }
                    && isWhole(pieces, index, index + name.count)
            }
            if let name {
                out.append(.mask("name"))
                index += name.count
            } else {
                out.append(pieces[index])
                index += 1
            }
        }
        return out
    }

    /// The names and their parts, longest first. Parts under three letters and what joins names stay visible: hiding
    /// every "de" would hide nobody.
    private static func patterns(_ staff: [String]) -> [[Character]] {
        let joining: Set<String> = [
            "and", "bin", "del", "della", "den", "der", "die", "dos", "the", "van", "von", "zum", "zur", "mrs", "herr",
            "frau",
        ]
        var names: Set<[Character]> = []
        for entry in staff {
            let name = Inert.text(entry).map(fold)
            guard name.count > 1 || name.contains(where: writtenWithoutSpaces) else { continue }
            names.insert(name)
            let parts = name.split(separator: " ")
            for part in parts where part.count > 2 && parts.count > 1 && !joining.contains(String(part)) {
                names.insert(part.filter { $0 != "." && $0 != "," })
            }
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

    /// The letter in small and without its accent.
    static func fold(_ character: Character) -> Character {
        guard let small = character.lowercased().first else { return character }
        return plain[small] ?? small
    }

    private static let plain: [Character: Character] = variants.reduce(into: [:]) { table, entry in
        for variant in entry.value { table[variant] = entry.key }
    }

    private static let variants: [Character: String] = [
        "a": "áàâãäåāăą", "c": "çćčĉċ", "d": "ďđ", "e": "éèêëēĕėęě", "g": "ğĝġģ", "i": "íìîïīĭįı", "l": "łľĺļ",
        "n": "ñńňņ", "o": "óòôõöøōŏő", "r": "řŕŗ", "s": "śšşŝș", "t": "ťţț", "u": "úùûüūŭůűų", "y": "ýÿ",
        "z": "źžż", "'": "’‘´`",
    ]
}
