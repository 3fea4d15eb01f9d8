import Domain

extension ExplanationDocument {
    /// The findings as `DataQuality.Finding` reads them back, figures with the decimals of an explanation.
    static func quality(_ quality: DataQuality) -> JSON {
        ["score": .number(quality.score), "findings": .list(quality.findings, finding)]
    }

    private static func finding(_ finding: DataQuality.Finding) -> JSON {
        let kind = JSON.string(finding.kind.rawValue)
        switch finding {
        case .dryingUp(let now, let expected, let least, let days):
            return [
                "kind": kind, "now": .integer(now), "expected": .number(expected), "least": .integer(least),
                "days": .integer(days),
            ]
        case .quietSource(let source, let last, let gap):
            return ["kind": kind, "source": .string(source.text), "last": .string(last.iso), "gap": .integer(gap)]
        case .straightLining(let share, let chain, let answers):
            return [
                "kind": kind, "share": .number(share), "chain": .number(chain), "answers": .integer(answers),
            ]
        case .burst(let source, let answers, let minutes, let day, let minute),
            .repeated(let source, let answers, let minutes, let day, let minute):
            return [
                "kind": kind, "source": .string(source.text), "answers": .integer(answers),
                "minutes": .integer(minutes), "day": .string(day.iso), "minute": .integer(minute),
            ]
        case .allTopDays(let days, let answers):
            return ["kind": kind, "days": .list(days) { .string($0.iso) }, "answers": .integer(answers)]
        case .tooFew(let answers, let needed):
            return ["kind": kind, "answers": .integer(answers), "needed": .integer(needed)]
        }
    }
}
