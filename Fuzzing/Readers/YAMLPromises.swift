import Configuration
import Domain
import Library

/// Each input is read as an action of the library and as a configuration.
enum YAMLPromises {
    private static let action = "practice.yaml"
    private static let configuration = "/huddled.yaml"
    private static let locations = Array("id,name\n1,Quay\n".utf8)

    static func check(_ bytes: [UInt8]) {
        let lines = lines(of: bytes)
        let library = ActionLibrary.read(folders: [[LibraryFile(path: action, bytes: bytes)]], brand: nil)
        let errors = library.problems.filter { $0.severity == .error }
        promise(library.actions.isEmpty != errors.isEmpty, "a practice is read or refused")
        for problem in library.problems { check(problem, in: action, lines) }
        if let action = library.actions.first {
            promise(!action.id.isEmpty && !action.drivers.isEmpty && !action.steps.isEmpty, "a practice is whole")
        }
        do {
            let read = try Configuration.load(configuration) { $0 == configuration ? bytes : locations }
            promise(!read.brand.drivers.isEmpty, "a configuration is whole")
        } catch {
            promise(!error.problems.isEmpty, "what is refused is refused for a reason")
            for problem in error.problems where problem.file == configuration {
                check(problem, in: configuration, lines)
            }
        }
    }

    private static func check(_ problem: FileProblem, in file: String, _ lines: Int) {
        promise(problem.file == file, "a problem names its file")
        promise((1...lines).contains(problem.line), "line \(problem.line) is one of \(lines)")
        promise(
            !problem.message.isEmpty && problem.message.unicodeScalars.count < 700, "a problem is said, and briefly")
        promise(!problem.message.unicodeScalars.contains(where: \.isControl), "a problem is one line")
    }

    private static func lines(of bytes: [UInt8]) -> Int {
        var lines = 1
        var isBehindReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if "\r\n\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar), !(isBehindReturn && scalar == "\n") {
                lines += 1
            }
            isBehindReturn = scalar == "\r"
        }
        return lines
    }
}
