import ArgumentParser
import Domain
import Rendering
import Simulation

struct SimulateVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Makes a chain whose truth is known: to try huddled on, or to see how well it picks.",
        discussion:
            "With --out it writes a folder that huddled can run on at once, the truth beside it. With --evaluate it plans many such chains with the planner that ships and prints what the first pick wins, beside simpler ways to pick: how many answers per store are needed."
    )

    enum Scenario: String, CaseIterable, ExpressibleByArgument {
        case drop, progress, actions
    }

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Option(help: ArgumentHelp("Write a chain into this new or empty folder.", valueName: "folder"))
    var out: String?

    @Flag(help: "Plan many chains and print how well.")
    var evaluate = false

    @OptionGroup var world: WorldOptions

    @Option(help: "With --out: days that the answers come on. Default: 90.")
    var days: Int?

    @Option(help: "With --evaluate: chains of each kind; what plans every day makes do with a sixth.")
    var chains = 30

    @Option(
        help:
            "With --evaluate: drop (how soon plans follow a real drop), progress (whether they tell it from chance) or actions (whether it is learnt what they are worth: of the world it takes --locations, --drivers, --answers and --seed); --answers is then per hold."
    )
    var scenario: Scenario?

    private static let mostDays = 3_650
    private static let mostChains = 10_000

    func validate() throws {
        guard (out != nil) != evaluate else {
            throw ValidationError("give --out FOLDER to write a chain, or --evaluate to see how well huddled picks")
        }
        if let out, out.isEmpty { throw ValidationError("--out takes the name of a folder") }
        guard (1...Self.mostDays).contains(days ?? 1) else {
            throw ValidationError("--days takes a number from 1 to \(Self.mostDays)")
        }
        guard (1...Self.mostChains).contains(chains) else {
            throw ValidationError("--chains takes a number from 1 to \(Self.mostChains)")
        }
        if days != nil, evaluate { throw ValidationError("--days goes with --out; leave it out") }
        if scenario != nil, !evaluate { throw ValidationError("--scenario goes with --evaluate; add it") }
        if scenario == .actions, perHold == 0 {
            throw ValidationError("--scenario actions takes --answers of 1 or more: without any nothing can be learnt")
        }
        if scenario != nil, world.answers != nil, perHold == nil {
            throw ValidationError("--scenario takes the same --answers everywhere: one number, per hold")
        }
    }

    /// The one number that `--answers` was given.
    private var perHold: Int? {
        if case .listed(let counts)? = world.answers, counts.count == 1 { counts[0] } else { nil }
    }

    func run(_ console: Console) throws -> Ending {
        if let out {
            let chain = try SimulationFolder.write(
                to: out, world.parameters, answers: world.answers ?? .listed([50]), days: days ?? 90)
            try console.write(format.json ? chain.json.line + "\n" : chain.text)
            return .success
        }
        let evaluation = Evaluation(
            parameters: world.parameters, chains: chains, isJSON: format.json, console: console)
        switch scenario {
        case nil:
            try evaluation.picks(answers: world.answers)
            try evaluation.flips(answersPerHold: perHold ?? 50)
        case .drop: try evaluation.drop(answersPerHold: perHold ?? 150)
        case .progress: try evaluation.progress(answersPerHold: perHold ?? 150)
        case .actions: try evaluation.actions(answersPerHold: perHold ?? 50)
        }
        return .success
    }
}
