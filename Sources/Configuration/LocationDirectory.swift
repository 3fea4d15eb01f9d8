import Domain

/// Finds listed locations by what people write for them.
struct LocationDirectory: Equatable, Sendable {
    private let ids: [Identifier]
    /// Ids and aliases → place in the list.
    private let indices: [Identifier: Int]
    /// What is left of ids and aliases without zeros, case and white space → place in the list.
    private let essences: [Identifier: Int]

    /// Of names that occur twice the first counts.
    init(_ locations: [Location]) {
        ids = locations.map(\.id)
        var indices: [Identifier: Int] = [:]
        for (index, location) in locations.enumerated() where indices[location.id] == nil {
            indices[location.id] = index
        }
        for (index, location) in locations.enumerated() {
            for alias in location.aliases where indices[alias] == nil { indices[alias] = index }
        }
        self.indices = indices
        var essences: [Identifier: Int] = [:]
        for (index, location) in locations.enumerated() {
            for name in [location.id] + location.aliases {
                let essence = Self.essence(name)
                if essences[essence] == nil { essences[essence] = index }
            }
        }
        self.essences = essences
    }

    func index(of name: Identifier) -> Int? { indices[name] }

    func suggestion(for name: Identifier) -> Identifier? {
        guard indices[name] == nil else { return nil }
        if let index = essences[Self.essence(name)] { return ids[index] }
        guard name.text.unicodeScalars.count >= 4 else { return nil }
        var nearest: Identifier?
        for id in ids where id.text.unicodeScalars.count >= 4 && Spelling.isOneEditApart(name.text, id.text) {
            // Two that are as near are a guess, not a suggestion: 0041 may have been 0042 as well as 0043.
            guard nearest == nil else { return nil }
            nearest = id
        }
        return nearest
    }

    private static func essence(_ name: Identifier) -> Identifier {
        let visible = name.text.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }
        let significant = visible.drop { $0 == "0" }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: significant)
        return Identifier(String(text))
    }
}
