import Domain

extension BoardWriter {
    func json(_ board: LibraryBoard) -> JSON {
        [
            "schema": "huddled.library/1", "brand": .string(brand.name), "date": .string(board.date.iso),
            "drivers": .list(board.drivers) { driver in
                [
                    "driver": .string(driver.driver), "label": .string(driver.label), "next": .text(driver.next),
                    "unanswered": .bool(driver.isUnanswered), "actions": .list(driver.rows, json),
                ]
            },
        ]
    }

    private func json(_ row: LibraryBoard.Row) -> JSON {
        [
            "action": .string(row.action.id), "title": .string(row.action.title),
            "version": .string(row.action.version), "author": .text(row.action.author),
            "given": .integer(row.given), "open": .integer(row.open), "own": .integer(row.own),
            "done": .integer(row.done), "skipped": .integer(row.skipped), "declined": .integer(row.declined),
            "ratings": .integer(row.ratings), "rating": .figure(row.rating), "stores": .integer(row.stores),
            "effect": .number(row.effect.mean), "low": .number(row.effect.low), "high": .number(row.effect.high),
            "noticed": row.noticed.map { ["rise": .number($0.mean), "low": .number($0.low), "high": .number($0.high)] }
                ?? .null,
            "state": .string(row.action.state.rawValue), "verdict": .string(Self.name(row.verdict)),
            "words": .string(standing(row)),
        ]
    }

    private static func name(_ verdict: Plan.Evidence.Verdict) -> String {
        switch verdict {
        case .new: "new"
        case .unknown: "unknown"
        case .helps: "helps"
        case .doesNotHelp: "does_not_help"
        }
    }
}
