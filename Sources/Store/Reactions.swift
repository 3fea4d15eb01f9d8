package import Domain
import Foundation
import GRDB

extension Store {
    /// What managers said of these actions when they had done them, before a day: ratings from `ratedSince` on, and of each
    /// action the last notes of some locations from `since` on that came with no rating below `content`.
    package func reactions(
        to actions: [String], ratedSince: Day, since: Day, before day: Day, content: Int, notes most: Int
    ) throws(StoreError) -> Reactions {
        let (notes, ratings) = try read { db in
            let list = String(decoding: try JSONEncoder().encode(actions), as: UTF8.self)
            func meant(_ since: Day) -> StatementArguments { [list, since.number, day.number] }
            var ratings: [String: Reactions.Ratings] = [:]
            try db.each(
                """
                SELECT action, count(*), sum(mean) FROM (
                    SELECT action, location, avg(rating) AS mean FROM check_off AS given
                    WHERE rating IS NOT NULL AND \(Self.isMeant) GROUP BY action, location)
                GROUP BY action
                """, meant(ratedSince)
            ) { row in
                ratings[try row.text(0)] = Reactions.Ratings(
                    locations: Int(try row.integer(1)), sum: try row.real(2))
            }
            var notes: [String: [Reactions.Note]] = [:]
            // SQLite takes the bare columns from the row that has the maximum.
            try db.each(
                """
                SELECT action, location, note FROM (
                    SELECT *, row_number() OVER (PARTITION BY action ORDER BY date DESC, location) AS place FROM (
                        SELECT action, location, max(date) AS date, note FROM check_off AS given
                        WHERE note IS NOT NULL AND length(note) <= ? AND (rating IS NULL OR rating >= ?)
                            AND \(Self.isMeant)
                        GROUP BY action, location))
                WHERE place <= ? ORDER BY action, place
                """, [Reactions.Note.longest, content] + meant(since) + [most]
            ) { row in
                notes[try row.text(0), default: []].append(
                    Reactions.Note(location: Identifier(try row.text(1)), text: try row.text(2)))
            }
            return (notes, ratings)
        }
        return Reactions(notes: notes, ratings: ratings)
    }

    private static let isMeant = """
        action IN (SELECT value FROM json_each(?)) AND date >= ? AND date < ? AND state = 'done' AND NOT EXISTS (
            SELECT 1 FROM check_off WHERE location = given.location AND date = given.date AND action = given.action
                AND delivery > given.delivery)
        """
}
