import ArgumentParser
import Domain
import Rendering

struct AdvocatesListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists who may be thanked or invited, and who was, the newest first; names nobody.",
        discussion: "With --json, everything that is known of each, contacts included: a line for each location.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "The location's id or alias; without, all of them.")
    var location: String?

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let only = try location.map { try configuration.location($0).id }
        let places = try AdvocateFiles(configuration.spool).all().filter { found in
            only.map { Identifier(found.advocates.location.id) == $0 } ?? true
        }
        if format.json {
            for place in places { try console.write(PublishedJSON.line(place.bytes) + "\n") }
            return .success
        }
        if places.isEmpty {
            try console.write("there is nobody to thank or to invite\n")
            return .success
        }
        try console.write(table(places.map(\.advocates)))
        return .success
    }

    private func table(_ places: [AdvocatesRecord]) -> String {
        var table = Table(["LOCATION", "SUBMITTED", "CHANNEL", "INVITED", "ADVOCATE"].map { Table.Column(title: $0) })
        for place in places {
            let title = place.location.title
            for advocate in place.advocates {
                table.add([
                    title, advocate.submitted, advocate.channel ?? "–", advocate.invited ?? "–", advocate.advocate,
                ])
            }
            if place.count > place.advocates.count {
                table.add([title, "and \(place.count - place.advocates.count) more", "", "", ""])
            }
        }
        return table.text
    }
}
