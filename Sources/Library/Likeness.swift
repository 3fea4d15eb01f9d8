import Glibc

/// Which practices read alike, so that nobody approves what is there already.
package struct Likeness: Sendable {
    package struct Practice: Equatable, Sendable {
        package var id: String
        package var title: String

        package init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// From here on two may be the same. Of the shipped practices, which all differ, the two nearest have 0.39.
    private static let alike = 0.4
    /// Letters by which words count as the same: `opens`, `opening` and `open` are.
    private static let letters = 5

    private let practices: [(practice: Practice, words: Set<String>)]
    /// By word: the rarer it is, the more it tells.
    private let weights: [String: Double]
    private let weightOfUnknown: Double

    package init(_ practices: [Practice]) {
        self.practices = practices.map { ($0, Self.words($0.title)) }
        let counts = self.practices.reduce(into: [String: Int]()) { counts, known in
            for word in known.words { counts[word, default: 0] += 1 }
        }
        let all = Double(practices.count + 1)
        weights = counts.mapValues { log(1 + all / (Double($0) + 0.5)) }
        weightOfUnknown = log(1 + all / 0.5)
    }

    /// Those whose titles share much of what they say with that one's, the most alike first; not itself.
    package func similar(to practice: Practice) -> [Practice] {
        let words = Self.words(practice.title)
        return practices.enumerated().compactMap { place, known -> (place: Int, likeness: Double)? in
            guard known.practice.id != practice.id else { return nil }
            let shared = weight(of: words.intersection(known.words))
            let all = weight(of: words) + weight(of: known.words)
            // Dice 1945, by weight.
            let likeness = all > 0 ? 2 * shared / all : 0
            return likeness >= Self.alike ? (place, likeness) : nil
        }.sorted { ($1.likeness, $0.place) < ($0.likeness, $1.place) }.map { practices[$0.place].practice }
    }

    /// In one order, so that sums are the same in every run.
    private func weight(of words: Set<String>) -> Double {
        words.sorted().reduce(0) { $0 + (weights[$1] ?? weightOfUnknown) }
    }

    private static func words(_ text: String) -> Set<String> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return Set(words.filter { $0.count > 2 }.map { String($0.prefix(letters)) })
    }
}
