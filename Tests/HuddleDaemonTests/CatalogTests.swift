import Foundation
import Systemd
import Testing

@testable import HuddleDaemon

@Suite("The journal's catalog explains every event")
struct CatalogTests {
    private struct Entry {
        var id: String
        var headers: [String: String] = [:]
        var text: [String] = []

        /// The fields that it shows.
        var fields: Set<String> {
            let all = ([headers["Subject"] ?? ""] + text).joined(separator: "\n")
            return Set(all.matches(of: /@([A-Z0-9_]+)@/).map { String($0.output.1) })
        }
    }

    /// As journalctl reads it: `-- ID`, headers up to an empty line, then the text.
    private static func catalog() throws -> [Entry] {
        let path = Workplace.project.appendingPathComponent("systemd/huddled.catalog")
        var entries: [Entry] = []
        var inText = false
        for line in try String(contentsOf: path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("-- ") {
                entries.append(Entry(id: String(line.dropFirst(3))))
                inText = false
            } else if entries.isEmpty {
                #expect(line.isEmpty || line.hasPrefix("#"), "before the first entry: \(line)")
            } else if inText {
                entries[entries.count - 1].text.append(String(line))
            } else if line.isEmpty {
                inText = true
            } else {
                let parts = line.split(separator: ":", maxSplits: 1)
                try #require(parts.count == 2, "no header: \(line)")
                entries[entries.count - 1].headers[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return entries
    }

    @Test("it has exactly the events' ids, each once")
    func ids() throws {
        let ids = try Self.catalog().map(\.id)
        let events = Set(EventKind.examples.map(\.messageID))
        #expect(Set(ids).count == ids.count)
        #expect(events.subtracting(ids).isEmpty, "events without an entry")
        #expect(Set(ids).subtracting(events).isEmpty, "entries without an event")
    }

    @Test("the operations guide lists exactly the same, each once")
    func operations() throws {
        let guide = try String(
            contentsOf: Workplace.project.appendingPathComponent("docs/OPERATIONS.md"), encoding: .utf8)
        let listed = guide.matches(of: /(?m)^\| ([0-9a-f]{32}) \|/).map { String($0.output.1) }
        #expect(listed.sorted() == Set(EventKind.examples.map(\.messageID)).sorted())
    }

    @Test("each entry has a subject, says whose it is, and explains")
    func complete() throws {
        for entry in try Self.catalog() {
            #expect(entry.headers["Subject"]?.isEmpty == false, "\(entry.id)")
            #expect(entry.headers["Defined-By"] == "huddled", "\(entry.id)")
            #expect(entry.text.contains { $0.count > 10 }, "\(entry.id)")
        }
    }

    @Test("each field that an entry shows is one that its event always has", arguments: EventKind.examples)
    func fields(event: Event) throws {
        let entry = try #require(Self.catalog().first { $0.id == event.messageID })
        let names = Set(EventLog.entry(event).fields.map(\.name))
        #expect(entry.fields.subtracting(names).isEmpty)
    }
}
