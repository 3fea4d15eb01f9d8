import Domain

/// What was found about a location's data, for analysts: what the answers look like, never who did what.
enum QualityWords {
    /// Characters of a source's name that a sentence has room for.
    private static let sourceShown = 40
    private static let daysShown = 3

    /// A sentence about all of it, then one for each finding.
    static func sentences(_ quality: ExplanationRecord.Quality?) -> [String] {
        guard let quality else { return [] }
        guard !quality.findings.isEmpty else { return ["The data: nothing unusual was found."] }
        return [
            "The data: \(Figure.percent(quality.score)) of the answers hoped for came and look ordinary;"
                + " all that came count in every figure."
        ] + quality.findings.map { "- \(words($0))." }
    }

    private static func words(_ finding: DataQuality.Finding) -> String {
        switch finding {
        case .dryingUp(let now, let expected, let least, let days):
            "\(answers(now)) in the last \(days) days: \(Figure.fixed(expected, 0)) were to be expected, and by"
                + " chance alone \(least) or more"
        case .quietSource(let name, let last, let gap):
            "no answer of the source \(source(name)) after \(last.iso), where before the next one came"
                + (gap == 1 ? " every day" : " within \(gap) days")
        case .straightLining(let share, let chain, let count):
            "\(Figure.percent(share)) of \(answers(count)) give every driver the same mark: \(Figure.percent(chain))"
                + " were to be expected from the chain"
        case .burst(let name, let count, let minutes, let day, let minute):
            "\(answers(count)) of the source \(source(name)) within \(time(minutes)) on \(day.iso), from \(clock(minute))"
        case .repeated(let name, let count, let minutes, let day, let minute):
            "\(answers(count)) in a row of the source \(source(name)) with the same marks within \(time(minutes)) on"
                + " \(day.iso), from \(clock(minute))"
        case .allTopDays(let days, let count): "nothing but top marks on \(list(days)) (\(answers(count)))"
        case .tooFew(let count, let needed):
            "\(answers(count)) in the window: \(needed) are needed to speak of the location itself"
        }
    }

    private static func source(_ name: Identifier) -> String { Table.cut(Inert.text(name.text), sourceShown) }

    private static func answers(_ count: Int) -> String { "\(count) answer\(count == 1 ? "" : "s")" }

    private static func time(_ minutes: Int) -> String { minutes == 1 ? "a minute" : "\(minutes) minutes" }

    private static func clock(_ minute: Int) -> String {
        [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private static func list(_ days: [Day]) -> String {
        let more = days.count - daysShown
        let shown = days.prefix(daysShown).map(\.iso) + (more > 0 ? ["\(more) more"] : [])
        return shown.count < 2
            ? shown.joined() : "\(shown.dropLast().joined(separator: ", ")) and \(shown.last ?? "")"
    }
}
