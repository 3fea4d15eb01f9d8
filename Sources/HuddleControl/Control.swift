import ArgumentParser
package import Domain
import Glibc

/// How a verb ends; `ArgumentParser` has an `ExitCode` of its own.
package typealias Ending = Domain.ExitCode

/// `huddlectl` whole: arguments in, data and messages out, an exit code.
package enum Control {
    /// Runs the process's arguments and leaves with the exit code.
    package static func main() -> Never {
        // Whoever closes the pipe has seen enough: writing then fails with an error that ends the verb in peace.
        signal(SIGPIPE, SIG_IGN)
        exit(run(Array(CommandLine.arguments.dropFirst()), Console.standard).rawValue)
    }

    /// Runs these arguments, the program's name not among them. Whatever there is to say is said when it returns.
    package static func run(_ arguments: [String], _ console: Console) -> Ending {
        let verb: any Verb
        do {
            var command = try ControlCommand.parseAsRoot(arguments)
            guard let parsed = command as? any Verb else {
                // Help, which reports itself as an error.
                try command.run()
                return .success
            }
            verb = parsed
        } catch {
            return reportUsage(error, to: console)
        }
        do {
            return try verb.run(console)
        } catch {
            let error = ControlError(error)
            return error == .outputClosed ? .success : error.report(to: console)
        }
    }

    /// Help goes to standard output and is no failure; what was wrong with the arguments goes to standard error.
    private static func reportUsage(_ error: any Error, to console: Console) -> Ending {
        // Longer lines are hard to read, however wide the terminal is.
        let text = ControlCommand.fullMessage(for: error, columns: min(100, console.columns))
        guard ControlCommand.exitCode(for: error).isSuccess else {
            console.tell(text)
            return .usage
        }
        do {
            try console.write(text + "\n")
            return .success
        } catch {
            return error == .outputClosed ? .success : error.ending
        }
    }
}

/// One of the things `huddlectl` does.
protocol Verb: ParsableCommand {
    /// - Throws: `ControlError`, or what `ControlError` knows how to wrap.
    func run(_ console: Console) throws -> Ending
}

struct ControlCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "huddlectl",
        abstract: "Hands huddled its files and shows what it made of them.",
        discussion: "Data goes to standard output, messages to standard error.",
        version: "huddlectl \(Version.current)",
        subcommands: [
            StatusVerb.self, InitVerb.self, CheckConfigVerb.self, SubmitVerb.self, FilesVerb.self, ResponsesVerb.self,
            PlanVerb.self,
            ExplainVerb.self, DoneVerb.self, AlertsVerb.self, AdvocatesVerb.self, DriversVerb.self, LibraryVerb.self,
            SimulateVerb.self, EraseVerb.self, VerifyVerb.self, BackupVerb.self,
        ])

    static var _errorPrefix: String { "huddlectl: " }

    @OptionGroup var options: CommonOptions
}
