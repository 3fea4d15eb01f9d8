import Domain

/// An explanation on one screen of 100 columns.
struct ExplanationText {
    static let columns = 100

    let explanation: ExplanationRecord

    var text: String {
        [heading, table, legend, decision, data].joined(separator: "\n")
    }

    private var heading: String {
        let window = explanation.window
        var learned =
            "Slopes were learned from \(count(explanation.chainResponses, "response")) in "
            + count(explanation.chainLocations, "location")
        if let r2 = explanation.r2 {
            learned += "; the drivers explain \(Figure.percent(r2)) of how the outcome varies within one"
        }
        return "\(Inert.text(explanation.title)): the decision of \(Inert.text(explanation.date))\n\n"
            + lines(
                [
                    "\(count(window.responses, "response")) here from \(window.from) to \(window.to), compared with \(peers).",
                    learned + ".",
                ] + spread)
    }

    private var spread: [String] {
        guard let spread = explanation.spread else { return [] }
        let peers = spread.peers.map { ", \(Figure.fixed($0, 2)) among its peers" } ?? ""
        return ["Marks of the outcome spread by \(Figure.fixed(spread.here, 2)) points here\(peers)."]
    }

    private var peers: String {
        let peers = explanation.peers
        let locations = count(peers.locations, "location")
        return switch (peers.kind, peers.name) {
        case ("format", let name?): "the \(locations) of the format \(name)"
        case ("region", let name?): "the \(locations) of the region \(name)"
        default: "the brand's \(locations)"
        }
    }

    /// By expected gain, the greatest first; of equals in the brand's order.
    private var drivers: [ExplanationRecord.Driver] {
        explanation.drivers.enumerated().sorted { left, right in
            let gains = (left.element.expectedGain ?? -1, right.element.expectedGain ?? -1)
            return gains.0 != gains.1 ? gains.0 > gains.1 : left.offset < right.offset
        }.map(\.element)
    }

    private var hasProbabilities: Bool { explanation.drivers.contains { $0.probabilityTop != nil } }

    private var table: String {
        var columns = [Table.Column(title: "driver")]
        columns += ["say", "n", "standing", "peers", "target", "slope", "gain"].map {
            Table.Column(title: $0, isNumber: true)
        }
        if hasProbabilities { columns.append(Table.Column(title: "top", isNumber: true)) }
        columns.append(Table.Column(title: "verdict"))
        var table = Table(columns)
        // Marks of hundreds of points need no hundredths.
        let greatest = explanation.drivers.compactMap(\.high).max() ?? 0
        let places = greatest < 20 ? 2 : 1
        for driver in drivers {
            var cells = [
                driver.label, Figure.fixed(driver.mean, places), String(driver.answers),
                standing(driver, places), Figure.fixed(driver.peers, places), Figure.fixed(driver.target, places),
                Figure.fixed(driver.slope, 2) + (driver.slopeClamped ? "*" : ""),
                Figure.fixed(driver.expectedGain, 3),
            ]
            if hasProbabilities { cells.append(Figure.percent(driver.probabilityTop)) }
            table.add(cells + [verdict(driver.verdict)])
        }
        return table.text(within: Self.columns)
    }

    private func standing(_ driver: ExplanationRecord.Driver, _ places: Int) -> String {
        guard let standing = driver.standing else { return "–" }
        return
            "\(Figure.fixed(standing, places)) (\(Figure.fixed(driver.low, places))–\(Figure.fixed(driver.high, places)))"
    }

    private func verdict(_ name: String) -> String {
        switch Explanation.Verdict(rawValue: name) {
        case .focus: "focus"
        case .next: "next"
        case .behind: "further down"
        case .notWorthwhile: "gain too small"
        case .notControllable: "not the store's"
        case .noAction: "no action"
        case .noAnswers: "no answers"
        case .noOutcome: "no outcome"
        case .resting: "rests"
        case nil: name
        }
    }

    private var legend: String {
        var legend = [
            "say: plain mean of n answers · standing: true level (recent answers count more), its 80 % range",
            "peers: their mean · target: their upper quartile · slope: outcome points per point of the driver",
            "gain: outcome points to expect from reaching the target",
        ]
        if hasProbabilities { legend[2] += " · top: probability that no other gives more" }
        if explanation.drivers.contains(where: \.slopeClamped) {
            legend.append("* estimated below zero, which is taken for zero")
        }
        return lines(legend)
    }

    private var decision: String {
        let decision = explanation.decision
        let label = explanation.label(of: decision.driver)
        let until = decision.due.map { " until \($0)" } ?? ""
        let what =
            switch decision.kind {
            case "begin": "\(label) becomes the focus\(until)"
            case "hold", "renew": "\(label) stays the focus\(until), since \(decision.since ?? "–")"
            case "replace" where explanation.history?.first?.driverBefore == decision.driver:
                "\(label) begins anew\(until)"
            case "replace": "\(label) becomes the new focus\(until)"
            case "end":
                explanation.history?.first?.driverBefore.map { "the focus on \(explanation.label(of: $0)) ends" }
                    ?? "the focus ends"
            default: "no focus"
            }
        return lines(["Decision: \(what): \(ReasonWords.words(decision.reason))."] + action + firstWeeks)
    }

    /// What it is worked on with, and where that was chosen on this day between what.
    private var action: [String] {
        guard let action = explanation.action else { return [] }
        guard let choice = explanation.choice, choice.count > 1 else { return ["Action: \(action)."] }
        let chosen = choice.first { $0.action == action }.map { ", drawn with \(Figure.percent($0.probability))" } ?? ""
        return ["Action: \(action)\(chosen) of \(choice.count) that could be given:"]
            + choice.sorted { $0.probability > $1.probability }.map { choice in
                let worth =
                    choice.trials == 0
                    ? "not tried yet"
                    : "\(count(choice.trials, "trial")): \(Figure.fixed(choice.effect, 2)) points "
                        + "(\(Figure.fixed(choice.low, 2)) to \(Figure.fixed(choice.high, 2)))"
                return "  \(choice.action) \(Figure.percent(choice.probability)), \(worth)"
            }
    }

    private var firstWeeks: [String] {
        guard let firstWeeks = explanation.firstWeeks else { return [] }
        let best = firstWeeks.followsBest ? ", which the best of its peers do" : ""
        return ["The manager is new, since \(firstWeeks.managerSince): the plan asks for one thing\(best)."]
    }

    private var data: String { lines(QualityWords.sentences(explanation.quality)) }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private func lines(_ lines: [String]) -> String { lines.map(wrapped).joined() }

    /// Lines of at most `columns` characters, broken between words.
    private func wrapped(_ text: String) -> String {
        var lines: [String] = []
        for word in Inert.text(text).split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= Self.columns {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
