import Domain
import Rendering
import Simulation

/// What the first pick wins on chains of several kinds, for people and as JSON Lines.
struct PickReport {
    private var kinds: [(study: PickStudy, findings: PickStudy.Findings)] = []

    mutating func add(_ study: PickStudy, _ findings: PickStudy.Findings) { kinds.append((study, findings)) }

    /// One kind of chain in a few words.
    static func title(_ study: PickStudy) -> String {
        "\(words(study.answers)) answers, \(study.parameters.locations) stores"
    }

    private static func words(_ answers: AnswerCounts) -> String {
        switch answers {
        case .listed(let counts): counts.map(String.init).joined(separator: ",")
        case .mixed: "mixed"
        }
    }

    func text(chains: Int) -> String {
        var table = Table(
            [Table.Column(title: "picks by")]
                + kinds.map { kind in
                    let size = Self.words(kind.study.answers)
                    let isUsual = kind.study.parameters.locations == kinds.first?.study.parameters.locations
                    return Table.Column(
                        title: isUsual ? size : "\(size) in \(kind.study.parameters.locations)", isNumber: true)
                })
        for picker in Picker.allCases {
            table.add(
                [picker.title]
                    + kinds.map { kind in
                        let captured = kind.findings.captured[picker]
                        return "\(Self.percent(captured?.mean)) ± \(Self.percent(captured?.error))"
                    })
        }
        let stores = kinds.first.map { "\($0.study.parameters.locations) stores" } ?? ""
        return "Per cent of the gain there is that the first pick wins, by answers per store"
            + " (\(chains) chains of \(stores), ± standard error)\n\n\(table.text)\n\(calibration)\(answer)\n"
    }

    private static func percent(_ share: Double?) -> String { Figure.fixed(share.map { $0 * 100 }, 1) }

    /// The sentence that answers how many answers a store needs.
    private var answer: String {
        let sizes = kinds.compactMap { kind -> (answers: Int, captured: Double)? in
            guard case .listed(let counts) = kind.study.answers, counts.count == 1,
                kind.study.parameters == kinds.first?.study.parameters,
                let captured = kind.findings.captured[.huddled]?.mean
            else { return nil }
            return (counts[0], captured)
        }.sorted { $0.answers < $1.answers }
        if sizes.isEmpty { return "" }
        let enough = sizes.first { $0.captured >= 0.8 }
        let plenty = sizes.first { $0.captured >= 0.9 }
        switch (enough, plenty) {
        case (let enough?, let plenty?) where plenty.answers > enough.answers:
            return
                "How many answers per store? \(enough.answers) win \(Figure.percent(enough.captured)) of what can be won, \(plenty.answers) win \(Figure.percent(plenty.captured))."
        case (let enough?, _):
            return
                "How many answers per store? \(enough.answers) win \(Figure.percent(enough.captured)) of what can be won."
        case (nil, _):
            return "How many answers per store? More than were tried here, to win four fifths of what can be won."
        }
    }

    private var bins: [(from: Double, bin: Calibration.Bin)] {
        var all = Calibration()
        for kind in kinds { all.add(kind.findings.calibration) }
        return all.bins.enumerated().map { (Double($0.offset) / 10, $0.element) }.filter { $0.bin.stores > 0 }
    }

    private var calibration: String {
        let bins = bins
        guard !bins.isEmpty else { return "" }
        var table = Table(
            ["claimed", "came true", "stores"].map { Table.Column(title: $0, isNumber: true) })
        for (_, bin) in bins {
            table.add([Figure.percent(bin.probability), Figure.percent(bin.share), "\(bin.stores)"])
        }
        return
            "Probability that the pick is the best, in stores with \(PickStudy.answersToCalibrate) answers to every driver\n\n\(table.text)\n"
    }

    /// A line for each kind of chain, then one for the probabilities.
    func json(chains: Int) -> String {
        let picks = kinds.map { kind -> JSON in
            [
                "study": "picks", "locations": .integer(kind.study.parameters.locations),
                "answers": .string(Self.words(kind.study.answers)), "chains": .integer(chains),
                "captured": .list(Picker.allCases) { picker in
                    let captured = kind.findings.captured[picker]
                    return [
                        "picker": .string(picker.rawValue), "share": .figure(captured?.mean),
                        "error": .figure(captured?.error),
                    ]
                },
            ]
        }
        let calibration: JSON = [
            "study": "calibration", "answers_at_least": .integer(PickStudy.answersToCalibrate),
            "bins": .list(bins) { from, bin in
                [
                    "from": .number(from), "stores": .integer(bin.stores), "claimed": .figure(bin.probability),
                    "came_true": .figure(bin.share),
                ]
            },
        ]
        return (picks + [calibration]).map { $0.line + "\n" }.joined()
    }
}
