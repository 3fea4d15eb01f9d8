import ArgumentParser
import Configuration
import Domain
import Rendering
import Spool
import SystemPackage

struct SubmitVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Delivers files safely into the inbox, then waits for their receipts and prints them.",
        discussion: "Exit code 65: a file was rejected; 75: it is in the inbox, and nobody has taken it yet.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Flag(inversion: .prefixedNo, help: "Wait for the receipts.")
    var wait = true

    @Option(help: "Seconds to wait for all of them.")
    var timeout = 60

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Deliver the file under this name instead of its own.", valueName: "name"))
    var name: String?

    @Argument(help: ArgumentHelp("Files of feedback, check-offs, ….", valueName: "file"))
    var files: [String]

    /// How long to leave the receipts alone between two looks.
    private static let pause = Duration.milliseconds(200)

    func validate() throws {
        guard (0...86_400).contains(timeout) else {
            throw ValidationError("--timeout takes seconds from 0 to 86400")
        }
        guard name == nil || files.count == 1 else { throw ValidationError("--as takes one file at a time") }
    }

    func run(_ console: Console) throws -> Ending {
        let spool = try options.load().spool
        // All or nothing: what is missing or unreadable is found before the first file is on its way.
        for file in files {
            do throws(Errno) {
                try FileDescriptor.probe(file)
            } catch {
                throw ControlError(reading: file, error)
            }
        }
        let receipts = wait ? try Receipts(spool) : nil
        let submitted = try files.map { file in
            try Self.submit(to: spool) { () throws(SpoolError) in try spool.submit(fileAt: file, as: name) }
        }
        guard let receipts else {
            for file in submitted { try console.write(words(on: file, in: spool)) }
            return .success
        }
        return try answers(to: submitted, receipts, spool, console)
    }

    /// A missing inbox is what stops a submission that fails for want of a directory: the file itself was seen before.
    static func submit(to spool: Spool, _ body: () throws(SpoolError) -> Submitted) throws(ControlError) -> Submitted {
        do throws(SpoolError) {
            return try body()
        } catch .refused(.open, _, .noSuchFileOrDirectory) {
            throw .noInbox(spool: spool.root)
        } catch {
            throw .spool(error)
        }
    }

    /// Prints each receipt as it comes.
    private func answers(
        to submitted: [Submitted], _ receipts: Receipts, _ spool: Spool, _ console: Console
    ) throws -> Ending {
        var waiting = submitted
        var ending = Ending.success
        let end = console.uptime() + .seconds(timeout)
        while true {
            var absent: [Submitted] = []
            for file in waiting {
                guard let bytes = try receipts.receipt(filedAs: file.filedAs) else {
                    absent.append(file)
                    continue
                }
                let path = "\(spool.root)/receipts/\(file.filedAs).json"
                let receipt = try Receipt(bytes, path: path)
                if receipt.isRejected { ending = .data }
                try console.write(format.json ? String(decoding: bytes, as: UTF8.self) : words(on: file, receipt))
            }
            waiting = absent
            if waiting.isEmpty { return ending }
            guard console.uptime() < end else {
                throw ControlError.noReceipt(
                    files: waiting.map(\.name.printable), inbox: spool.root + "/inbox", seconds: timeout)
            }
            console.pause(Self.pause)
        }
    }

    private func words(on file: Submitted, in spool: Spool) -> String {
        let receipt = "\(spool.root)/receipts/\(file.filedAs).json"
        guard format.json else {
            return "\(file.name.printable): in the inbox; its receipt will be \(receipt)\n"
        }
        let object: JSON = [
            "name": .string(file.name.text), "sha256": .string(file.sha256), "receipt": .string(receipt),
        ]
        return object.line + "\n"
    }

    private func words(on file: Submitted, _ receipt: Receipt) -> String {
        let lines = receipt.lines.map { line in
            let indent = line.prefix { $0 == " " }
            return indent + Inert.text(line)
        }
        return "\(file.name.printable): " + lines.joined(separator: "\n") + "\n"
    }
}
