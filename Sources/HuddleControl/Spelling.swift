/// What somebody may have meant.
enum Spelling {
    /// The candidate with the fewest edits, at most one for every three characters; of equals the first.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let letters = Array(word.lowercased().unicodeScalars.prefix(longest))
        var best: (candidate: String, edits: Int)?
        for candidate in candidates where candidate != word {
            let edits = distance(letters, Array(candidate.lowercased().unicodeScalars.prefix(longest)))
            if edits <= max(1, letters.count / 3), edits < best?.edits ?? .max { best = (candidate, edits) }
        }
        return best?.candidate
    }

    /// ` (did you mean "…"?)`, or nothing.
    static func hint(_ suggestion: String?) -> String { suggestion.map { " (did you mean \"\($0)\"?)" } ?? "" }

    private static let longest = 128

    /// Insertions, deletions and substitutions (Levenshtein).
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var last = Array(0...right.count)
        for (row, scalar) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                current.append(
                    min(last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1)))
            }
            last = current
        }
        return last[right.count]
    }
}
