import ArgumentParser
import Domain
import HuddleDaemon

@main
struct Huddled: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "huddled",
        abstract: "Turns customer feedback into a daily action plan per location.",
        discussion: """
            Runs until it is stopped, in the foreground: takes in what is dropped into the inbox of the spool, and \
            writes the plans there. See huddlectl --help.
            """,
        version: "huddled \(Version.current)")

    @Option(help: ArgumentHelp("Read the configuration from FILE.", valueName: "file"))
    var config = DaemonCommand.defaultConfiguration

    @Flag(help: "Empty the inbox, write every plan that is due, and leave.")
    var once = false

    @Option(help: ArgumentHelp("With --once: this instant is now for everything.", valueName: "rfc3339"))
    var now: String?

    func run() async throws {
        throw ArgumentParser.ExitCode(
            await DaemonCommand(configuration: config, once: once, now: now).run())
    }
}
