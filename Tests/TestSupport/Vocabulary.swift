/// Words that no manager has to know.
package enum Vocabulary {
    package static let statistical: Set<String> = [
        "mean", "means", "average", "median", "interval", "significant", "significance", "probability", "probable",
        "standing", "regression", "basis", "posterior", "bayes", "variance", "deviation", "correlation", "sample",
        "confidence", "percentile", "quartile", "estimate", "estimated", "slope", "importance", "expected",
        "baseline", "outcome", "driver", "exemplar", "n", "mittelwert", "durchschnitt", "intervall", "signifikant",
        "wahrscheinlichkeit", "stichprobe", "streuung", "varianz", "abweichung", "korrelation", "konfidenz", "quartil",
        "schätzung", "treiber",
    ]

    /// Those of them that stand in a text.
    package static func statistical(in text: some StringProtocol) -> [String] {
        text.split { !$0.isLetter }.map { $0.lowercased() }.filter(statistical.contains)
    }
}
