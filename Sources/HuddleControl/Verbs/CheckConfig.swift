import ArgumentParser
import Configuration
import Domain
import Library
import Rendering
import Spool

struct CheckConfigVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Checks the configuration and the library; says each mistake with its file and line.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    /// One finding, an error or not.
    private struct Finding {
        var file: String
        var line: Int
        var isError = false
        var message: String

        var text: String { "\(file):\(line): \(isError ? "" : "warning: ")\(message)" }

        var json: JSON {
            [
                "file": .string(file), "line": .integer(line), "severity": isError ? "error" : "warning",
                "message": .string(message),
            ]
        }
    }

    func run(_ console: Console) throws -> Ending {
        let good: String
        let findings: [Finding]
        do throws(ConfigurationError) {
            let configuration = try options.load()
            (good, findings) = examine(configuration)
        } catch {
            good = ""
            findings = error.problems.map {
                Finding(file: $0.file, line: $0.line, isError: true, message: $0.message)
            }
        }
        let isGood = !findings.contains(where: \.isError)
        for finding in findings { console.tell(finding.text) }
        if format.json {
            let document: JSON = ["problems": .list(findings, \.json)]
            try console.write(document.line + "\n")
        } else if isGood {
            try console.write(good + "\n")
        }
        return isGood ? .success : .configuration
    }

    private func examine(_ configuration: Configuration) -> (good: String, [Finding]) {
        let file = KeyLines(configuration.file)
        let library: ActionLibrary
        do {
            library = try LibraryFolders.library(of: configuration)
        } catch {
            let line = file.line(of: "library")
            return ("", [Finding(file: configuration.file, line: line, isError: true, message: "\(error)")])
        }
        var findings = library.gaps(of: configuration.brand).map { driver in
            Finding(
                file: configuration.file, line: file.line(ofMeasure: driver.key),
                message:
                    "no action of the library serves the driver \(driver.key), so it is never a priority; add an action for it, or set controllable: false"
            )
        }
        findings += library.problems.filter { $0.severity != .note }.map {
            Finding(file: $0.file, line: $0.line, message: $0.message)
        }
        let counts = [
            Self.count(configuration.brand.drivers.count, "driver"),
            configuration.locations.map { Self.count($0.count, "location") } ?? "locations as feedback names them",
            Self.count(configuration.sources.count, "source"), Self.count(library.actions.count, "action"),
        ]
        return ("configuration is good: \(counts.joined(separator: ", "))", findings)
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(number == 1 ? noun : noun + "s")"
    }
}

/// Where things stand in a configuration that is known to be good.
private struct KeyLines {
    private let lines: [String]

    init(_ path: String) {
        let bytes = (try? HostFiles.read(path)) ?? []
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The line of a key of the top level; 1 where it is not found.
    func line(of key: String) -> Int { number { $0.hasPrefix("\(key):") } }

    /// The line that gives a driver its key.
    func line(ofMeasure key: String) -> Int {
        number { line in
            let words = line.split(whereSeparator: { " ,{}\"'\t-".contains($0) })
            return zip(words, words.dropFirst()).contains { $0 == "key:" && $1.utf8.elementsEqual(key.utf8) }
        }
    }

    private func number(_ isIt: (String) -> Bool) -> Int { (lines.firstIndex(where: isIt) ?? 0) + 1 }
}
