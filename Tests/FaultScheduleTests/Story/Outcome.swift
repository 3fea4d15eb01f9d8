import Foundation

/// Everything that a story leaves, but for the order in which it happened.
struct Outcome: Equatable {
    var lines: [String]

    /// Values of one row whose order of arrival decides which is counted where are added up.
    private static let queries: [(String, String)] = [
        (
            "responses",
            """
            SELECT location, submitted, visited, updated, source, response, channel, overall, speed, friendliness, comment,
                identity FROM responses ORDER BY identity
            """
        ),
        (
            "ledger",
            """
            SELECT name, sha256, source, state, received, reason, accepted + updated + duplicate, left_out, rejected, filed_as
            FROM delivery ORDER BY name
            """
        ),
        (
            "check-offs",
            """
            SELECT location, date, action, state, rating, note FROM check_off AS one WHERE delivery = (
                SELECT max(delivery) FROM check_off AS other WHERE
                    (location, date, action) = (one.location, one.date, one.action)) ORDER BY 1, 2, 3
            """
        ),
        (
            "alerts",
            """
            SELECT id, leader, location, updated, submitted, opened, told, touched, closed, low, words, cause,
                silent FROM alert ORDER BY id
            """
        ),
        ("alert answers", "SELECT alert, state, at, location, cause, note FROM alert_answer ORDER BY 1, 2"),
        ("advocates", "SELECT location, submitted FROM advocate ORDER BY 1, 2"),
        (
            "contacts",
            """
            SELECT DISTINCT hex(identity), name, email, phone, ends_at FROM contact JOIN response ON response.id = contact.response
            ORDER BY 1, 2, 3, 4
            """
        ),
        ("plans", "SELECT date, location, generated, published FROM plan ORDER BY 1, 2"),
        ("decisions", "SELECT date, location, kind, reason FROM decision ORDER BY 1, 2"),
        (
            "focuses",
            """
            SELECT location, driver, action, began, term_began, due, baseline, target, renewed, actions_changed, ended
            FROM focus ORDER BY location, term_began
            """
        ),
        ("told", "SELECT date, location, action, message FROM told ORDER BY 1, 2"),
        ("quoted", "SELECT date, location, hex(identity), place FROM quoted ORDER BY 1, 2, 4"),
        ("quality", "SELECT date, location, score, findings FROM data_quality ORDER BY 1, 2"),
        ("board rows", "SELECT date, location, hex(bytes) FROM board_row ORDER BY 1, 2"),
        ("board history", "SELECT * FROM board_history ORDER BY 1, 2, 3"),
        ("erased", "SELECT hex(identity) FROM erased ORDER BY 1"),
        ("totals", "SELECT name, value FROM total WHERE name LIKE 'files%' OR name = 'plans' ORDER BY 1"),
        (
            "left to be done",
            """
            SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM alert_due), (SELECT count(*) FROM advocate_due),
                (SELECT count(*) FROM alert_doubt), (SELECT count(*) FROM person_changed),
                (SELECT changes - told FROM boards)
            """
        ),
        ("integrity", "PRAGMA integrity_check"),
        ("foreign keys", "PRAGMA foreign_key_check"),
    ]

    init(_ inspection: Inspection) throws {
        let tables = try inspection.rows(Self.queries.map(\.1))
        lines = zip(Self.queries, tables).flatMap { query, rows in rows.map { "\(query.0): \($0)" } }
        for folder in ["plans", "boards", "alerts", "advocates"] {
            for (path, found) in try inspection.files(below: folder).sorted(by: { $0.key < $1.key }) {
                switch found {
                case .link(let target): lines.append("\(folder)/\(path) -> \(target)")
                case .file: lines.append("\(folder)/\(path): \(found)")
                }
            }
        }
        for folder in ["inbox", "work", "archive", "rejected", "receipts"] {
            lines += try inspection.files(below: folder).keys.sorted().map { "\(folder)/\($0)" }
        }
    }

    /// What one has and the other has not, shortened for people.
    func differences(from expected: Outcome) -> [String] {
        let (mine, theirs) = (Set(lines), Set(expected.lines))
        return lines.filter { !theirs.contains($0) }.map { "+ \($0.prefix(400))" }
            + expected.lines.filter { !mine.contains($0) }.map { "- \($0.prefix(400))" }
    }
}
