/// Guesses what somebody meant to write.
enum Spelling {
    /// The candidate nearest to a misspelt key: the first of those with the fewest edits, at most one edit for every
    /// three letters and never none at all. nil where nothing is near.
    static func nearest(to word: String, in candidates: [String]) -> String? {
        let limit = max(1, word.utf8.count / 3)
        var best: (candidate: String, edits: Int)?
        for candidate in candidates {
            let edits = distance(Array(word.utf8), Array(candidate.utf8))
            if edits <= limit, edits < (best?.edits ?? Int.max) { best = (candidate, edits) }
        }
        return best?.candidate
    }

    /// ` (did you mean …?)`, or nothing.
    static func hint(for word: String, in candidates: [String]) -> String {
        nearest(to: word, in: candidates).map { " (did you mean `\($0)`?)" } ?? ""
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        // Keys are short; what is longer than any key is near to none.
        guard left.count <= 64, right.count <= 64 else { return Int.max }
        var rows = [Array(0...right.count)]
        for (i, a) in left.enumerated() {
            var row = [i + 1]
            for (j, b) in right.enumerated() {
                var edits = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { edits = min(edits, rows[i - 1][j - 1] + 1) }
                row.append(edits)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
