/// Postal addresses, British and German: house and street, and the postcode that a few houses share.
extension Masking {
    static func maskAddresses(_ pieces: [Piece]) -> [Piece] {
        let words = words(in: pieces)
        var places: [Range<Int>] = []
        var index = 0
        while index < words.count {
            let place = britishAddress(pieces, words, index) ?? germanAddress(pieces, words, index)
            if let place { places.append(place) }
            let end = place?.upperBound ?? words[index].end
            while index < words.count, words[index].start < end { index += 1 }
        }
        return masking(places, of: pieces, as: "address")
    }

    // MARK: British

    /// `SW1A 1AA`, `12 Acacia Avenue`, or both and what stands between. A street needs its capital letters where no
    /// postcode follows: `5 star street food` is none.
    private static func britishAddress(_ pieces: [Piece], _ words: [Word], _ index: Int) -> Range<Int>? {
        if let end = postcode(pieces, words, index) { return words[index].start..<end }
        guard isHouse(words[index].text, digits: 4), standsAlone(pieces, words[index].start) else { return nil }
        var areCapitalised = true
        var isStreet = false
        var street: Range<Int>?
        for place in words.indices[index...].dropFirst().prefix(8) {
            guard isClose(pieces, words[place - 1], words[place]) else { break }
            if let end = postcode(pieces, words, place) {
                return place > index + 1 && (areCapitalised || isStreet) ? words[index].start..<end : street
            }
            guard !(words[place].text.first?.isNumber ?? true), !words[place].isMask else { break }
            areCapitalised = areCapitalised && words[place].isCapitalised
            if kindsOfStreet.contains(words[place].text), (index + 2...index + 4).contains(place) {
                isStreet = isStreet || areCapitalised || place < index + 4
                if areCapitalised { street = words[index].start..<words[place].end }
            }
        }
        return street
    }

    private static let kindsOfStreet: Set<String> = [
        "avenue", "ave", "close", "court", "crescent", "drive", "gardens", "grove", "lane", "mews", "road", "rd",
        "street", "st", "terrace",
    ]

    /// The end of a British postcode, with or without its space.
    private static func postcode(_ pieces: [Piece], _ words: [Word], _ index: Int) -> Int? {
        let text = Array(words[index].text)
        if (5...7).contains(text.count), isOutward(text.dropLast(3)), isInward(text.suffix(3)) {
            return words[index].end
        }
        guard index + 1 < words.count, isOutward(text[...]), isInward(Array(words[index + 1].text)[...]) else {
            return nil
        }
        let (outward, inward) = (words[index], words[index + 1])
        let isSmall = pieces[inward.range].contains { $0.character?.isLowercase ?? false }
        let isOrdinal = isSmall && ["st", "nd", "rd", "th"].contains { inward.text.hasSuffix($0) }
        guard outward.isCapitalised || outward.isShouted ? !isSmall : !isOrdinal,
            pieces[outward.end..<inward.start] == [.character(" ")]
        else { return nil }
        return inward.end
    }

    /// `SW1A`, `M1`, `EC2`.
    private static func isOutward(_ text: ArraySlice<Character>) -> Bool {
        let letters = text.prefix { ("a"..."z").contains($0) }
        let rest = text[letters.endIndex...]
        guard (1...2).contains(letters.count), (1...2).contains(rest.count), let digit = rest.first,
            let first = letters.first
        else { return false }
        return isDigit(digit) && rest.allSatisfy { isDigit($0) || ("a"..."z").contains($0) } && !"qvx".contains(first)
    }

    /// `1AA`, which never has the letters C, I, K, M, O and V: `5pm` is none.
    private static func isInward(_ text: ArraySlice<Character>) -> Bool {
        guard text.count == 3, let digit = text.first else { return false }
        return isDigit(digit) && text.dropFirst().allSatisfy { "abdefghjlnpqrstuwxyz".contains($0) }
    }

    // MARK: German

    /// `Musterstraße 12`, with `10115 Berlin` behind it where that stands there. `Parkplatz 12` is one only with it.
    private static func germanAddress(_ pieces: [Piece], _ words: [Word], _ index: Int) -> Range<Int>? {
        guard words[index].isCapitalised else { return nil }
        let nameIsApart = index + 1 < words.count && kindsOfStrasse.contains(words[index + 1].text)
        let place = nameIsApart ? index + 1 : index
        let kind = words[place].text
        guard let ending = kindsOfStrasse.first(where: kind.hasSuffix), nameIsApart || kind != ending,
            !nameIsApart || isClose(pieces, words[index], words[place]), place + 1 < words.count,
            isHouse(words[place + 1].text, digits: 3), isClose(pieces, words[place], words[place + 1])
        else { return nil }
        let house = words[place + 1]
        if place + 3 < words.count, words[place + 2].text.count == 5, words[place + 2].text.allSatisfy(isDigit),
            words[place + 3].isCapitalised, isClose(pieces, house, words[place + 2]),
            isClose(pieces, words[place + 2], words[place + 3])
        {
            return words[index].start..<words[place + 3].end
        }
        let countsSomething = place + 2 < words.count && units.contains(words[place + 2].text)
        let isSure = kindsOfStrasse.prefix(5).contains(ending) && !countsSomething
        return isSure ? words[index].start..<house.end : nil
    }

    /// The first five are streets wherever they stand.
    private static let kindsOfStrasse = [
        "straße", "strasse", "str", "allee", "gasse", "weg", "platz", "ring", "damm", "ufer",
    ]

    private static let units: Set<String> = ["euro", "leute", "meter", "min", "minuten", "stunden", "uhr"]

    // MARK: Both

    /// `12`, `12a`, `12-14`: the number of a house and no year.
    private static func isHouse(_ text: String, digits most: Int) -> Bool {
        let number = text.prefix(while: isDigit)
        let rest = text.dropFirst(number.count)
        guard (1...most).contains(number.count), number.first != "0" else { return false }
        if let year = Int(number), rest.isEmpty, (1_950...2_099).contains(year) { return false }
        return rest.isEmpty || rest.count == 1 && rest.allSatisfy(\.isLetter)
            || rest.first == "-" && (2...5).contains(rest.count) && rest.dropFirst().allSatisfy(isDigit)
    }

    /// Whether the number is neither part of a longer one nor a price.
    private static func standsAlone(_ pieces: [Piece], _ index: Int) -> Bool {
        guard let before = pieces[..<index].last else { return true }
        if before.isOne(of: ":./,-–+#") || before.character?.isCurrencySymbol ?? false { return false }
        return !(before.isOne(of: " ") && pieces[..<(index - 1)].last?.isDigit ?? false)
    }

    /// Whether nothing but a space or a comma stands between, or the dot of an abbreviation.
    private static func isClose(_ pieces: [Piece], _ word: Word, _ next: Word) -> Bool {
        let isShort = ["st", "rd", "ave"].contains(word.text) || word.text.hasSuffix("str")
        let gap = pieces[word.end..<next.start]
        return (1...(isShort ? 3 : 2)).contains(gap.count) && gap.allSatisfy { $0.isOne(of: isShort ? " ,." : " ,") }
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
