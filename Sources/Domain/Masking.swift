/// Customers' words made fit to be quoted: short, and without what could identify or reach a person.
package enum Masking {
    /// A sentence or two of the comment, at most 160 characters, or nil where nothing readable remains.
    ///
    /// E-mail addresses, phone numbers, card-like and other long numbers, telling links and, unless `keepingStaff`,
    /// the listed names of staff read `[e-mail]`, `[phone]`, `[number]`, `[link]`, `[name]`. Times, dates, prices,
    /// years and counts stay. Where it cannot be told which it is, it is masked.
    package static func quote(_ comment: String, staff: [String], keepingStaff: Bool) -> String? {
        let cleaned = Array(Inert.text(comment))
        var pieces = cleaned.prefix(readAtMost).map(Piece.character)
        pieces = maskLinks(pieces)
        pieces = maskAddresses(pieces)
        pieces = maskNumbers(pieces)
        if !keepingStaff { pieces = maskNames(pieces, staff) }
        // What was cut off might have told that the last characters had to be masked.
        if cleaned.count > readAtMost { pieces.removeLast(min(pieces.count, 80)) }
        return isReadable(pieces) ? shortened(pieces.map(\.text).joined()) : nil
    }

    private static let longest = 160
    /// Characters of a comment that are looked at.
    private static let readAtMost = 4_096

    /// A character as written, or the mask that stands for many.
    enum Piece: Equatable {
        case character(Character)
        case mask(String)

        var character: Character? {
            if case .character(let character) = self { character } else { nil }
        }

        var text: String {
            switch self {
            case .character(let character): String(character)
            case .mask(let name): "[\(name)]"
            }
        }

        var isWord: Bool { character.map { $0.isLetter || isDigit } ?? false }

        /// A decimal digit of any script.
        var isDigit: Bool { character?.unicodeScalars.first?.properties.numericType == .decimal }

        func isOne(of set: String) -> Bool { character.map { set.contains($0) } ?? false }
    }

    // MARK: Trimming

    private static func isReadable(_ pieces: [Piece]) -> Bool {
        let letters = pieces.compactMap(\.character).filter(\.isLetter)
        return letters.count > 1 || letters.contains(where: writtenWithoutSpaces)
    }

    private static func shortened(_ text: String) -> String {
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

    // MARK: Links and addresses

    /// Links that name a person or an order: with a user, a query or a long number in them.
    private static func maskLinks(_ pieces: [Piece]) -> [Piece] {
        var out: [Piece] = []
        var index = 0
        while index < pieces.count {
            let starts = ["http://", "https://", "www."].contains { matches($0, pieces, at: index) }
            guard starts, !(out.last?.isWord ?? false) else {
                out.append(pieces[index])
                index += 1
                continue
            }
            var end = pieces[index...].firstIndex { $0.isOne(of: " <>\"") } ?? pieces.count
            while end > index, pieces[end - 1].isOne(of: ".,;:!?)") { end -= 1 }
            let link = pieces[index..<end]
            let tells = link.contains { $0.isOne(of: "@?=＠") } || link.count(where: \.isDigit) >= 7
            if tells { out.append(.mask("link")) } else { out += link }
            index = end
        }
        return out
    }

    private static func maskAddresses(_ pieces: [Piece]) -> [Piece] {
        var out: [Piece] = []
        var index = 0
        while index < pieces.count {
            guard let start = out.last, isLocal(start), let marker = atSign(pieces, index),
                let end = domain(pieces, marker)
            else {
                out.append(pieces[index])
                index += 1
                continue
            }
            removeLocalPart(from: &out)
            out.append(.mask("e-mail"))
            index = end
        }
        return out
    }

    /// How much the text before and after looks like an address already.
    private enum Strictness { case sign, bracketed, word }

    /// The place behind `@`, `(at)` or ` at `.
    private static func atSign(_ pieces: [Piece], _ index: Int) -> (end: Int, strictness: Strictness)? {
        let start = pieces[index].isOne(of: " ") ? index + 1 : index
        let spaced = start > index
        guard start < pieces.count else { return nil }
        func skippingSpace(_ end: Int) -> Int { end < pieces.count && pieces[end].isOne(of: " ") ? end + 1 : end }
        if pieces[start].isOne(of: "@＠") {
            let end = skippingSpace(start + 1)
            return (end, spaced || end > start + 1 ? .bracketed : .sign)
        }
        for marker in ["(at)", "[at]", "{at}"] where matches(marker, pieces, at: start) {
            return (skippingSpace(start + 4), .bracketed)
        }
        return spaced && matches("at ", pieces, at: start) ? (start + 3, .word) : nil
    }

    /// The end of the domain, or nil where none is there: any name behind a bare `@`, one with a dot behind `(at)`,
    /// and one with a spelled dot behind ` at `.
    private static func domain(_ pieces: [Piece], _ marker: (end: Int, strictness: Strictness)) -> Int? {
        var end = marker.end
        var labels = 0
        var spelled = false
        var letters = false
        while true {
            let label = pieces[end...].prefix { $0.isWord || $0.isOne(of: "-_") }
            guard let first = label.first, first.isWord else { break }
            labels += 1
            letters = letters || label.contains { !$0.isDigit && $0.isWord }
            end = label.endIndex
            guard let dot = spelledDot(pieces, end), dot.end < pieces.count, pieces[dot.end].isWord else { break }
            spelled = spelled || dot.spelled
            end = dot.end
        }
        return switch marker.strictness {
        case .sign: letters ? end : nil
        case .bracketed: letters && labels > 1 ? end : nil
        case .word: letters && labels > 1 && spelled ? end : nil
        }
    }

    private static func spelledDot(_ pieces: [Piece], _ index: Int) -> (end: Int, spelled: Bool)? {
        guard index < pieces.count else { return nil }
        if pieces[index].isOne(of: ".") { return (index + 1, false) }
        for marker in [" dot ", " (dot) ", "(dot)", " [dot] ", "[dot]", " {dot} ", "{dot}", " punkt "]
        where matches(marker, pieces, at: index) {
            return (index + marker.count, true)
        }
        return nil
    }

    private static func isLocal(_ piece: Piece) -> Bool { piece.isWord || piece.isOne(of: "._%+-'’") }

    private static func removeLocalPart(from out: inout [Piece]) {
        repeat {
            while let last = out.last, isLocal(last) { out.removeLast() }
        } while removeSpelledDot(from: &out)
    }

    private static func removeSpelledDot(from out: inout [Piece]) -> Bool {
        for dot in [" dot ", "(dot)", " punkt "] where out.count > dot.count {
            let start = out.count - dot.count
            if matches(dot, out, at: start), isLocal(out[start - 1]) {
                out.removeLast(dot.count)
                return true
            }
        }
        return false
    }

    /// Whether the text, given in small letters, stands there in any case.
    static func matches(_ text: String, _ pieces: [Piece], at index: Int) -> Bool {
        var place = index
        for character in text {
            guard place < pieces.count, let found = pieces[place].character,
                found == character || (found.isUppercase && found.lowercased() == String(character))
            else { return false }
            place += 1
        }
        return true
    }
}

// MARK: Numbers

extension Masking {
    /// Masks runs of seven digits and more, however they are grouped, that are no times, dates, prices or years.
    static func maskNumbers(_ pieces: [Piece]) -> [Piece] {
        var out: [Piece] = []
        var index = 0
        while index < pieces.count {
            guard pieces[index].isDigit else {
                out.append(pieces[index])
                index += 1
                continue
            }
            if let end = harmless(pieces, index) {
                out += pieces[index..<end]
                index = end
                continue
            }
            let run = NumberRun(pieces, index)
            if run.digits < 7 || run.isYears {
                out += pieces[index..<run.firstGroupEnd]
                index = run.firstGroupEnd
            } else {
                let before = out.last
                let isInternational = before?.isOne(of: "+") ?? false
                while let last = out.last, last.isOne(of: "+") || (run.closesBracket && last.isOne(of: "(")) {
                    out.removeLast()
                }
                let isPart = (before?.isWord ?? false) || (before?.isOne(of: "#№") ?? false)
                out.append(.mask(run.isPhone(international: isInternational) && !isPart ? "phone" : "number"))
                index = run.end
            }
        }
        return out
    }

    /// Groups of digits with at most three separating characters between them.
    private struct NumberRun {
        var groups: [[Int]] = []
        var firstGroupEnd: Int
        var end: Int
        var closesBracket = false

        var digits: Int { groups.reduce(0) { $0 + $1.count } }

        var isYears: Bool { groups.allSatisfy { $0.count == 4 && (1_950...2_099).contains(value($0)) } }

        init(_ pieces: [Piece], _ start: Int) {
            firstGroupEnd = start
            end = start
            var place = start
            while true {
                let group = pieces[place...].prefix(while: \.isDigit)
                groups.append(group.map(digit))
                end = group.endIndex
                if groups.count == 1 { firstGroupEnd = end }
                let gap = pieces[end...].prefix(4).prefix { $0.isOne(of: " .-–‑/()_") }
                let next = gap.endIndex
                guard !gap.isEmpty, gap.count < 4, next < pieces.count, pieces[next].isDigit,
                    !endsSentence(gap), Masking.date(pieces, next) == nil, Masking.time(pieces, next) == nil
                else { return }
                closesBracket = closesBracket || gap.contains { $0.isOne(of: ")") }
                place = next
            }
        }

        /// Phone numbers have at most fifteen digits (E.164); cards have thirteen to nineteen.
        func isPhone(international: Bool) -> Bool {
            let first = groups.first ?? []
            if international { return digits <= 15 }
            if first.starts(with: [0, 0]) { return digits <= 17 }
            if digits > 12 { return false }
            return groups.count > 1 || first.first == 0 || (10...11).contains(digits)
        }

        private func endsSentence(_ gap: ArraySlice<Piece>) -> Bool {
            gap.first?.isOne(of: ".") ?? false && gap.count > 1
        }
    }

    /// The end of a time, a date, a price, a mark (`5/5`) or a range of years that begins here.
    private static func harmless(_ pieces: [Piece], _ index: Int) -> Int? {
        price(pieces, index) ?? time(pieces, index) ?? date(pieces, index) ?? fraction(pieces, index)
            ?? years(pieces, index) ?? decimal(pieces, index)
    }

    private static func price(_ pieces: [Piece], _ index: Int) -> Int? {
        var before = index - 1
        if before >= 0, pieces[before].isOne(of: " ") { before -= 1 }
        guard before >= 0, let symbol = pieces[before].character else { return nil }
        let code = pieces[max(0, before - 2)...before].compactMap(\.character)
        guard symbol.isCurrencySymbol || ["EUR", "GBP", "USD", "CHF"].contains(String(code)) else { return nil }
        var end = index
        while end < pieces.count {
            let isInside = end + 1 < pieces.count && pieces[end].isOne(of: ".,'’") && pieces[end + 1].isDigit
            guard pieces[end].isDigit || isInside else { break }
            end += 1
        }
        return end
    }

    /// `9:05`, `10:30:15`.
    private static func time(_ pieces: [Piece], _ index: Int) -> Int? {
        guard let (values, end) = numbers(pieces, index, separators: ":", most: 3), values.count > 1,
            values[0].count <= 2, value(values[0]) <= 24,
            values.dropFirst().allSatisfy({ $0.count == 2 && value($0) < 60 })
        else { return nil }
        return end
    }

    /// `21/11/2026`, `21.11.26`, `2026-11-21`: the same separator twice and a day and a month that exist.
    private static func date(_ pieces: [Piece], _ index: Int) -> Int? {
        for separator in ["/", ".", "-"] {
            guard let (values, end) = numbers(pieces, index, separators: separator, most: 4), values.count == 3 else {
                continue
            }
            let (first, second, third) = (value(values[0]), value(values[1]), value(values[2]))
            let yearFirst = values[0].count == 4 && (1...12).contains(second) && (1...31).contains(third)
            let small = (1...31).contains(first) && (1...31).contains(second) && min(first, second) <= 12
            let yearLast = values[0].count <= 2 && values[1].count <= 2 && [2, 4].contains(values[2].count) && small
            if yearFirst && values[2].count <= 2 || yearLast { return end }
        }
        return nil
    }

    /// `4/5`, `10/10`, `24/7`.
    private static func fraction(_ pieces: [Piece], _ index: Int) -> Int? {
        guard let (values, end) = numbers(pieces, index, separators: "/", most: 3), values.count == 2,
            values.allSatisfy({ $0.count <= 2 })
        else { return nil }
        return end
    }

    /// `2019-2024`.
    private static func years(_ pieces: [Piece], _ index: Int) -> Int? {
        guard let (values, end) = numbers(pieces, index, separators: "-–/", most: 3), values.count == 2,
            values.allSatisfy({ $0.count == 4 && (1_950...2_099).contains(value($0)) }),
            value(values[0]) <= value(values[1])
        else { return nil }
        return end
    }

    /// `4.50`, `1,5`: one mark between digits, nothing but space around.
    private static func decimal(_ pieces: [Piece], _ index: Int) -> Int? {
        guard index == 0 || !pieces[index - 1].isOne(of: ".,-/+()"),
            let (values, end) = numbers(pieces, index, separators: ".,", most: 3), values.count == 2,
            values[0].count <= 4, values[1].count <= 2
        else { return nil }
        let after = pieces[end...].prefix(2)
        let goesOn = after.count == 2 && after.first?.isOne(of: "-/(") ?? false && after.last?.isDigit ?? false
        return goesOn ? nil : end
    }

    /// Up to `most` groups of digits with one of the separators between them, and where they end.
    private static func numbers(
        _ pieces: [Piece], _ index: Int, separators: String, most: Int
    ) -> (values: [[Int]], end: Int)? {
        var values: [[Int]] = []
        var place = index
        while values.count < most {
            let group = pieces[place...].prefix(while: \.isDigit)
            guard !group.isEmpty else { return nil }
            values.append(group.map(digit))
            place = group.endIndex
            guard place + 1 < pieces.count, pieces[place].isOne(of: separators), pieces[place + 1].isDigit else {
                return (values, place)
            }
            place += 1
        }
        return nil
    }

    private static func digit(_ piece: Piece) -> Int {
        piece.character?.unicodeScalars.first?.properties.numericValue.map { Int($0) } ?? 0
    }

    /// The number that the digits write; of very long ones only the first nine.
    private static func value(_ digits: [Int]) -> Int { digits.prefix(9).reduce(0) { $0 * 10 + $1 } }
}

// MARK: Names

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

    private static func fold(_ character: Character) -> Character {
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
