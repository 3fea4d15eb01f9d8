import Rendering
import Simulation

/// Whether the library learns what its actions are worth.
struct ActionsReport {
    let worlds: [(name: String, title: String, findings: ProgrammeStudy.Findings)]
    let world: ProgrammeStudy.World
    let choices: ChoiceStudy.Findings
    let chains: Int

    private static let columns = [
        "found too high by", "before and after", "intervals hold it", "helpful found", "useless called so",
        "by before and after", "best found",
    ]

    var text: String {
        var table = Table(
            [Table.Column(title: "world")] + Self.columns.map { Table.Column(title: $0, isNumber: true) })
        for (_, title, findings) in worlds {
            table.add([
                title, Figure.fixed(findings.bias.mean, 3), Figure.fixed(findings.naiveBias.mean, 3),
                Figure.percent(findings.covered.value), Figure.percent(findings.helpful.value),
                Figure.percent(findings.useless.value), Figure.percent(findings.naiveUseless.value),
                Figure.percent(findings.found.value),
            ])
        }
        let drivers = choices.regret.values.count
        return
            "What actions are found to be worth after \(world.cycles) cycles with \(world.answers) answers each, where it is known (\(chains) chains of \(world.stores) stores and \(world.drivers * world.actionsPerDriver) actions; points)\n\n\(table.text)\nChoosing alone, with \(ChoiceStudy.actions) actions a driver, \(ChoiceStudy.storesPerCycle) stores a cycle and \(ChoiceStudy.cycles) cycles: a store misses \(Figure.fixed(choices.regret.mean, 3)) points of the best action (drawn evenly \(Figure.fixed(choices.evenly.mean, 3))); of \(drivers) drivers the best is found for \(Figure.percent(choices.found.value)), or one as good for \(Figure.percent(choices.nearlyFound.value)).\n"
    }

    var json: JSON {
        [
            "study": "actions", "stores": .integer(world.stores), "drivers": .integer(world.drivers),
            "actions": .integer(world.drivers * world.actionsPerDriver), "cycles": .integer(world.cycles),
            "answers_per_cycle": .integer(world.answers), "chains": .integer(chains),
            "worlds": .list(worlds) { world in
                [
                    "world": .string(world.name), "bias": .figure(world.findings.bias.mean),
                    "error": .figure(world.findings.bias.error), "naive_bias": .figure(world.findings.naiveBias.mean),
                    "covered": .figure(world.findings.covered.value),
                    "helpful_found": .figure(world.findings.helpful.value),
                    "useless_called_helpful": .figure(world.findings.useless.value),
                    "useless_by_naive": .figure(world.findings.naiveUseless.value),
                    "best_found": .figure(world.findings.found.value), "regret": .figure(world.findings.regret.mean),
                ]
            },
            "choices": [
                "drivers": .integer(choices.regret.values.count), "regret": .figure(choices.regret.mean),
                "error": .figure(choices.regret.error), "drawn_evenly": .figure(choices.evenly.mean),
                "best_found": .figure(choices.found.value), "nearly_found": .figure(choices.nearlyFound.value),
            ],
        ]
    }
}
