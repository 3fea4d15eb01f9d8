/// Links and profiles: whatever leads to a page leads to a person's page, too.
extension Masking {
    /// Links that say so: `https://…`, `www.…`.
    static func maskLinks(_ pieces: [Piece]) -> [Piece] {
        var places: [Range<Int>] = []
        var index = 0
        while index < pieces.count {
            let starts = ["http://", "https://", "hxxp://", "hxxps://", "www."].contains {
                matches($0, pieces, at: index)
            }
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
            if begins,
                let end = handle(pieces, index) ?? tag(pieces, index) ?? host(pieces, index)
                    ?? spelledHost(pieces, index)
            {
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

    /// `jane#1234`, as players are known.
    private static func tag(_ pieces: [Piece], _ index: Int) -> Int? {
        let name = pieces[index...].prefix { $0.isWord || $0.isOne(of: "._") }
        guard letters(name) > 2, name.endIndex < pieces.count, pieces[name.endIndex].isOne(of: "#") else { return nil }
        let number = pieces[(name.endIndex + 1)...].prefix(while: \.isWord)
        return number.count == 4 && number.allSatisfy(\.isDigit) ? number.endIndex : nil
    }

    /// `example dot com slash jane`.
    private static func spelledHost(_ pieces: [Piece], _ index: Int) -> Int? {
        var label = pieces[index...].prefix(while: \.isWord)
        // `on the dot com site`
        guard !CommonWords.notEvenSurnames.contains(label.map(\.text).joined().lowercased()) else { return nil }
        var isHost = false
        var labels = 1
        while !label.isEmpty, labels < mostLabels, let dot = spelledDot(pieces, label.endIndex), dot.end < pieces.count
        {
            guard dot.spelled else { break }
            label = pieces[dot.end...].prefix(while: \.isWord)
            labels += 1
            isHost = commonEndings.contains(label.map(\.text).joined().lowercased())
        }
        guard isHost else { return nil }
        var end = label.endIndex
        while matches(" slash ", pieces, at: end) {
            end = pieces[(end + 7)...].prefix { $0.isWord || $0.isOne(of: "._-") }.endIndex
        }
        return end
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
        let isOnlyHost = path.allSatisfy { $0.isOne(of: "/)]}'’") || $0.isWord }
        return isOnlyHost && commonEndings.contains(top.map(\.text).joined().lowercased()) ? host.endIndex : nil
    }

    /// No words of a sentence.
    static let commonEndings = ["com", "net", "org", "uk", "de", "eu", "io", "ch", "fr", "nl", "ie"]

    /// Names behind the name of a network: `insta: janedoe`, `my insta is janedoe`, `snapchat jane_d`.
    private static func accounts(_ pieces: [Piece]) -> [Range<Int>] {
        let networks: Set<String> = [
            "facebook", "fb", "ig", "insta", "instagram", "linkedin", "snap", "snapchat", "telegram", "threads",
            "tiktok", "twitter", "whatsapp",
        ]
        let words = words(in: pieces, joinedBy: "._-")
        return words.indices.compactMap { index in
            guard networks.contains(words[index].text) else { return nil }
            return account(after: index, pieces, words) ?? account(before: index, pieces, words)
        }
    }

    private static func account(after index: Int, _ pieces: [Piece], _ words: [Word]) -> Range<Int>? {
        guard index + 1 < words.count else { return nil }
        let isMine = index > 0 && ["my", "mein"].contains(words[index - 1].text)
        let isNamed = isMine && ["is", "ist"].contains(words[index + 1].text) && index + 2 < words.count
        let isCalled = callsAccount.contains(words[index + 1].text) && index + 2 < words.count
        let last = isNamed || isCalled ? index + 1 : index
        let name = words[last + 1]
        let gap = pieces[words[last].end..<name.start]
        guard gap.count < 4, gap.allSatisfy({ $0.isOne(of: " :=") }), letters(pieces[name.range]) > 2 else {
            return nil
        }
        return isNamed || isMadeUp(pieces[name.range]) || gap.contains { $0.isOne(of: ":=") } ? name.range : nil
    }

    /// `jane_d on insta`.
    private static func account(before index: Int, _ pieces: [Piece], _ words: [Word]) -> Range<Int>? {
        guard index > 1, ["on", "auf", "sur", "en"].contains(words[index - 1].text) else { return nil }
        let name = words[index - 2].range
        return letters(pieces[name]) > 2 && isMadeUp(pieces[name]) ? name : nil
    }

    private static let callsAccount: Set<String> = ["account", "handle", "name", "profil", "user", "username"]

    /// Whether it is written as no word is: with digits, dots or underscores.
    private static func isMadeUp(_ written: ArraySlice<Piece>) -> Bool {
        !(written.first?.isDigit ?? true) && written.contains { $0.isDigit || $0.isOne(of: "._") }
    }

    private static func letters(_ pieces: ArraySlice<Piece>) -> Int {
        pieces.count { $0.isWord && !$0.isDigit }
    }
}
