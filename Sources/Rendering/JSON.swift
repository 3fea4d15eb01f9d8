/// A JSON value whose keys stay in the order they were given.
package indirect enum JSON: Equatable, Sendable {
    /// Keys in the order of the document; the writer does not look for doubles.
    case object([Member])
    case array([JSON])
    case string(String)
    /// At most four decimals, as plans, boards and explanations carry; what is not finite is written as null.
    case number(Double)
    /// The shortest digits that read back as the same value; what is not finite is written as null.
    case exact(Double)
    case integer(Int)
    case bool(Bool)
    case null

    package struct Member: Equatable, Sendable {
        package var key: String
        package var value: JSON

        package init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }

    package init(arrayLiteral elements: JSON...) { self = .array(elements) }

    package init(stringLiteral value: String) { self = .string(value) }
}

extension JSON {
    /// A string, or null where there is none.
    package static func text(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }

    /// A number of at most four decimals, or null where there is none.
    package static func figure(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }

    package static func list<Element>(_ elements: [Element], _ value: (Element) -> JSON) -> JSON {
        .array(elements.map(value))
    }
}
