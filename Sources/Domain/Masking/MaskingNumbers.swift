extension Masking {
    /// Masks runs of seven digits and more, however they are grouped, that are no times, dates, prices or years.
    static func maskNumbers(_ pieces: [Piece]) -> [Piece] {
        let read = withLettersAsDigits(pieces)
        var out: [Piece] = []
        var index = 0
        while index < pieces.count {
            guard read[index].isDigit else {
                out.append(pieces[index])
                index += 1
                continue
            }
            if let end = harmless(read, index) {
                out += pieces[index..<end]
                index = end
                continue
            }
            let run = NumberRun(read, index)
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

    /// `O77OO` for `07700`: in a word of digits the letters that look like some are some.
    private static func withLettersAsDigits(_ pieces: [Piece]) -> [Piece] {
        let letters: [Character: Character] = ["O": "0", "o": "0", "l": "1", "I": "1"]
        var read = pieces
        for word in words(in: pieces, joinedBy: "") where word.range.count > 2 && !word.isMask {
            let written = pieces[word.range]
            guard written.contains(where: \.isDigit),
                written.allSatisfy({ $0.isDigit || $0.character.map { letters[$0] != nil } ?? false })
            else { continue }
            for place in word.range {
                if let digit = pieces[place].character.flatMap({ letters[$0] }) { read[place] = .character(digit) }
            }
        }
        return read
    }

    /// Groups of digits with at most three separating characters between them.
    private struct NumberRun {
        /// An IBAN spelled digit by digit has 34; of an endless list the rest is a run of its own.
        private static let mostGroups = 40

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
                // A comma or colon joins what is dialled; elsewhere it lists, and so it does behind a time (`0900, 1000`).
                let isDialled = groups[0].first == 0 && groups[0].count > 2 && groups[0].count != 4
                let gap = pieces[end...].prefix(4).prefix {
                    $0.isOne(of: " .-–‑—/()_*•·|~\\") || isDialled && $0.isOne(of: ",:")
                }
                let next = gap.endIndex
                guard groups.count < Self.mostGroups, !gap.isEmpty, gap.count < 4, next < pieces.count,
                    pieces[next].isDigit,
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
}
