/// What somebody may have meant.
package enum Spelling {
    /// The candidate with the fewest edits, of equals the first; nil where none comes near. At most one edit for every
    /// three characters, never more than three, and never as many as the word is long; case does not count. The word
    /// itself is no suggestion.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let letters = folded(word)
        let most = min(max(1, letters.count / 3), 3, letters.count - 1)
        var best: (candidate: String, edits: Int)?
        for candidate in candidates where Identifier(candidate) != Identifier(word) {
            let edits = distance(letters, folded(candidate))
            if edits <= most, edits < best?.edits ?? .max { best = (candidate, edits) }
        }
        return best?.candidate
    }

    /// ` (did you mean "…"?)`, or nothing.
    package static func hint(_ suggestion: String?) -> String { suggestion.map { " (did you mean \"\($0)\"?)" } ?? "" }

    /// What to do about a word that is none of those allowed.
    package static func advice(for word: String, among candidates: [String]) -> String {
        if let meant = nearest(to: word, among: candidates) { return "did you mean \"\(meant)\"?" }
        return "use one of: \(candidates.joined(separator: ", "))"
    }

    /// Whether one keystroke (a character too many, too few, or wrong) makes one text of the other. Linear, for lists
    /// of many thousand ids.
    package static func isOneEditApart(_ left: String, _ right: String) -> Bool {
        let left = Array(left.unicodeScalars)
        let right = Array(right.unicodeScalars)
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        guard long.count - short.count <= 1 else { return false }
        let start = zip(short, long).prefix { $0 == $1 }.count
        guard start < long.count else { return false }
        let rest = long.count == short.count ? short.dropFirst(start + 1) : short.dropFirst(start)
        return rest.elementsEqual(long.dropFirst(start + 1))
    }

    /// Nothing that is suggested is longer than 128 characters, and time grows with the square.
    private static func folded(_ word: String) -> [Unicode.Scalar] {
        Array(word.lowercased().unicodeScalars.prefix(128))
    }

    /// The number of characters to insert, delete, replace or swap with their neighbour to get from one word to the
    /// other (optimal string alignment).
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, scalar) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var edits = min(last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1))
                if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
                    edits = min(edits, beforeLast[column - 1] + 1)
                }
                current.append(edits)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
