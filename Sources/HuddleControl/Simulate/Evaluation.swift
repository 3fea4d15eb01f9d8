import Domain
import Rendering
import Simulation

/// Runs the studies chain by chain, tells how far it is and how long it took, and prints what was found.
struct Evaluation {
    let parameters: WorldParameters
    let chains: Int
    let isJSON: Bool
    let console: Console

    /// Studies that plan every day are dearer than those that plan once.
    private var dailyChains: Int { max(1, chains / 6) }

    /// What the first pick wins, and whether its probability comes true.
    /// - Parameter answers: nil for a range of sizes.
    func picks(answers: AnswerCounts?) throws {
        var small = parameters
        small.locations = min(20, parameters.locations)
        let kinds: [(parameters: WorldParameters, answers: AnswerCounts)] =
            answers.map { [(parameters, $0)] }
            ?? [5, 20, 50, 200].map { (parameters, .listed([$0])) } + [(parameters, .mixed), (small, .listed([20]))]
        var report = PickReport()
        for kind in kinds {
            let study = PickStudy(kind.parameters, answers: kind.answers)
            var findings = PickStudy.Findings()
            try stage(PickReport.title(study), chains: chains) { study.add(chain: $0, to: &findings) }
            report.add(study, findings)
        }
        try console.write(isJSON ? report.json(chains: chains) : report.text(chains: chains))
    }

    /// How often plans change their mind while nothing changes.
    func flips(answersPerHold: Int) throws {
        let study = FlipStudy(DailyChains(parameters, answersPerHold: answersPerHold))
        var findings = FlipStudy.Findings()
        try stage("\(FlipStudy.holds) holds, day by day", chains: dailyChains) { study.add(chain: $0, to: &findings) }
        let report = FlipReport(study: study, findings: findings, chains: dailyChains)
        try console.write(isJSON ? report.json.line + "\n" : "\n" + report.text)
    }

    /// How soon plans follow a real drop.
    func drop(answersPerHold: Int) throws {
        let study = DropStudy(DailyChains(parameters, answersPerHold: answersPerHold))
        var findings = DropStudy.Findings()
        try stage("real drops, day by day", chains: dailyChains) { study.add(chain: $0, to: &findings) }
        let report = DropReport(study: study, findings: findings, chains: dailyChains)
        try console.write(isJSON ? report.json.line + "\n" : report.text)
    }

    /// Whether plans tell progress from chance.
    func progress(answersPerHold: Int) throws {
        let study = ProgressStudy(DailyChains(parameters, answersPerHold: answersPerHold))
        var findings = ProgressStudy.Findings()
        try stage("true gains, day by day", chains: dailyChains) { study.add(chain: $0, to: &findings) }
        let report = ProgressReport(study: study, findings: findings, chains: dailyChains)
        try console.write(isJSON ? report.json.line + "\n" : report.text)
    }

    /// What actions are found to be worth, and what choosing them misses.
    func actions(answersPerHold: Int) throws {
        let world = ProgrammeStudy.World(
            stores: parameters.locations, drivers: parameters.drivers, answers: answersPerHold,
            seed: parameters.seed)
        let worlds = [
            ("idle", "nothing helps", world.idle), ("real", "actions help, or not", world),
            ("chosen", "a quarter choose for themselves", world.chosen(by: 0.25)),
        ]
        let found = try worlds.map { name, title, world in
            var findings = ProgrammeStudy.Findings()
            let study = ProgrammeStudy(world)
            try stage(title, chains: chains) { study.add(chain: $0, to: &findings) }
            return (name: name, title: title, findings: findings)
        }
        var choices = ChoiceStudy.Findings()
        let study = ChoiceStudy(drivers: parameters.drivers, seed: parameters.seed)
        try stage("choosing alone", chains: chains) { study.add(chain: $0, to: &choices) }
        let report = ActionsReport(worlds: found, world: world, choices: choices, chains: chains)
        try console.write(isJSON ? report.json.line + "\n" : report.text)
    }

    /// Does the chains one after the other. How far it is shows on a terminal only; how long it took is a message.
    private func stage(_ title: String, chains: Int, _ body: (_ chain: Int) -> Void) throws {
        let start = console.uptime()
        for chain in 0..<chains {
            try show("\(title): chain \(chain + 1) of \(chains)")
            body(chain)
        }
        try show("")
        let (seconds, attoseconds) = (console.uptime() - start).components
        let time = Figure.fixed(Double(seconds) + Double(attoseconds) / 1e18, 1)
        console.tell("\(title): \(chains) \(chains == 1 ? "chain" : "chains") in \(time) s")
    }

    /// A line that the next one replaces.
    private func show(_ text: String) throws {
        guard console.isTerminal, !isJSON else { return }
        let blank = String(repeating: " ", count: max(0, min(console.columns, 78) - text.count))
        try console.write("\r\(text)\(blank)\(text.isEmpty ? "\r" : "")")
    }
}
