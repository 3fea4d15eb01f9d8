import ArgumentParser
import Configuration
import Domain
import Rendering
import Store

struct EraseVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Forgets a person: responses, contacts, quotes, and their rows in the files that were kept.",
        discussion: "What was erased stays so when an old export comes back. It works while the service runs, too.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Option(
        help: ArgumentHelp(
            "All of whoever has this e-mail address or telephone number; - reads it from standard input.",
            valueName: "address"))
    var contact: String?

    @Option(
        help: ArgumentHelp(
            "The responses with this id of the survey tool, or this identity (16 or 32 hexadecimal digits).",
            valueName: "id"))
    var response: String?

    func validate() throws {
        guard (contact == nil) != (response == nil) else {
            throw ValidationError("give either --contact or --response")
        }
        if response?.isEmpty == true { throw ValidationError("--response takes an id") }
    }

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let person = try person()
        // An older database is left to the service.
        _ = try configuration.openStore()
        try DatabaseOwner.become(for: configuration)
        let store: Store
        do {
            store = try Store(reopening: configuration.directories.database, brand: configuration.brand)
        } catch { throw ControlError.store(error) }
        let report = try PersonErasure(configuration: configuration, store: store).erase(person)
        try console.write(format.json ? json(report).line + "\n" : text(report))
        for line in remarks(report, configuration) { console.tell("huddlectl: \(line)") }
        return .success
    }

    private func person() throws(ControlError) -> PersonErasure.Person {
        guard let contact else { return .response(response ?? "") }
        // Arguments are seen by everybody on the machine and stay in the shell's history.
        let given = contact == "-" ? readLine() ?? "" : contact
        guard let address = SoughtAddress(given) else { throw .noAddress }
        return .address(address)
    }

    private func text(_ report: ErasureReport) -> String {
        guard report.hasFound else { return "nothing was found\n" }
        var table = Table([Table.Column(title: "ERASED"), Table.Column(title: "COUNT", isNumber: true)])
        for (name, count) in counts(report) where count > 0 { table.add([name.title, String(count)]) }
        return table.text
    }

    private func json(_ report: ErasureReport) -> JSON {
        .object(
            counts(report).map { JSON.Member($0.name.key, .integer($0.count)) } + [
                JSON.Member("removed_files", .list(report.removed, JSON.string)),
                JSON.Member(
                    "unread_files",
                    .list(report.unread.sorted { $0.key < $1.key }) {
                        ["file": .string($0.key), "reason": .string($0.value)]
                    }),
                JSON.Member("taking_in", .bool(report.isTakingIn)),
            ])
    }

    private func counts(_ report: ErasureReport) -> [(name: (key: String, title: String), count: Int)] {
        [
            (("responses", "responses"), report.erased.responses), (("contacts", "contacts"), report.erased.contacts),
            (("alerts", "alerts"), report.erased.alerts), (("advocates", "advocates"), report.erased.advocates),
            (("notes", "notes of managers"), report.erased.notes), (("plans", "plans with a quote"), report.plans),
            (("rows", "rows of kept files"), report.rows),
            (("files", "kept files with such rows"), report.rewritten.count),
            (("removed", "kept files as a whole"), report.removed.count),
        ]
    }

    private func remarks(_ report: ErasureReport, _ configuration: Configuration) -> [String] {
        let spool = configuration.directories.spool
        var remarks = report.removed.map {
            "\(spool)/\($0): was removed as a whole, because what had to go stood where no row could be taken out"
        }
        remarks += report.unread.sorted { $0.key < $1.key }.map {
            "\(spool)/\($0.key): was not looked into (\($0.value)); look yourself, and remove it where it tells of the person"
        }
        if report.isTakingIn {
            remarks.append(
                "files are being taken in: once huddlectl status shows none, run this again, so that they are looked through, too"
            )
        }
        if !report.hasEmptyLog {
            remarks.append(
                "somebody reads the database, whose log still holds what was erased; run this again when nobody does")
        }
        return remarks
    }
}
