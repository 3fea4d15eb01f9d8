package import Domain

/// How much alike two practices read, so that nobody approves what the library has already.
package struct Likeness: Sendable {
    /// From here on they may be the same: half of the letters, in groups of three, stand in both.
    private static let alike = 0.5

    private let practices: [(action: Action, title: Set<String>, text: Set<String>)]

    package init(_ actions: [Action]) {
        practices = actions.map { ($0, Self.groups($0.title), Self.groups(Self.text($0))) }
    }

    /// Those that serve one of its drivers and read like it, the most alike first; not itself.
    package func similar(to action: Action) -> [Action] {
        let (title, text) = (Self.groups(action.title), Self.groups(Self.text(action)))
        return practices.enumerated().compactMap { place, other -> (place: Int, likeness: Double)? in
            guard other.action.drivers.contains(where: action.drivers.contains), other.action != action else { return nil }
            let likeness = max(Self.shared(title, other.title), Self.shared(text, other.text))
            return likeness >= Self.alike ? (place, likeness) : nil
        }.sorted { ($1.likeness, $0.place) < ($0.likeness, $1.place) }.map { practices[$0.place].action }
    }

    private static func text(_ action: Action) -> String { ([action.title] + action.steps).joined(separator: " ") }

    /// Groups of three letters or digits, words apart.
    private static func groups(_ text: String) -> Set<String> {
        var groups: Set<String> = []
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let letters = Array(" \(word) ")
            for start in 0..<max(1, letters.count - 2) { groups.insert(String(letters[start..<min(start + 3, letters.count)])) }
        }
        return groups
    }

    /// Twice what both have, of what they have together (Dice 1945).
    private static func shared(_ left: Set<String>, _ right: Set<String>) -> Double {
        let all = left.count + right.count
        return all == 0 ? 0 : 2 * Double(left.intersection(right).count) / Double(all)
    }
}
