/// Customers' words made fit to be quoted: short, and without what could identify or reach a person.
package enum Masking {
    /// A sentence or two of the comment, at most 160 characters, or nil where nothing readable remains.
    ///
    /// E-mail and postal addresses, phone numbers (spelled out too), numbers of cards, accounts, orders and cars, other
    /// long numbers, links, profiles and, unless `keepingStaff`, the listed names of staff and those that the words around show to be names read
    /// `[e-mail]`, `[address]`, `[phone]`, `[number]`, `[link]`, `[name]`. Times, dates, prices, years and counts stay.
    /// Where it cannot be told which it is, it is masked.
    package static func quote(_ comment: String, staff: [String], keepingStaff: Bool) -> String? {
        let pieces = masked(comment) { keepingStaff ? $0 : maskIntroduced(maskNames($0, staff)) }
        return isReadable(pieces) ? shortened(pieces.map(\.text).joined()) : nil
    }

    /// The whole comment, on one line, without what could reach a person: as `quote`, but for names.
    package static func withoutContacts(_ comment: String) -> String {
        masked(comment) { $0 }.map(\.text).joined()
    }

    /// Whether something stands in the comment by which a person could be reached: what `withoutContacts` masks, or more
    /// text than is looked at.
    package static func hasContacts(_ comment: String) -> Bool {
        comment.count > readAtMost || masked(comment) { $0 }.contains { $0.character == nil }
    }

    private static func masked(_ comment: String, names: ([Piece]) -> [Piece]) -> [Piece] {
        // An entity is at most some ten characters long: with more of them what is read is shorter.
        let cleaned = Array(Inert.text(withoutEntities(String(comment.prefix(2 * readAtMost)))))
        var pieces = cleaned.prefix(readAtMost).map(Piece.character)
        pieces = maskLinks(pieces)
        pieces = maskSpacedMail(pieces)
        pieces = maskMail(pieces)
        pieces = maskProfiles(pieces)
        pieces = maskAddresses(pieces)
        pieces = maskIBANs(pieces)
        pieces = maskNumbers(pieces)
        pieces = maskReferences(pieces)
        pieces = maskSpokenNumbers(pieces)
        pieces = names(pieces)
        // What was cut off might have told that the last characters had to be masked.
        if cleaned.count > readAtMost || comment.count > 2 * readAtMost { pieces.removeLast(min(pieces.count, 80)) }
        return pieces
    }

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

        /// A digit of any script, also in a circle.
        var isDigit: Bool {
            guard let kind = character?.unicodeScalars.first?.properties.numericType else { return false }
            return kind == .decimal || kind == .digit
        }

        func isOne(of set: String) -> Bool { character.map { set.contains($0) } ?? false }
    }

    /// The pieces with each of the places, in order and apart, behind one mask.
    static func masking(_ places: [Range<Int>], of pieces: [Piece], as mask: String) -> [Piece] {
        var out: [Piece] = []
        var index = 0
        for place in places {
            out += pieces[index..<place.lowerBound]
            out.append(.mask(mask))
            index = place.upperBound
        }
        return out + pieces[index...]
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
