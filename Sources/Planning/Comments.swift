import Domain

/// A comment as words, to find causes and alert words in.
struct CommentWords {
    private let words: [Substring]

    init(_ comment: String) {
        words = comment.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'") }
    }

    /// Whether the comment has the phrase, each of its words whole or in a simple English inflection: `queue` finds
    /// `queues` and `queuing`, but `ill` does not find `still`.
    func mention(_ phrase: String) -> Bool {
        let wanted = phrase.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'") }
        guard let first = wanted.first, words.count >= wanted.count else { return false }
        return words.indices.dropLast(wanted.count - 1).contains { start in
            Self.inflects(words[start], first)
                && zip(words[start...].dropFirst(), wanted.dropFirst()).allSatisfy { Self.inflects($0, $1) }
        }
    }

    private static func inflects(_ word: Substring, _ stem: Substring) -> Bool {
        if word == stem { return true }
        if word.hasPrefix(stem) {
            return ["s", "es", "ed", "d", "ing", "'s"].contains(word.dropFirst(stem.count))
        }
        return stem.last == "e" && word.hasPrefix(stem.dropLast()) && word.dropFirst(stem.count - 1) == "ing"
    }
}

/// What the comments on low scores of one driver complain about.
struct CauseTally {
    /// Most mentioned first; equal ones in the configuration's order. Causes nobody named are left out.
    let counts: [Plan.CauseCount]

    /// - Parameter comments: the comments that came with low scores of the driver.
    init(of driver: Driver, in comments: [CommentWords]) {
        counts = driver.causes.enumerated()
            .map { place, cause in
                (place, cause.key, comments.count { comment in cause.words.contains { comment.mention($0) } })
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
