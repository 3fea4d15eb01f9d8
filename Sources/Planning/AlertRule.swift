package import Domain

/// Which responses ask for an answer, and why.
package struct AlertRule {
    private let brand: Brand
    private let language: Inflections
    private let words: [(word: String, phrase: Phrase)]
    /// By driver: its causes' words.
    private let causes: [[(cause: String, phrases: [Phrase])]]

    /// - Parameter tag: the language that the location's customers write in.
    package init(_ brand: Brand, language tag: String) {
        self.brand = brand
        let language = Inflections(language: tag)
        self.language = language
        words = brand.alerts.words.map { ($0, Phrase($0, in: language)) }
        causes = brand.drivers.map { driver in
            driver.causes.map { ($0.key, $0.words.map { Phrase($0, in: language) }) }
        }
    }

    /// nil where nobody has to answer.
    package func reason(for response: Response) -> AlertReason? {
        let isLow = response.outcome.map { $0 <= brand.alerts.atOrBelow } ?? false
        let said = response.comment.map { CommentWords($0, in: language) }
        let words = said.map { said in self.words.filter { said.mention($0.phrase) }.map(\.word) } ?? []
        guard isLow || !words.isEmpty else { return nil }
        return AlertReason(
            isLow: isLow, words: words, cause: words.first ?? said.flatMap { cause(in: $0, response, isLow) })
    }

    /// Of a driver with a low mark, in the brand's order; also of one that was not asked for, as in public reviews.
    private func cause(in said: CommentWords, _ response: Response, _ isLow: Bool) -> String? {
        for (driver, mark) in response.drivers.enumerated() where driver < causes.count {
            guard mark.map(brand.drivers[driver].scale.isLow) ?? isLow else { continue }
            if let found = causes[driver].first(where: { $0.phrases.contains { said.mention($0) } }) {
                return found.cause
            }
        }
        return nil
    }
}
