import Configuration
import Domain

/// Gives columns the keys and labels that they have in the configuration.
struct Naming {
    private var taken: Set<String> = Set(CanonicalColumn.allCases.map(\.rawValue))

    /// The key that the shipped library has actions for, where the name speaks of it, else made of the name's own words.
    mutating func key(of column: Profile, called preferred: String? = nil) -> String {
        let own = Self.ownKey(column)
        let wanted = [preferred, DriverWords.key(for: column.words), own].compactMap(\.self)
        if let free = wanted.first(where: { !taken.contains($0) }) {
            taken.insert(free)
            return free
        }
        var number = 2
        while taken.contains("\(own)_\(number)") { number += 1 }
        taken.insert("\(own)_\(number)")
        return "\(own)_\(number)"
    }

    private static func ownKey(_ column: Profile) -> String {
        let words = NameWords(column.title).words
        let telling = NameWords(label(of: column)).without(RoleWords.rating, DriverWords.filler)
        let key = (telling.isEmpty ? words : telling).prefix(4).joined(separator: "_")
            .filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        return key.isEmpty || key.hasPrefix("contact_") ? "question" : String(key.prefix(48))
    }

    /// What plans call it: the row of a question, the question, or the words of the column's name.
    static func label(of column: Profile, keepsRating: Bool = false) -> String {
        let title = Inert.text(column.title)
        let row = title.range(ofLast: ": ").map { String(title[$0...]) } ?? title
        let named = row.contains("=") ? String(row.prefix { $0 != "(" }) : row
        var words = named.split { " _".contains($0) }.map(String.init)
        if !title.contains(" "), !keepsRating, words.count > 1 {
            while words.count > 1, let last = words.last, NameWords(last).first(of: RoleWords.rating) != nil {
                words.removeLast()
            }
        }
        while let last = words.last, last.allSatisfy({ "?.:*".contains($0) }) { words.removeLast() }
        let label = words.joined(separator: " ").trimmingEnd("?.:* ")
        return label.isEmpty ? "Question" : label.prefix(1).uppercased() + label.dropFirst()
    }
}

extension String {
    /// Where what follows the last of these texts begins.
    fileprivate func range(ofLast text: String) -> Index? {
        var rest = self[...]
        while let last = rest.lastIndex(of: text.first ?? " ") {
            if self[last...].hasPrefix(text) { return index(last, offsetBy: text.count, limitedBy: endIndex) }
            rest = rest[..<last]
        }
        return nil
    }

    fileprivate func trimmingEnd(_ signs: String) -> String {
        var text = self
        while let last = text.last, signs.contains(last) { text.removeLast() }
        return text
    }
}
