package import Domain

extension PlanDocument {
    /// The plan as `huddled.plan/1`: every key of the contract, in its order; what is unknown is null.
    package static func json(_ plan: Plan) -> String {
        let words = Language.words(for: plan.language)
        let document: JSON = [
            "schema": "huddled.plan/1",
            "location": [
                "id": .string(plan.location.id.text), "name": .text(plan.location.name),
                "region": .text(plan.location.region), "timezone": .string(plan.timezone),
            ],
            "date": .string(plan.date.iso),
            "generated": .string(plan.generated.rfc3339),
            "window": window(plan.window),
            "outcome": outcome(plan.outcome),
            "first_weeks": firstWeeks(plan.firstWeeks),
            "basis": .string(plan.basis.rawValue),
            "today": plan.today.map {
                ["action": .string($0.action), "driver": .string($0.driver), "say": .string(words.said($0))]
            } ?? .null,
            "priorities": .list(plan.priorities) { priority($0, of: plan, words) },
            "strengths": .list(plan.strengths) {
                [
                    "driver": .string($0.driver), "standing": .number($0.standing),
                    "above_peers": .number($0.abovePeers),
                ]
            },
            "praise": .list(plan.praise, quote),
            "weak_spots": .list(plan.weakSpots) {
                [
                    "day": .string(English().weekday($0.day)), "part": .string($0.part), "driver": .string($0.driver),
                    "standing": .number($0.standing), "rest": .number($0.rest), "answers": .integer($0.answers),
                ]
            },
            "calls": .list(plan.calls) {
                [
                    "alert": .string($0.alert), "customers": .integer($0.customers), "by": .string($0.by.rfc3339),
                    "overdue": .bool($0.overdue),
                ]
            },
            "advocates": .integer(plan.advocates),
            "done": done(plan.done),
        ]
        return document.document
    }

    static func window(_ window: Plan.Window) -> JSON {
        [
            "from": .string(window.from.iso), "to": .string(window.to.iso), "responses": .integer(window.responses),
            "responses_before": .integer(window.responsesBefore),
        ]
    }

    static func firstWeeks(_ firstWeeks: FirstWeeks?) -> JSON {
        firstWeeks.map { ["manager_since": .string($0.since.iso), "follows_best": .bool($0.followsBest)] } ?? .null
    }

    private static func outcome(_ outcome: Plan.OutcomeStanding) -> JSON {
        [
            "key": .string(outcome.key), "mean": .figure(outcome.mean), "standing": .figure(outcome.standing),
            "low": .figure(outcome.low), "high": .figure(outcome.high), "peers": .figure(outcome.peers),
            "change": .figure(outcome.change), "consistency": .figure(outcome.consistency),
        ]
    }

    private static func done(_ done: Plan.Done) -> JSON {
        [
            "done": .integer(done.done), "of": .integer(done.of), "days": .integer(done.days),
            "marks": .list(done.marks) { .string($0.rawValue) },
            "own": .list(done.own) { ["date": .string($0.date.iso), "text": .string($0.text)] },
        ]
    }

    private static func quote(_ quote: Plan.Quote) -> JSON {
        ["submitted": .string(quote.submitted.iso), "text": .string(quote.text)]
    }

    private static func week(_ week: Plan.Week) -> JSON {
        [
            "from": .string(week.from.iso), "answers": .integer(week.answers), "mean": .figure(week.mean),
            "low": .figure(week.low), "high": .figure(week.high),
        ]
    }

    private static func priority(_ priority: Plan.Priority, of plan: Plan, _ words: any Words) -> JSON {
        [
            "rank": .integer(priority.rank), "driver": .string(priority.driver), "label": .string(priority.label),
            "basis": .string(priority.basis.rawValue), "mean": .figure(priority.mean),
            "answers": .integer(priority.answers), "standing": .number(priority.standing),
            "low": .number(priority.low), "high": .number(priority.high), "peers": .figure(priority.peers),
            "target": .number(priority.target), "importance": .figure(priority.importance),
            "slope": .number(priority.slope), "expected_gain": .number(priority.expectedGain),
            "probability_top": .figure(priority.probabilityTop), "below_peers": .figure(priority.belowPeers),
            "since": .text(priority.since?.iso), "due": .text(priority.due?.iso),
            "progress": .string(priority.progress.rawValue),
            "reason": .string(
                words.reason(Reason(priority, on: plan.date), PriorityMarks(priority, in: words))),
            "causes": .list(priority.causes) {
                ["cause": .string($0.cause), "mentions": .integer($0.mentions), "of": .integer($0.of)]
            },
            "quotes": .list(priority.quotes, quote),
            "exemplar": priority.exemplar.map {
                [
                    "location": .string($0.location.text), "name": .string($0.name),
                    "standing": .number($0.standing), "manager": .text($0.manager),
                    "practices": .list($0.practices) {
                        ["action": .string($0.action), "title": .string($0.title), "days": .integer($0.days)]
                    },
                ]
            } ?? .null,
            "behaviours": .list(priority.behaviours) {
                [
                    "behaviour": .string($0.behaviour), "rate": .figure($0.rate), "peers": .figure($0.peers),
                    "answers": .integer($0.answers), "since": $0.movement.map(movement) ?? .null,
                ]
            },
            "weeks": .list(priority.weeks, week),
            "consistency": .figure(priority.consistency), "uneven": .bool(priority.isUneven),
            "actions": .list(priority.actions) { action($0, isAlone: priority.isAlone, words) },
        ]
    }

    private static func movement(_ movement: Plan.BehaviourMovement) -> JSON {
        [
            "rate": .figure(movement.since), "before": .figure(movement.before), "answers": .integer(movement.answers),
            "risen": .bool(movement.hasRisen),
        ]
    }

    private static func action(_ planned: Plan.PlannedAction, isAlone: Bool, _ words: any Words) -> JSON {
        let action = planned.action
        let evidence = planned.evidence
        return [
            "id": .string(action.id), "title": .string(action.title), "say": .string(action.say),
            "steps": .list(action.steps, JSON.string), "owner": .string(action.owner),
            "minutes": .integer(action.minutes), "cadence": .string(action.cadence.rawValue),
            "author": .text(action.author),
            "note": planned.note.map {
                ["location": .string($0.location.text), "name": .string($0.name), "text": .string($0.text)]
            } ?? .null,
            "evidence": [
                "assigned": .integer(evidence.assigned), "effect": .figure(evidence.effect),
                "low": .figure(evidence.low), "high": .figure(evidence.high),
                "words": .string(words.evidence(EvidenceVerdict(evidence, isAlone: isAlone))),
            ],
            "state": .string(planned.state.rawValue), "done_lately": .integer(planned.doneLately),
        ]
    }
}
