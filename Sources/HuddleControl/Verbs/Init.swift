import ArgumentParser
import Domain
import Intake
import Proposal
import Spool

struct InitVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Proposes a configuration from a sample of feedback, and says how sure each choice is.",
        discussion:
            """
            Finds location, times, outcome, drivers with their scales, comment and contact by names and values, and prints a complete configuration with the reason for each choice and DOUBT where somebody has to decide:

                huddlectl init feedback.csv > huddled.yaml

            It is tried on the whole file before it is printed. No configuration is needed, and of the values only marks, labels and patterns of times are printed. Exit code 65: the file misses a column that every configuration needs, and which.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: "A file of feedback, as CSV or JSON, packed or not; some hundred answers tell enough.")
    var file: String

    func run(_ console: Console) throws -> Ending {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let proposed: ProposedConfiguration
        do {
            proposed = try ProposedConfiguration(
                fileNamed: name, from: { try HostFile(path: file) }, now: console.now())
        } catch let error as ProposalError {
            throw ControlError.noProposal(path: file, reason: error.description)
        } catch let error as SpoolError {
            guard let reason = error.reason else { throw ControlError.spool(error) }
            throw ControlError(reading: file, reason)
        }
        try console.write(proposed.text)
        for line in lines(proposed) { console.tell(line) }
        return .success
    }

    private func lines(_ proposed: ProposedConfiguration) -> [String] {
        let width = proposed.findings.map(\.role.count).max() ?? 0
        let found = proposed.findings.map { finding in
            let space = String(repeating: " ", count: width - finding.role.count)
            return
                "  \(finding.role)\(space)  \(finding.column)\(finding.certainty == .sure ? "" : " (\(finding.certainty.word))")"
        }
        let trial = proposed.trial.sentences.map { "  \($0)" }
        let doubts = proposed.doubts == 1 ? "1 line is" : "\(proposed.doubts) lines are"
        let once = "  huddled --config huddled.yaml --once"
        return ["huddlectl: \(file): found"] + found + ["read with this configuration:"] + trial + [
            "\(doubts) marked DOUBT: decide them, then go on with",
            "  huddlectl --config huddled.yaml check-config",
            "\(once)          # creates the folders",
            "  huddlectl --config huddled.yaml submit --no-wait \(file.shellWord)",
            once + (proposed.pastTrial.map { " \($0)" } ?? ""),
        ]
    }
}

/// A file that a person named, wherever it is.
private struct HostFile: ByteSource {
    private let files = PosixFileSystem()
    private let handle: Handle

    init(path: String) throws(SpoolError) { handle = try files.openFile(atPath: path) }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try files.read(handle, into: buffer)
    }
}
