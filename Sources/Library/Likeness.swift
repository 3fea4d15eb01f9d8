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

    /// So many are named at most.
    private static let most = 5

    private let practices: [(practice: Practice, words: Set<String>, weight: Double)]
    /// By word, in which practices it stands.
    private let places: [String: [Int]]
    /// By word: the rarer it is, the more it tells.
    private let weights: [String: Double]
    private let weightOfUnknown: Double

    package init(_ practices: [Practice]) {
        let words = practices.map { Self.words($0.title) }
        var places: [String: [Int]] = [:]
        for (place, words) in words.enumerated() {
            for word in words { places[word, default: []].append(place) }
        }
        let all = Double(practices.count + 1)
        let weights = places.mapValues { log(1 + all / (Double($0.count) + 0.5)) }
        let weightOfUnknown = log(1 + all / 0.5)
        self.places = places
        self.weights = weights
        self.weightOfUnknown = weightOfUnknown
        self.practices = zip(practices, words).map { practice, words in
            (practice, words, Self.weight(of: words, weights, weightOfUnknown))
        }
    }

    /// Some of those whose titles share much of what they say with that one's, the most alike first; not itself.
    package func similar(to practice: Practice) -> [Practice] {
        let words = Self.words(practice.title)
        let weight = Self.weight(of: words, weights, weightOfUnknown)
        let candidates = Set(words.flatMap { places[$0] ?? [] }).sorted()
        return candidates.compactMap { place -> (place: Int, likeness: Double)? in
            let known = practices[place]
            guard known.practice.id != practice.id else { return nil }
            let shared = Self.weight(of: words.intersection(known.words), weights, weightOfUnknown)
            // Dice 1945, by weight.
            let likeness = 2 * shared / (weight + known.weight)
            return likeness >= Self.alike ? (place, likeness) : nil
        }.sorted { ($1.likeness, $0.place) < ($0.likeness, $1.place) }.prefix(Self.most).map {
            practices[$0.place].practice
        }
    }

    /// In one order, so that sums are the same in every run.
    private static func weight(of words: Set<String>, _ weights: [String: Double], _ unknown: Double) -> Double {
        words.sorted().reduce(0) { $0 + (weights[$1] ?? unknown) }
    }

    private static func words(_ text: String) -> Set<String> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return Set(words.filter { $0.count > 2 }.map { String($0.prefix(letters)) })
    }
}
