import ArgumentParser
import Configuration
import Domain
import Library
import Rendering

struct LibraryLintVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Checks action files; says each mistake with its file and line.",
        discussion: "Exit code 65: a file has an error and would be left out.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Argument(
        help: ArgumentHelp(
            "Folders of action files, lowest precedence first, instead of the configuration's. They are compared with a brand's drivers only if --config names one.",
            valueName: "folder"))
    var folders: [String] = []

    func run(_ console: Console) throws -> Ending {
        let library: ActionLibrary
        if folders.isEmpty {
            library = try LibraryFolders.library(of: options.load())
        } else {
            let brand = options.config == nil ? nil : try options.load().brand
            library = try LibraryFolders.read(folders, brand: brand)
        }
        let notes = library.problems.count { $0.severity == .note }
        for problem in library.problems where format.json || problem.severity != .note {
            try console.write((format.json ? json(problem).line : Inert.text(problem.description)) + "\n")
        }
        let errors = library.problems.count { $0.severity == .error }
        console.tell(
            "huddlectl: \(library.actions.count) actions serve; \(errors == 0 ? "no errors" : "\(errors) errors")"
                + (notes == 0 || format.json
                    ? "" : "; \(notes) notes on what this brand does not use (--json shows them)")
        )
        return errors == 0 ? .success : .data
    }

    private func json(_ problem: FileProblem) -> JSON {
        [
            "file": .string(problem.file), "line": .integer(problem.line),
            "severity": .string(problem.severity.rawValue), "message": .string(problem.message),
        ]
    }
}
