import Foundation
import Testing

@Suite("The manual pages")
struct ManualTests {
    @Test("huddlectl(1) has every verb, with exactly the options that it takes")
    func verbs() throws {
        let known = try Self.verbs(object(Bench().runAsGiven(["--experimental-dump-help"]).out))
        #expect(known.count > 15)
        let shown = try Page("huddlectl.1").verbs
        for (verb, options) in known {
            let described = try #require(shown[verb], "man/huddlectl.1 has no entry \".It Ic \(verb)\"")
            #expect(described == options, "\(verb)")
        }
    }

    @Test("huddled.yaml(5) has exactly the keys that a configuration may have")
    func configuration() throws {
        let bench = try Bench()
        // Whoever writes a key that there is not is told those that there are.
        let sections = [
            "": "zzzzzzzz: 1", "directories": "{ zzzzzzzz: 1 }", "outcome": "{ key: a, scale: [1, 5], zzzzzzzz: 1 }",
            "drivers": "[{ key: b, scale: [1, 5], zzzzzzzz: 1 }]", "behaviours": "[{ key: c, zzzzzzzz: 1 }]",
            "sources": "[{ name: d, files: e, zzzzzzzz: 1 }]", "plan": "{ zzzzzzzz: 1 }", "alerts": "{ zzzzzzzz: 1 }",
            "advocates": "{ zzzzzzzz: 1 }", "quotes": "{ zzzzzzzz: 1 }", "limits": "{ zzzzzzzz: 1 }",
            "retention": "{ zzzzzzzz: 1 }",
        ].sorted { $0.key < $1.key }
        let text = sections.map { $0.key.isEmpty ? $0.value : "\($0.key): \($0.value)" }
        try bench.write("huddled.yaml", text.joined(separator: "\n"))
        let found = try object(bench.run("check-config", "--json").out)["problems"] as? [[String: Any]] ?? []
        var known: Set<String> = []
        for problem in found {
            guard let line = problem["line"] as? Int, let message = problem["message"] as? String else { continue }
            let section = sections[line - 1].key
            known.formUnion(Self.choices(in: message).map { section.isEmpty ? $0 : "\(section).\($0)" })
        }
        #expect(known.isSuperset(of: sections.map(\.key).filter { !$0.isEmpty }))
        #expect(try Page("huddled.yaml.5").keys == known)
    }

    @Test("huddled-library(5) has exactly the keys that an action may have")
    func library() throws {
        let bench = try Bench()
        try bench.write("library.d/broken.yaml", "zzzzzzzz: 1\n")
        let known = Self.choices(in: bench.run("library", "lint").err + bench.run("library", "lint").out)
        #expect(known.contains("title"))
        #expect(try Page("huddled-library.5").keys == known)
    }

    /// What may stand instead of an unknown key, as the message says it.
    private static func choices(in message: String) -> Set<String> {
        guard let list = message.firstMatch(of: /unknown key "zzzzzzzz"; use one of: ([a-z_, ]+)/) else { return [] }
        return Set(list.output.1.split(separator: ", ").map(String.init))
    }

    /// Of each verb the long names of its options, without those that all verbs have.
    private static func verbs(_ help: [String: Any]) throws -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        func visit(_ command: [String: Any], _ path: [String]) {
            let parts = command["subcommands"] as? [[String: Any]] ?? []
            for part in parts {
                guard let name = part["commandName"] as? String, name != "help" else { continue }
                visit(part, path + [name])
            }
            guard parts.isEmpty else { return }
            let arguments = command["arguments"] as? [[String: Any]] ?? []
            let names = arguments.flatMap { $0["names"] as? [[String: Any]] ?? [] }
            found[path.joined(separator: " ")] = Set(names.compactMap { $0["name"] as? String }.filter { $0.count > 1 })
                .subtracting(Page.common)
        }
        visit(try #require(help["command"] as? [String: Any]), [])
        return found
    }
}

/// A page in `man/`, in the mdoc language.
private struct Page {
    /// Options that a page describes once for all verbs.
    static let common: Set<String> = ["config", "json", "version", "help"]

    private let lines: [[Substring]]

    init(_ name: String) throws {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: project.appendingPathComponent("man/\(name)"), encoding: .utf8)
        lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    }

    /// What `.It Ic` lists: more than one in `.It Ic drivers.key , Ic drivers.label`.
    var keys: Set<String> {
        Set(
            lines.filter { $0.prefix(2) == [".It", "Ic"] }
                .flatMap { $0.dropFirst(2).filter { $0 != "," && $0 != "Ic" }.map(String.init) })
    }

    /// Of each verb the options in its entry, which `.It Ic VERB` begins.
    var verbs: [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        var verb: String?
        for line in lines {
            if line.prefix(2) == [".It", "Ic"] {
                let name = line.dropFirst(2).prefix { !["Ar", "Op", "Oo", "Fl"].contains($0) }
                verb = name.joined(separator: " ")
                found[name.joined(separator: " ")] = []
            } else if line.first == ".Sh" || line.first == ".Ss" {
                verb = nil
            }
            guard let verb, line.first?.hasPrefix(".") == true, line.first != ".Bl" else { continue }
            let options = line.filter { $0.count > 2 && $0.hasPrefix("-") }.map { String($0.dropFirst()) }
            found[verb]?.formUnion(Set(options).subtracting(Self.common))
        }
        return found
    }
}
