/// Of the words that are allowed, the one that was probably meant, or nil where none comes near.
func nearest(to word: String, among candidates: [String]) -> String? {
    let folded = word.lowercased()
    let length = folded.unicodeScalars.count
    let tolerance = length < 4 ? 1 : length < 8 ? 2 : 3
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let distance = editDistance(folded, candidate.lowercased())
        if distance <= tolerance, distance < length, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
}

/// The number of characters to insert, delete, replace or swap with their neighbour to get from one word to the other
/// (optimal string alignment).
func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars.prefix(128))
    let right = Array(right.unicodeScalars.prefix(128))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var distance = min(last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1))
            if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
                distance = min(distance, beforeLast[column - 1] + 1)
            }
            current.append(distance)
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}

/// Whether one keystroke (a character too many, too few, or wrong) makes one text of the other. Linear, for lists of
/// many thousand ids.
func isOneEditApart(_ left: String, _ right: String) -> Bool {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    guard long.count - short.count <= 1 else { return false }
    let start = zip(short, long).prefix { $0 == $1 }.count
    guard start < long.count else { return false }
    let rest = long.count == short.count ? short.dropFirst(start + 1) : short.dropFirst(start)
    return rest.elementsEqual(long.dropFirst(start + 1))
}
