package import Domain
import Foundation
import GRDB

/// A plan that quotes somebody who was erased since.
package struct ErasedQuote: Equatable, Sendable {
    package var location: Identifier
    package var date: Day
    /// Which of the plan's quotes, in their order, from 0.
    package var places: [Int]
    /// The plan's files that wait to be published.
    package var waiting: [PlannedDay.Document]

    package init(location: Identifier, date: Day, places: [Int], waiting: [PlannedDay.Document]) {
        self.location = location
        self.date = date
        self.places = places
        self.waiting = waiting
    }
}

extension Store {
    /// Plans that still quote what was erased, by location and date, at most so many.
    package func erasedQuotes(limit: Int) throws(StoreError) -> [ErasedQuote] {
        try read { db in
            let plans = try db.all(
                """
                SELECT DISTINCT location, date FROM quoted WHERE identity IN (SELECT identity FROM erased)
                ORDER BY location, date LIMIT ?
                """, [limit]
            ) { (location: Identifier(try $0.text(0)), date: try $0.day(1)) }
            return try plans.map { plan in
                let places = try db.all(
                    """
                    SELECT place FROM quoted WHERE location = CAST(? AS TEXT) AND date = ?
                        AND identity IN (SELECT identity FROM erased) ORDER BY place
                    """, [text(plan.location.text), plan.date.number]
                ) { Int(try $0.integer(0)) }
                return ErasedQuote(
                    location: plan.location, date: plan.date, places: places,
                    waiting: try Outbox.documents(of: plan.location, on: plan.date, in: db))
            }
        }
    }

    /// Remembers that a plan's files quote them no more, durably; what waits to be published is replaced.
    package func forget(_ quote: ErasedQuote, publishing documents: [PlannedDay.Document]) throws(StoreError) {
        try write { db in
            let key: StatementArguments = [quote.date.number, text(quote.location.text)]
            for document in documents {
                try db.run(
                    """
                    UPDATE document SET bytes = coalesce(?, x'')
                    WHERE date = ? AND location = CAST(? AS TEXT) AND path = CAST(? AS TEXT)
                    """, [Data(document.bytes)] + key + [text(document.path)])
            }
            try db.run(
                """
                DELETE FROM quoted WHERE date = ? AND location = CAST(? AS TEXT)
                    AND identity IN (SELECT identity FROM erased)
                """, key)
        }
    }
}
