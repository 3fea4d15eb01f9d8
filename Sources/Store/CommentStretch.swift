import Domain
import GRDB

/// A stretch of responses some of which may have comments.
struct CommentStretch {
    private static let piece: Int64 = 100_000

    private var oldest: Int64
    private var place: Int64
    private var newest: Int64
    private var firstResponse: Int64
    private var lastResponse: Int64

    /// Before all others.
    static let first = CommentStretch(oldest: .min, place: .min, newest: .min, firstResponse: .min, lastResponse: .min)

    /// Removes comments of visits before an instant, of some stretches after one.
    /// - Returns: how many, and after which stretch there may be more.
    static func removeComments(
        after last: CommentStretch, before: Instant, in db: Database
    ) throws -> (count: Int, last: CommentStretch?) {
        var (count, visited, last) = (0, Int64(0), last)
        while let next = try last.next(before, in: db) {
            last = next
            visited += next.lastResponse - next.firstResponse + 1
            try db.run(
                "UPDATE response SET comment = NULL WHERE id BETWEEN ? AND ? AND comment IS NOT NULL AND at < ?",
                [next.firstResponse, next.lastResponse, before.milliseconds])
            count += db.changesCount
            if next.newest < before.milliseconds {
                try db.run(
                    "UPDATE stretch SET comments = 0 WHERE place = ? AND newest = ? AND first = ?",
                    [next.place, next.newest, next.firstResponse])
            }
            if visited >= piece { return (count, last) }
        }
        return (count, nil)
    }

    private func next(_ before: Instant, in db: Database) throws -> CommentStretch? {
        try db.all(
            """
            SELECT oldest, place, newest, first, last FROM stretch
            WHERE comments = 1 AND oldest < ? AND (oldest, place, newest, first) > (?, ?, ?, ?)
            ORDER BY oldest, place, newest, first LIMIT 1
            """, [before.milliseconds, oldest, place, newest, firstResponse]
        ) { row in
            CommentStretch(
                oldest: try row.integer(0), place: try row.integer(1), newest: try row.integer(2),
                firstResponse: try row.integer(3), lastResponse: try row.integer(4))
        }.first
    }
}
