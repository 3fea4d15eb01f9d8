/// Links and profiles: whatever leads to a page leads to a person's page, too.
extension Masking {
    /// Links that say so: `https://…`, `www.…`.
    static func maskLinks(_ pieces: [Piece]) -> [Piece] {
        var places: [Range<Int>] = []
        var index = 0
        while index < pieces.count {
            let starts = ["http://", "https://", "www."].contains { matches($0, pieces, at: index) }
            guard starts, index == 0 || !pieces[index - 1].isWord else {
                index += 1
                continue
            }
            let end = max(tokenEnd(pieces, index), index + 1)
            places.append(index..<end)
            index = end
        }
        return masking(places, of: pieces, as: "link")
    }

    /// Links that do not say so (`facebook.com/jane.doe`, `example.org`) and names on social networks.
    static func maskProfiles(_ pieces: [Piece]) -> [Piece] {
        var places: [Range<Int>] = []
        var index = 0
        while index < pieces.count {
            let begins = index == 0 || pieces[index - 1].isOne(of: " ()[]{}<>\"':;,|/=…")
            if begins, let end = handle(pieces, index) ?? host(pieces, index) {
                places.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        let masked = masking(places, of: pieces, as: "link")
        return masking(accounts(masked), of: masked, as: "link")
    }

    /// Where the text without spaces that begins here ends, without the signs that end a sentence.
    private static func tokenEnd(_ pieces: [Piece], _ index: Int) -> Int {
        var end = pieces[index...].firstIndex { $0.isOne(of: " <>\"") } ?? pieces.count
        while end > index, pieces[end - 1].isOne(of: ".,;:!?)") { end -= 1 }
        return end
    }

    /// `@janedoe`, but neither `@ the bar` nor `@4pm`.
    private static func handle(_ pieces: [Piece], _ index: Int) -> Int? {
        guard pieces[index].isOne(of: "@＠") else { return nil }
        var name = pieces[(index + 1)...].prefix { $0.isWord || $0.isOne(of: "._-") }
        while name.last?.isOne(of: ".-") ?? false { name.removeLast() }
        guard letters(name) > 2, name.map(\.text).joined().lowercased() != "the" else { return nil }
        return name.endIndex
    }

    /// `facebook.com/jane`: any host with a path. Without one only endings that are no word of a sentence whose
    /// space was forgotten (`slow.it was`).
    private static func host(_ pieces: [Piece], _ index: Int) -> Int? {
        var host = pieces[index...].prefix { $0.isWord || $0.isOne(of: ".-") }
        while host.last?.isOne(of: ".-") ?? false { host.removeLast() }
        let labels = host.split(omittingEmptySubsequences: false) { $0.isOne(of: ".") }
        guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let top = labels.last, top.count > 1,
            letters(top) == top.count
        else { return nil }
        let token = pieces[index..<max(tokenEnd(pieces, index), host.endIndex)]
        let path = token[host.endIndex...]
        if path.count > 1, path.first?.isOne(of: "/?:") ?? false { return token.endIndex }
        let endings = ["com", "net", "org", "uk", "de", "eu", "io", "ch", "fr", "nl", "ie"]
        let isOnlyHost = path.allSatisfy { $0.isOne(of: "/)]}'’") || $0.isWord }
        return isOnlyHost && endings.contains(top.map(\.text).joined().lowercased()) ? host.endIndex : nil
    }

    /// Names behind the name of a network: `insta: janedoe`, `my insta is janedoe`, `snapchat jane_d`.
    private static func accounts(_ pieces: [Piece]) -> [Range<Int>] {
        let networks: Set<String> = [
            "facebook", "fb", "ig", "insta", "instagram", "linkedin", "snap", "snapchat", "telegram", "threads",
            "tiktok", "twitter", "whatsapp",
        ]
        let words = words(in: pieces, joinedBy: "._-")
        return words.indices.compactMap { index in
            guard networks.contains(words[index].text), index + 1 < words.count else { return nil }
            let isMine = index > 0 && ["my", "mein"].contains(words[index - 1].text)
            let isNamed = isMine && ["is", "ist"].contains(words[index + 1].text) && index + 2 < words.count
            let name = words[isNamed ? index + 2 : index + 1]
            let gap = pieces[words[isNamed ? index + 1 : index].end..<name.start]
            guard gap.count < 4, gap.allSatisfy({ $0.isOne(of: " :=") }), letters(pieces[name.range]) > 2 else {
                return nil
            }
            let written = pieces[name.range]
            let looksMadeUp =
                !(written.first?.isDigit ?? true) && written.contains { $0.isDigit || $0.isOne(of: "._") }
            return isNamed || looksMadeUp || gap.contains { $0.isOne(of: ":=") } ? name.range : nil
        }
    }

    private static func letters(_ pieces: ArraySlice<Piece>) -> Int {
        pieces.count { $0.isWord && !$0.isDigit }
    }
}
