package import Domain
import Foundation
import GRDB

/// How far a location's answers could be relied on when a day was planned.
package struct JudgedDay: Equatable, Sendable {
    package var location: Identifier
    package var date: Day
    package var quality: DataQuality

    package init(location: Identifier, date: Day, quality: DataQuality) {
        self.location = location
        self.date = date
        self.quality = quality
    }
}

extension Store {
    /// What the data of one location looked like on each day that was planned for it, oldest first.
    package func quality(location: Identifier) throws(StoreError) -> [JudgedDay] {
        try read { db in
            try db.all(
                """
                SELECT \(Qualities.columns) FROM data_quality WHERE location = CAST(? AS TEXT) ORDER BY date
                """, [text(location.text)], Qualities.judgedDay)
        }
    }

    /// What the data of every location planned on that day looked like, the least to be relied on first, of equals in
    /// the order of the locations' bytes.
    package func quality(on date: Day) throws(StoreError) -> [JudgedDay] {
        try read { db in
            try db.all(
                """
                SELECT \(Qualities.columns) FROM data_quality WHERE date = ? ORDER BY score, location
                """, [date.number], Qualities.judgedDay)
        }
    }
}

/// Rows of the table `data_quality`.
enum Qualities {
    static let columns = "location, date, score, findings"

    /// Once for a location and date, after the plan's row.
    static func store(_ quality: DataQuality, of location: Identifier, on date: Day, in db: Database) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let findings = String(decoding: try encoder.encode(quality.findings), as: UTF8.self)
        try db.run(
            """
            INSERT INTO data_quality (location, date, score, findings)
            VALUES (CAST(? AS TEXT), ?, ?, ?)
            """, [text(location.text), date.number, quality.score, findings])
    }

    static func judgedDay(_ row: Row) throws -> JudgedDay {
        let findings = try? JSONDecoder().decode([DataQuality.Finding].self, from: Data(try row.bytes(3)))
        return JudgedDay(
            location: Identifier(try row.text(0)), date: Day(number: Int(try row.integer(1))),
            quality: DataQuality(score: try row.real(2), findings: try row.required(findings)))
    }
}
