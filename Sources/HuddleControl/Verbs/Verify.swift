import ArgumentParser
import Configuration
import Domain
import Rendering

struct VerifyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Audits the database and the spool; names each problem with its place and remedy.",
        discussion: """
            Reads only, also while the service runs. Every page, every response and every kept file is looked at, which takes \
            minutes on years of feedback. Exit code 0: all is well; 1: there are problems.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let line = ProgressLine(console)
        let problems = try Verification(
            configuration: configuration, remedies: Remedies(configuration: configuration, config: options.config),
            console: console, progress: { line.show("looking at \($0)") }
        ).problems()
        line.show("")
        for problem in problems {
            try console.write((format.json ? json(problem).line : text(problem)) + "\n")
        }
        guard problems.isEmpty else { return .problems }
        console.tell("huddlectl: all is well")
        return .success
    }

    private func text(_ problem: AuditProblem) -> String {
        Inert.text("\(problem.place): \(problem.what): \(problem.remedy)")
    }

    private func json(_ problem: AuditProblem) -> JSON {
        ["what": .string(problem.what), "where": .string(problem.place), "remedy": .string(problem.remedy)]
    }
}
