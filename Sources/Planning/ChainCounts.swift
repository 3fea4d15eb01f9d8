/// How much is known of a chain: what a `ChainModel` was made of, and what there is by now.
package struct ChainCounts: Equatable, Sendable {
    /// In the window, of all locations.
    let responses: Int
    /// Likewise, by column: the outcome and every driver.
    let answers: [Int]
    /// How often a stored response was changed or removed, ever.
    let changes: Int64

    package init(_ chain: [LocationSums], changes: Int64) {
        let columns = chain.first?.answers.count ?? 0
        self.init(
            responses: chain.reduce(0) { $0 + $1.responses },
            answers: chain.reduce(into: [Int](repeating: 0, count: columns)) { sums, location in
                for (column, answers) in location.answers.enumerated() { sums[column] += answers }
            }, changes: changes)
    }

    init(responses: Int, answers: [Int], changes: Int64) {
        self.responses = responses
        self.answers = answers
        self.changes = changes
    }

    /// So few answers come and go.
    private static let few = 30

    /// Whether what was found out with so much still holds with that: no column was answered a quarter more often, or the
    /// other way round, or for the first or last time; and there were no more changes than for a quarter of the responses.
    func isLike(_ others: ChainCounts) -> Bool {
        answers.count == others.answers.count
            && zip(answers, others.answers).allSatisfy { mine, theirs in
                let (less, more) = (min(mine, theirs), max(mine, theirs))
                return 5 * less >= 4 * more || (less > 0 && more < Self.few)
            }
            && (changes...(changes + Int64(responses / 4))).contains(others.changes)
    }
}
