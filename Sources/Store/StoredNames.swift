import Domain
import GRDB

/// The numbers by which responses name locations, sources and channels.
struct StoredNames {
    /// A file may hold any number of names.
    private static let mostRemembered = 100_000

    private enum Kind: String {
        case place = "place (location)"
        case label = "label (text)"
    }

    private let db: Database
    private var places: [Identifier: Int64] = [:]
    private var labels: [Identifier: Int64] = [:]

    init(_ db: Database) { self.db = db }

    mutating func places(_ names: [Identifier]) throws -> [Int64] { try numbers(names, .place, \.places) }

    mutating func labels(_ names: [Identifier]) throws -> [Int64] { try numbers(names, .label, \.labels) }

    private mutating func numbers(
        _ names: [Identifier], _ kind: Kind, _ known: WritableKeyPath<StoredNames, [Identifier: Int64]>
    ) throws -> [Int64] {
        if self[keyPath: known].count > Self.mostRemembered { self[keyPath: known] = [:] }
        return try names.map { name in
            if let number = self[keyPath: known][name] { return number }
            let number = try number(of: name, kind)
            self[keyPath: known][name] = number
            return number
        }
    }

    private func number(of name: Identifier, _ kind: Kind) throws -> Int64 {
        // One row is there, or is added: in both cases it is the one that comes back.
        let column = kind == .place ? "location" : "text"
        return try db.all(
            """
            INSERT INTO \(kind.rawValue) VALUES (CAST(? AS TEXT))
            ON CONFLICT DO UPDATE SET \(column) = \(column) RETURNING id
            """, [text(name.text)]
        ) { try $0.integer(0) }.first ?? 0
    }
}
