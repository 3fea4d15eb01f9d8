/// What of a masked comment is worth quoting.
extension Masking {
    private static let longest = 160

    static func isReadable(_ pieces: [Piece]) -> Bool {
        let letters = pieces.compactMap(\.character).filter(\.isLetter)
        return letters.count > 1 || letters.contains(where: writtenWithoutSpaces)
    }

    static func shortened(_ text: String) -> String {
        let all = sentences(Array(text))
        guard let first = all.first else { return text }
        guard first.count <= longest else { return cut(first) }
        var kept = first
        var count = 1
        if all.count > 1, first.count + 1 + all[1].count <= longest {
            kept += [" "] + all[1]
            count = 2
        }
        let more = all.count > count && kept.count + 2 <= longest ? " …" : ""
        return String(kept) + more
    }

    private static func sentences(_ text: [Character]) -> [[Character]] {
        var all: [[Character]] = []
        var current: [Character] = []
        for (index, character) in text.enumerated() {
            if current.isEmpty, character == " " { continue }
            current.append(character)
            let rest = text[(index + 1)...]
            let ends =
                if "。！？".contains(character) {
                    true
                } else if ".!?…".contains(character) {
                    rest.first == " " && rest.dropFirst().first.map { !$0.isLowercase } ?? true
                } else {
                    false
                }
            if ends || rest.isEmpty {
                all.append(current)
                current = []
            }
        }
        return all
    }

    private static func cut(_ sentence: [Character]) -> String {
        var kept = sentence.prefix(longest - 1)
        if let space = kept.lastIndex(of: " "), space >= longest / 2 { kept = kept[..<space] }
        while let last = kept.last, " ,;:–-".contains(last) { kept.removeLast() }
        return String(kept) + "…"
    }
}
