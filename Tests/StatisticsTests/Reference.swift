import Foundation
import TestSupport

/// Reference values of other programs (R), and the tables they were computed from.
enum Reference {
    /// A value of `reference.json` by its path; missing values are errors of the test, not of the program.
    static func value(_ path: String...) throws -> Any {
        var value = try JSONSerialization.jsonObject(with: Shared.data("reference/reference.json"))
        for key in path {
            guard let next = (value as? [String: Any])?[key] else { throw CocoaError(.keyValueValidation) }
            value = next
        }
        return value
    }

    static func numbers(_ value: Any) throws -> [Double] {
        guard let numbers = value as? [NSNumber] else { throw CocoaError(.keyValueValidation) }
        return numbers.map(\.doubleValue)
    }

    static func number(_ value: Any?) throws -> Double {
        guard let number = value as? NSNumber else { throw CocoaError(.keyValueValidation) }
        return number.doubleValue
    }

    /// One key driver analysis of `reference.json`.
    struct Analysis {
        let values: [String: Any]
        let predictors: [String]

        init(_ name: String) throws {
            guard let values = try Reference.value("key_drivers", name) as? [String: Any],
                let predictors = values["predictors"] as? [String]
            else { throw CocoaError(.keyValueValidation) }
            self.values = values
            self.predictors = predictors
        }

        /// A table of the analysis, in the order of the predictors.
        func table(_ name: String) throws -> [Double] {
            let table = values[name] as? [String: Any]
            return try predictors.map { try Reference.number(table?[$0]) }
        }

        func number(_ name: String) throws -> Double { try Reference.number(values[name]) }
        func intercept(_ name: String) throws -> Double {
            try Reference.number((values[name] as? [String: Any])?["(Intercept)"])
        }
    }
}

/// Some columns of a reference table: numbers only, an empty cell is missing.
struct ReferenceTable {
    let columns: [String]
    let cells: [[Double]]

    init(_ path: String) throws {
        let text = try String(decoding: Shared.bytes("reference/" + path), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false)
        }
        columns = lines[0].map { $0.trimmingCharacters(in: ["\""]) }
        cells = lines.dropFirst().map { line in
            line.map { Double($0) ?? .nan }
        }
    }

    /// Row by row, the named columns in this order.
    func rows(_ names: [String]) -> [Double] {
        let places = names.compactMap { columns.firstIndex(of: $0) }
        return cells.flatMap { row in places.map { row[$0] } }
    }
}
