package import Domain
import Foundation
import GRDB

extension Store {
    /// What managers said of these actions when they had done them, of days before one: all ratings, and of each action the
    /// last notes of some locations from `since` on that came with no rating below `content`.
    package func reactions(
        to actions: [String], since: Day, before day: Day, content: Int, notes most: Int
    ) throws(StoreError) -> Reactions {
        try read { db in
            let actions = String(decoding: try JSONEncoder().encode(actions), as: UTF8.self)
            var ratings: [String: Reactions.Ratings] = [:]
            try db.each(
                """
                SELECT action, count(*), sum(mean) FROM (
                    SELECT action, location, avg(rating) AS mean FROM check_off AS given
                    WHERE rating IS NOT NULL AND \(Self.isMeant) GROUP BY action, location)
                GROUP BY action
                """, [actions, day.number]
            ) { row in
                ratings[try row.text(0)] = Reactions.Ratings(
                    locations: Int(try row.integer(1)), sum: try row.real(2))
            }
            var notes: [String: [Reactions.Note]] = [:]
            // SQLite takes the bare columns from the row that has the maximum.
            try db.each(
                """
                SELECT action, location, date, rating, note FROM (
                    SELECT *, row_number() OVER (PARTITION BY action ORDER BY date DESC, location) AS place FROM (
                        SELECT action, location, max(date) AS date, rating, note FROM check_off AS given
                        WHERE length(note) <= ? AND (rating IS NULL OR rating >= ?) AND date >= ? AND \(Self.isMeant)
                        GROUP BY action, location))
                WHERE place <= ? ORDER BY action, place
                """, [Reactions.Note.longest, content, since.number, actions, day.number, most]
            ) { row in
                notes[try row.text(0), default: []].append(
                    Reactions.Note(
                        location: Identifier(try row.text(1)), date: try row.day(2),
                        rating: row.optionalInteger(3).map { Int($0) }, text: try row.text(4)))
            }
            return Reactions(notes: notes, ratings: ratings)
        }
    }

    private static let isMeant = """
        action IN (SELECT value FROM json_each(?)) AND state = 'done' AND date < ? AND NOT EXISTS (
            SELECT 1 FROM check_off WHERE location = given.location AND date = given.date AND action = given.action
                AND delivery > given.delivery)
        """
}
