/// What an account, a receipt or a car is known by: IBAN, order and customer numbers, licence plates.
extension Masking {
    static func maskReferences(_ pieces: [Piece]) -> [Piece] {
        let words = words(in: pieces, joinedBy: "-/")
        var places: [Range<Int>] = []
        var index = 0
        while index < words.count {
            let place =
                reference(pieces, words, index) ?? britishPlate(pieces, words, index) ?? plate(pieces, words, index)
            if let place { places.append(place) }
            let end = place?.upperBound ?? words[index].end
            while index < words.count, words[index].start < end { index += 1 }
        }
        return masking(places, of: pieces, as: "number")
    }

    // MARK: Accounts

    /// `GB82 WEST 1234 5698 7654 32`: a country, two digits, and up to thirty letters and digits, in fours or in one.
    static func maskIBANs(_ pieces: [Piece]) -> [Piece] {
        let words = words(in: pieces, joinedBy: "")
        var places: [Range<Int>] = []
        for index in words.indices where (places.last?.upperBound ?? 0) <= words[index].start {
            let head = words[index].text.prefix(4)
            guard words[index].range.count >= 4, head.prefix(2).allSatisfy({ ("a"..."z").contains($0) }),
                head.dropFirst(2).allSatisfy({ ("0"..."9").contains($0) })
            else { continue }
            var last = index
            while last + 1 < words.count, words[last].range.count == 4, (1...4).contains(words[last + 1].range.count),
                !words[last + 1].isMask, words[last + 1].text.contains(where: \.isNumber) || last == index,
                pieces[words[last].end..<words[last + 1].start] == [.character(" ")]
            {
                last += 1
            }
            let account = pieces[words[index].start..<words[last].end].filter(\.isWord)
            if (15...34).contains(account.count), account.count(where: \.isDigit) >= 10 {
                places.append(words[index].start..<words[last].end)
            }
        }
        return masking(places, of: pieces, as: "number")
    }

    // MARK: Orders, receipts, customers

    /// `order no. 48213`, `Kundennummer: 77-4412`, `booking reference X7K9PQ`: the number behind what is numbered.
    private static func reference(_ pieces: [Piece], _ words: [Word], _ index: Int) -> Range<Int>? {
        let kind = words[index].text
        var isCalledNumber = kind.count > 6 && (kind.hasSuffix("nummer") || kind.hasSuffix("nr"))
        guard isCalledNumber || numbered.contains(kind) else { return nil }
        for place in words.indices[index...].dropFirst().prefix(4) {
            let gap = pieces[words[place - 1].end..<words[place].start]
            guard (1...3).contains(gap.count), gap.allSatisfy({ $0.isOne(of: " .:#=№°º") }) else { return nil }
            isCalledNumber = isCalledNumber || gap.contains { $0.isOne(of: ":#=№°º") }
            let text = words[place].text
            if callsNumber.contains(text) {
                isCalledNumber = true
            } else if !between.contains(text) {
                return !words[place].isMask && isReference(pieces, words[place], isCalledNumber)
                    ? words[place].range : nil
            }
        }
        return nil
    }

    /// Four digits and more; fewer, or a year's, only behind a word for number.
    private static func isReference(_ pieces: [Piece], _ word: Word, _ isCalledNumber: Bool) -> Bool {
        let signs = pieces[word.range].filter(\.isWord)
        let digits = signs.count(where: \.isDigit)
        if isCalledNumber { return digits > 2 || digits > 0 && signs.count > 4 }
        let isYear = signs.count == 4 && (1_950...2_099).contains(value(signs.filter(\.isDigit).map(digit)))
        return digits > 3 && !isYear && (harmless(pieces, word.start) ?? 0) < word.end
    }

    private static let numbered: Set<String> = [
        "account", "booking", "confirmation", "customer", "docket", "invoice", "loyalty", "member", "membership",
        "order", "receipt", "reference", "ref", "reservation", "ticket", "transaction", "voucher",
        "auftrag", "beleg", "bestellung", "bon", "buchung", "kassenbon", "kunden-nr", "kundenkarte", "rechnung",
        "reservierung", "commande", "facture", "recu", "factura", "pedido", "recibo", "reserva",
    ]
    private static let callsNumber: Set<String> = [
        "code", "id", "n", "no", "nr", "num", "number", "nummer", "numero", "ref", "reference",
    ]
    private static let between: Set<String> = ["card", "is", "was", "ist", "est", "es"]

    // MARK: Cars

    /// `BD51 SMR`, and nothing else looks like it.
    private static func britishPlate(_ pieces: [Piece], _ words: [Word], _ index: Int) -> Range<Int>? {
        func isArea(_ text: Substring) -> Bool {
            text.count == 4 && text.prefix(2).allSatisfy(\.isLetter) && text.suffix(2).allSatisfy(\.isNumber)
        }
        func isRest(_ text: Substring) -> Bool { text.count == 3 && text.allSatisfy(\.isLetter) }
        let word = words[index]
        guard word.isShouted else { return nil }
        if word.text.count == 7, isArea(word.text.prefix(4)), isRest(word.text.suffix(3)) { return word.range }
        guard index + 1 < words.count, isArea(word.text[...]), words[index + 1].isShouted,
            isRest(words[index + 1].text[...]), pieces[word.end..<words[index + 1].start] == [.character(" ")]
        else { return nil }
        return word.start..<words[index + 1].end
    }

    /// `Kennzeichen B-XY 1234`: elsewhere than in Britain it takes the word for it.
    private static func plate(_ pieces: [Piece], _ words: [Word], _ index: Int) -> Range<Int>? {
        guard
            ["kennzeichen", "autokennzeichen", "nummernschild", "plate", "plates", "registration", "matricula"]
                .contains(words[index].text)
        else { return nil }
        var place = index + 1
        while place < words.count, between.union(callsNumber).contains(words[place].text) { place += 1 }
        let written = words[place...].prefix(3).prefix { word in
            word.isShouted || word.isCapitalised && word.range.count == 1
                || !word.isMask && pieces[word.range].allSatisfy(\.isDigit)
        }
        guard let first = written.first, let last = written.last,
            pieces[first.start..<last.end].contains(where: \.isDigit)
        else { return nil }
        return first.start..<last.end
    }
}
