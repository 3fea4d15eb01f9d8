import Domain

extension BoardWriter {
    /// All of a board but its stores.
    func json(_ board: Board) -> JSON {
        [
            "schema": "huddled.board/1", "brand": .string(brand.name), "scope": scope(board.scope),
            "date": .string(board.date.iso), "generated": .string(written.rfc3339),
            "outcome": question(brand.outcome.key, brand.outcome.label, brand.outcome.scale, nil),
            "drivers": .list(brand.drivers) { question($0.key, $0.label, $0.scale, $0.controllable) },
            "needing": .integer(board.needing),
            "consistency": [
                "between": .figure(board.consistency.between), "within": .figure(board.consistency.within),
                "history": .list(board.history) {
                    [
                        "date": .string($0.date.iso), "between": .figure($0.consistency.between),
                        "within": .figure($0.consistency.within),
                    ]
                },
            ],
            "parts": .list(board.parts) {
                [
                    "kind": .string($0.scope.kind), "name": .string($0.scope.name.text), "stores": .integer($0.stores),
                    "needing": .integer($0.needing), "outcome": .figure($0.mean),
                ]
            },
            "changes": .list(board.changes, change),
            "learn_from": .list(board.lessons) { lesson in
                [
                    "driver": .string(lesson.driver), "elsewhere": .bool(lesson.isElsewhere),
                    "stores": .list(lesson.teachers) {
                        [
                            "location": .string($0.location.text), "name": .text($0.name),
                            "standing": .number($0.standing),
                        ]
                    },
                ]
            },
            "library_gaps": .list(board.gaps) {
                ["driver": .string($0.driver), "locations": .list($0.locations) { .string($0.text) }]
            },
            "head_office": .list(board.headOffice) {
                [
                    "driver": .string($0.driver), "mean": .number($0.mean), "slope": .figure($0.slope),
                    "below_peers": .integer($0.below), "stores": .integer($0.stores),
                ]
            },
            "causes": .list(board.causes, causes),
        ]
    }

    private func scope(_ scope: Board.Scope) -> JSON {
        ["kind": .string(scope.kind), "name": scope == .brand ? .null : .string(scope.name.text)]
    }

    private func question(_ key: String, _ label: String, _ scale: Scale, _ controllable: Bool?) -> JSON {
        var members = [
            JSON.Member("key", .string(key)), JSON.Member("label", .string(label)),
            JSON.Member("scale", [.number(scale.low.points), .number(scale.high.points)]),
        ]
        if let controllable { members.append(JSON.Member("controllable", .bool(controllable))) }
        return .object(members)
    }

    private func change(_ change: Board.Change) -> JSON {
        let (kind, driver, from, to): (String, String?, Double?, Double?) =
            switch change.kind {
            case .reached(let driver): ("reached", driver, nil, nil)
            case .stuck(let driver): ("stuck", driver, nil, nil)
            case .began(let driver): ("began", driver, nil, nil)
            case .risen(let from, let to): ("risen", nil, from, to)
            case .fallen(let from, let to): ("fallen", nil, from, to)
            case .new: ("new", nil, nil, nil)
            }
        return [
            "kind": .string(kind), "location": .string(change.location.text), "driver": .text(driver),
            "from": .figure(from), "to": .figure(to),
        ]
    }

    private func causes(_ cause: Board.Cause) -> JSON {
        ["cause": .text(cause.cause), "alerts": .integer(cause.alerts)]
    }

    /// One store.
    func json(_ entry: Board.Entry) -> JSON {
        let row = entry.row
        return [
            "location": [
                "id": .string(row.id.text), "name": .text(row.name), "district": .text(row.district),
                "region": .text(row.region), "division": .text(row.division), "format": .text(row.format),
            ],
            "date": .string(row.date.iso),
            "reasons": .list(entry.reasons) {
                ["kind": .string($0.kind), "driver": .text($0.driver), "words": .string(advice($0).what)]
            },
            "outcome": row.outcome.map { .object(mark($0)) } ?? .null, "answers": .integer(row.answers),
            "basis": .string(basis(row.isOwn)), "consistency": .figure(row.spread),
            "drivers": .list(row.drivers) { found in
                .object(
                    [JSON.Member("driver", .string(found.driver))]
                        + (found.mark.map(mark)
                            ?? ["standing", "low", "high", "peers"].map { JSON.Member($0, .null) })
                        + [
                            JSON.Member("target", .figure(found.target)),
                            JSON.Member("answers", .integer(found.answers)),
                            JSON.Member("basis", .string(basis(found.isOwn))),
                        ])
            },
            "focus": row.focus.map {
                [
                    "driver": .string($0.driver), "progress": .string($0.progress.rawValue),
                    "basis": .string(basis($0.isOwn)), "since": .string($0.since.iso), "due": .string($0.due.iso),
                    "action": .string($0.action),
                ]
            } ?? .null,
            "strengths": .list(row.strengths, JSON.string),
            "weak_spots": .list(row.weakSpots) {
                [
                    "day": .string(English().weekday($0.day)), "part": .string($0.part), "driver": .string($0.driver),
                    "standing": .number($0.standing), "rest": .number($0.rest), "answers": .integer($0.answers),
                ]
            },
            "done": ["done": .integer(row.done.done), "of": .integer(row.done.of), "days": .integer(row.done.days)],
            "calls": ["waiting": .integer(entry.calls.waiting), "overdue": .integer(entry.calls.overdue)],
            "quality": [
                "score": .number(row.quality.score), "findings": .list(row.quality.findings) { .string($0.rawValue) },
            ],
            "causes": .list(entry.causes, causes),
        ]
    }

    private func basis(_ isOwn: Bool) -> String { (isOwn ? Plan.Basis.own : .chain).rawValue }

    private func mark(_ mark: BoardRow.Mark) -> [JSON.Member] {
        [
            JSON.Member("standing", .number(mark.standing)), JSON.Member("low", .figure(mark.low)),
            JSON.Member("high", .figure(mark.high)), JSON.Member("peers", .figure(mark.peers)),
        ]
    }
}
