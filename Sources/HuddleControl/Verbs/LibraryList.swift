import ArgumentParser
import Configuration
import Domain
import Library
import Rendering
import Store

struct LibraryListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the actions, and how often managers checked each off where the database can be read.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let actions = try LibraryFolders.library(of: configuration).actions
        let tallies = tallies(configuration, console)
        try console.write(format.json ? lines(actions, tallies) : table(actions, tallies))
        return .success
    }

    /// By action; nil where the database cannot be read.
    private func tallies(_ configuration: Configuration, _ console: Console) -> [Identifier: ActionTally]? {
        do throws(ControlError) {
            let store = try configuration.openStore()
            return try counted(store)
        } catch {
            console.tell("huddlectl: no check-offs are counted: \(error)")
            return nil
        }
    }

    private func counted(_ store: Store) throws(ControlError) -> [Identifier: ActionTally] {
        do throws(StoreError) {
            return ActionTally.of(try store.countedCheckOffs())
        } catch {
            throw .store(error)
        }
    }

    private func table(_ actions: [Action], _ tallies: [Identifier: ActionTally]?) -> String {
        var table = Table(
            [
                Table.Column(title: "ID"), Table.Column(title: "DRIVERS"), Table.Column(title: "CADENCE"),
                Table.Column(title: "MINUTES", isNumber: true), Table.Column(title: "EFFORT"),
                Table.Column(title: "STATE"),
            ]
                + (tallies == nil
                    ? [] : ["DONE", "SKIPPED", "DECLINED"].map { Table.Column(title: $0, isNumber: true) })
                + [Table.Column(title: actions.contains { $0.author != nil } ? "IDEA OF" : "")]
        )
        for action in actions {
            let tally = tallies?[Identifier(action.id)] ?? ActionTally(action: action.id)
            table.add(
                [
                    action.id, action.drivers.joined(separator: ", "), action.cadence.rawValue,
                    String(action.minutes), action.effort.rawValue, action.state.rawValue,
                ] + (tallies == nil ? [] : [tally.done, tally.skipped, tally.declined].map(String.init))
                    + [action.author ?? ""])
        }
        return table.text
    }

    private func lines(_ actions: [Action], _ tallies: [Identifier: ActionTally]?) -> String {
        actions.map { action in
            let object: JSON = [
                "id": .string(action.id), "title": .string(action.title),
                "drivers": .list(action.drivers, JSON.string), "causes": .list(action.causes, JSON.string),
                "owner": .string(action.owner), "minutes": .integer(action.minutes),
                "cadence": .string(action.cadence.rawValue), "effort": .string(action.effort.rawValue),
                "author": .text(action.author), "state": .string(action.state.rawValue),
                "reason": .text(action.reason),
                "check_offs": tallies.map { tallies in
                    let tally = tallies[Identifier(action.id)] ?? ActionTally(action: action.id)
                    return [
                        "done": .integer(tally.done), "skipped": .integer(tally.skipped),
                        "declined": .integer(tally.declined),
                    ]
                } ?? .null,
            ]
            return object.line + "\n"
        }.joined()
    }
}
