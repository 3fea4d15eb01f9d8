import Domain
import Intake

/// Everything that a configuration needs, found in a sample, with the reasons.
struct Draft {
    /// An outcome or a driver.
    struct Measure {
        let choice: Choice
        let marks: Marks
        let key: String
        let label: String
        var controllable = true
        var remarks: [Remark]
        /// Whether the smallest mark of the file is the best.
        var isReversed = false
    }

    struct Behaviour {
        let choice: Choice
        let key: String
        let label: String
    }

    let files: FileNames
    let rows: Int
    let allRows: Int
    let columns: [Profile]
    let location: Choice
    let times: TimeRoles
    let outcome: Measure
    /// Other marks of the whole, which could be the outcome.
    let verdicts: [Measure]
    let drivers: [Measure]
    let behaviours: [Behaviour]
    let others: OtherRoles
    /// Columns that nothing is made of, with the reason.
    let leftOut: [(column: Profile, reason: String)]
    /// Texts that mean "no answer".
    let missing: [String]
    /// Numbers that mean it in some columns, and something in others: they cannot be listed for all.
    let ambiguousCodes: [String]
    /// Whether the language of comments is German.
    let isGerman: Bool
    let knowsZone: Bool

    /// - Parameter latest: no time is later.
    init(_ sample: Sample, fileNamed name: String, latest: Instant) throws(ProposalError) {
        let columns = sample.columns.map { Profile($0, latest: latest) }
        guard columns.contains(where: { $0.name != nil }), sample.rows > 0 else { throw .noRows }
        guard Self.areNames(columns.map(\.title), latest) else { throw .noHeader }
        let location = LocationRole.choice(of: columns)
        let times = TimeRoles(columns.filter { $0.name != location?.column.name })
        let rows = Rows(sample)
        let free = columns.filter { column in
            ![location, times?.submitted, times?.visited, times?.updated].contains { $0?.column.name == column.name }
        }
        let ratings = RatingRoles(free, areEqual: rows.areEqual)
        var missing: [ProposalError.Role] = []
        if location == nil { missing.append(.location(LocationRole.suggestions(among: free).map(\.shown))) }
        if times == nil { missing.append(.submitted) }
        if ratings == nil {
            missing.append(.outcome)
        } else if ratings?.drivers.isEmpty == true {
            missing.append(.driver)
        }
        var naming = Naming()
        let overall = ratings.flatMap {
            Measure(
                $0.outcome, &naming, as: Self.outcomeKey($0.outcome.column),
                told: $0.outcome.column.untold == .outcome ? sample.outcomeScale : nil)
        }
        guard let location, let times, let ratings, let outcome = overall, missing.isEmpty else {
            throw .missing(missing, columns: columns.map(\.shown))
        }

        self.columns = columns
        self.rows = sample.rows
        self.location = location
        self.times = times
        allRows = sample.allRows
        files = FileNames(name)
        knowsZone = sample.knowsZone
        let rated = ([ratings.outcome] + ratings.drivers).map(\.column.name)
        others = OtherRoles(free.filter { !rated.contains($0.name) && $0.marks == nil })

        self.outcome = outcome
        verdicts = ratings.outcome.others.compactMap { Measure(Choice($0, []), &naming, as: Self.outcomeKey($0)) }
        drivers = ratings.drivers.prefix(63).compactMap { choice in
            guard var driver = Measure(choice, &naming) else { return nil }
            driver.note(rows.agreement(choice.column, ratings.outcome.column), with: outcome.label)
            return driver
        }
        behaviours = others.behaviours.map {
            Behaviour(choice: $0, key: naming.key(of: $0.column), label: Naming.label(of: $0.column))
        }
        leftOut = ratings.leftOut
        let codes = Codes(measures: [outcome] + drivers, others: [location.column] + behaviours.map(\.choice.column))
        self.missing = codes.missing
        ambiguousCodes = codes.ambiguous
        isGerman = rows.isGerman(others.comment?.column)
    }

    /// Whether these are names of columns and not somebody's answers: no addresses, no times, and hardly any numbers.
    private static func areNames(_ titles: [String], _ latest: Instant) -> Bool {
        let values = titles.map { Values([$0]) }
        let numbers = values.count { $0.count { $0.answer != nil } > 0 }
        return numbers * 2 <= titles.count
            && !values.contains { Times($0, NameWords(""), latest: latest) != nil }
            && !titles.contains { $0.contains("@") && $0.contains(".") && !$0.contains(" ") }
    }

    private static func outcomeKey(_ column: Profile) -> String {
        column.isCalled(RoleWords.recommend) && !column.isCalled(RoleWords.overall) ? "recommend" : "overall"
    }
}
