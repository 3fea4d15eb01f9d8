import Domain
import Rendering
import Simulation

/// How often plans change their mind while nothing changes.
struct FlipReport {
    let study: FlipStudy
    let findings: FlipStudy.Findings
    let chains: Int

    private var rules: [(name: String, title: String, findings: FlipStudy.RuleFindings)] {
        [
            ("held", "huddled", findings.held), ("repicked", "the best pick of each day", findings.repicked),
            ("lowest_mean", "the lowest mean of each day", findings.lowestMean),
        ]
    }

    private var earlyPerHold: Double? { study.perHold(findings.early, of: findings.focusDays) }

    private func changesPerHold(_ rule: FlipStudy.RuleFindings) -> Double? {
        study.perHold(rule.changed.count, of: rule.changed.of)
    }

    var text: String {
        var table = Table(
            [Table.Column(title: "works on")]
                + ["another after a hold", "changes a hold", "gain won"].map { Table.Column(title: $0, isNumber: true) }
        )
        for rule in rules {
            table.add([
                rule.title, Figure.percent(rule.findings.moved.value), Figure.fixed(changesPerHold(rule.findings), 2),
                Figure.percent(rule.findings.captured.mean),
            ])
        }
        let reasons = findings.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return
            "While nothing changes, over \(FlipStudy.holds) holds with \(study.daily.answersPerHold) answers each (\(chains) chains of \(study.daily.parameters.locations) stores, planned every day)\n\n\(table.text)\nOf foci \(Figure.percent(earlyPerHold)) a hold give way before they are due; \(Figure.percent(findings.handedOver.value)) of those due are handed over.\(reasons.isEmpty ? "" : " Why: \(reasons).")\n"
    }

    var json: JSON {
        [
            "study": "flips", "locations": .integer(study.daily.parameters.locations),
            "answers_per_hold": .integer(study.daily.answersPerHold), "holds": .integer(FlipStudy.holds),
            "chains": .integer(chains), "early_per_hold": .figure(earlyPerHold),
            "handed_over": .figure(findings.handedOver.value), "due": .integer(findings.handedOver.of),
            "rules": .list(rules) { rule in
                [
                    "rule": .string(rule.name), "moved": .figure(rule.findings.moved.value),
                    "changes_per_hold": .figure(changesPerHold(rule.findings)),
                    "captured": .figure(rule.findings.captured.mean), "error": .figure(rule.findings.captured.error),
                ]
            },
            "reasons": .object(
                findings.reasons.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .integer($0.value)) }),
        ]
    }
}

/// How soon plans follow a real drop.
struct DropReport {
    let study: DropStudy
    let findings: DropStudy.Findings
    let chains: Int

    var text: String {
        var table = Table(
            ["holds after", "in focus", "promises most", "stores"].map { Table.Column(title: $0, isNumber: true) })
        for (place, followed) in findings.followed.enumerated() {
            table.add([
                "\(place + 1)", Figure.percent(followed.value), Figure.percent(findings.promised[place].value),
                "\(followed.of)",
            ])
        }
        return
            "After a real drop of \(Figure.fixed(DropStudy.drop, 1)) points that makes another driver the best, with \(study.daily.answersPerHold) answers a hold (\(chains) chains of \(study.daily.parameters.locations) stores)\n\n\(table.text)"
    }

    var json: JSON {
        [
            "study": "drop", "locations": .integer(study.daily.parameters.locations),
            "answers_per_hold": .integer(study.daily.answersPerHold), "points": .number(DropStudy.drop),
            "chains": .integer(chains),
            "holds": .list(Array(zip(findings.followed, findings.promised).enumerated())) { place, shares in
                [
                    "hold": .integer(place + 1), "followed": .figure(shares.0.value),
                    "promised": .figure(shares.1.value), "stores": .integer(shares.0.of),
                ]
            },
        ]
    }
}

/// Whether plans tell progress from chance.
struct ProgressReport {
    let study: ProgressStudy
    let findings: ProgressStudy.Findings
    let chains: Int

    private static let words = [Plan.Progress.tooEarly, .notMoving, .onTrack, .reached]

    private func share(_ word: Plan.Progress, gain: Int) -> Double? {
        let all = findings.recognised[gain].of
        return all == 0 ? nil : Double(findings.words[gain][word] ?? 0) / Double(all)
    }

    var text: String {
        var table = Table(
            (["true gain", "recognised"] + Self.words.map(\.rawValue) + ["foci"])
                .map { Table.Column(title: $0, isNumber: true) })
        for (place, recognised) in findings.recognised.enumerated() {
            table.add(
                [Figure.percent(ProgressStudy.gains[place]), Figure.percent(recognised.value)]
                    + Self.words.map { Figure.percent(share($0, gain: place)) } + ["\(recognised.of)"])
        }
        return
            "What plans say of a focus when it is due, by its true gain as a share of the way to the target, with \(study.daily.answersPerHold) answers a hold (\(chains) chains of \(study.daily.parameters.locations) stores)\n\n\(table.text)"
    }

    var json: JSON {
        [
            "study": "progress", "locations": .integer(study.daily.parameters.locations),
            "answers_per_hold": .integer(study.daily.answersPerHold), "chains": .integer(chains),
            "gains": .list(Array(findings.recognised.enumerated())) { place, recognised in
                .object(
                    [
                        JSON.Member("gain", .number(ProgressStudy.gains[place])),
                        JSON.Member("recognised", .figure(recognised.value)),
                    ]
                        + Self.words.map { JSON.Member($0.rawValue, .figure(share($0, gain: place))) }
                        + [JSON.Member("foci", .integer(recognised.of))])
            },
        ]
    }
}
