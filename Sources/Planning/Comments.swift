import Domain

/// A comment as words, to find causes and alert words in.
struct CommentWords {
    struct Word {
        /// As `Inflections.spelling` writes it.
        let text: String
        let isCapitalised: Bool
        /// The first byte, or nil where not all of the word is ASCII.
        fileprivate let initial: UInt8?
    }

    let words: [Word]

    init(_ comment: String, in language: Inflections) {
        words = language.words(of: comment).map { word in
            let text = language.spelling(word)
            return Word(
                text: text, isCapitalised: word.unicodeScalars.first?.properties.isUppercase ?? false,
                initial: text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.first : nil)
        }
    }

    /// Whether the phrase stands in it, its words one behind the other, each whole and in a simple inflection: `queue`
    /// finds `queues` and `queuing`, but `ill` does not find `still`.
    func mention(_ phrase: Phrase) -> Bool {
        guard let first = phrase.words.first else { return false }
        for (start, word) in words.enumerated() where first.isFound(as: word) {
            let rest = words[start...]
            if rest.count >= phrase.words.count, zip(rest, phrase.words).allSatisfy({ $1.isFound(as: $0) }) {
                return true
            }
        }
        return false
    }
}

/// One or several words of the configuration with all their forms.
struct Phrase {
    fileprivate struct Wanted {
        let text: String
        let forms: Set<String>
        let initials: [UInt8]
        let language: Inflections

        init(_ text: String, in language: Inflections) {
            self.text = text
            self.language = language
            forms = language.forms(of: text)
            initials = Array(Set(forms.compactMap(\.utf8.first)))
        }

        func isFound(as word: CommentWords.Word) -> Bool {
            // Most words begin differently, which is told sooner than their hash.
            let mayBe = word.initial.map(initials.contains) ?? true
            return mayBe && forms.contains(word.text) || language.isCompound(word, endingIn: forms, of: text)
        }
    }

    fileprivate let words: [Wanted]

    init(_ text: String, in language: Inflections) {
        words = language.words(of: text).map { Wanted($0, in: language) }
    }
}

extension Inflections {
    /// Runs of letters and digits; in English with apostrophes inside (`cow's`), which elsewhere stand between words
    /// (`l'attente`).
    fileprivate func words(of text: String) -> [String] {
        // By scalar: the boundaries of characters take ten times as long to find.
        let isJoint: (Unicode.Scalar) -> Bool = { self == .english && ($0 == "'" || $0 == "’") }
        return text.unicodeScalars.split { !Self.isInWord($0) && !isJoint($0) }.compactMap { part in
            // A mark has nothing to stand on there.
            var word = part.drop { isJoint($0) || $0.properties.canonicalCombiningClass != .notReordered }
            while let last = word.last, isJoint(last) { word.removeLast() }
            if word.isEmpty { return nil }
            let text = String(word)
            return word.contains("’") ? String(text.map { $0 == "’" ? "'" : $0 }) : text
        }
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": return true
        case "\0"..."\u{7F}": return false
        default: break
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}

extension LocationEvidence {
    /// Of the language that its customers write in, as far as known.
    func inflections(of brand: Brand) -> Inflections { Inflections(language: location.language ?? brand.language) }
}

/// What the comments on low scores of one driver complain about.
struct CauseTally {
    /// Most mentioned first; equal ones in the configuration's order. Causes nobody named are left out. A comment that
    /// names two causes counts for both.
    let counts: [Plan.CauseCount]

    /// - Parameters:
    ///   - comments: the comments that came with low scores of the driver.
    ///   - language: of the comments.
    init(of driver: Driver, in comments: [CommentWords], language: Inflections) {
        counts = driver.causes.enumerated()
            .map { place, cause in
                let phrases = cause.words.map { Phrase($0, in: language) }
                return (place, cause.key, comments.count { comment in phrases.contains { comment.mention($0) } })
            }
            .filter { $0.2 > 0 }
            .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
            .map { Plan.CauseCount(cause: $0.1, mentions: $0.2, of: comments.count) }
    }
}

extension Scale {
    /// Whether a mark is a complaint: in the lower half of the scale, its middle included (3 of 1–5).
    func isLow(_ rating: Rating) -> Bool {
        2 * Int64(rating.thousandths) <= Int64(low.thousandths) + Int64(high.thousandths)
    }
}
