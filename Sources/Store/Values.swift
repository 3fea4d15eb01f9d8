import Domain
import Foundation
import GRDB

// GRDB binds and reads a text only up to its first NUL. A text with NUL is therefore bound as its bytes, which the
// statement turns into text again with `CAST(? AS TEXT)`, and every text from outside is read as its bytes.

/// A text to bind to `CAST(? AS TEXT)`.
func text(_ text: String) -> DatabaseValue {
    text.utf8.contains(0) ? Data(text.utf8).databaseValue : text.databaseValue
}

func text(_ optional: String?) -> DatabaseValue {
    optional.map { text($0) } ?? .null
}

/// Values of a live row by column, checked: what the schema rules out is damage, and not a reason to trap.
extension Row {
    func integer(_ index: Int) throws -> Int64 { try required(self[index] as Int64?) }

    func day(_ index: Int) throws -> Day { Day(number: Int(try integer(index))) }

    func real(_ index: Int) throws -> Double { try required(self[index] as Double?) }

    func text(_ index: Int) throws -> String { try required(optionalText(index)) }

    func bytes(_ index: Int) throws -> [UInt8] { [UInt8](try required(self[index] as Data?)) }

    func optionalInteger(_ index: Int) -> Int64? { self[index] }

    func optionalReal(_ index: Int) -> Double? { self[index] }

    func optionalText(_ index: Int) throws -> String? {
        try withUnsafeData(atIndex: index) { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// One of an enum's cases by its stored name.
    func option<Option: RawRepresentable<String>>(_ index: Int) throws -> Option {
        try required(Option(rawValue: text(index)))
    }

    func required<Value>(_ value: Value?) throws -> Value {
        guard let value else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a column holds what it never may")
        }
        return value
    }
}

extension Database {
    /// The rows of a query one after the other, each valid only until the next.
    func each(_ sql: String, _ arguments: StatementArguments = [], _ body: (Row) throws -> Void) throws {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() { try body(row) }
    }

    func all<Value>(
        _ sql: String, _ arguments: StatementArguments = [], _ value: (Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try each(sql, arguments) { values.append(try value($0)) }
        return values
    }

    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
