import Configuration
import Domain
import Foundation
import HuddleControl
import Rendering
import Spool
import Testing

@Suite("huddlectl advocates")
struct AdvocatesTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    private static let asked = "0707070707070707"

    private func publish(_ location: Location, _ advocates: [Advocate]) throws {
        let brand = try Configuration.load(bench.config, using: HostFiles.read).brand
        let document = AdvocateDocument(
            AdvocateList(location: location.id, advocates: advocates), at: location, brand: brand
        ) { _ in AlertDocument.Moment(day: Day(number: 20_000), minutes: 60) }
        try bench.spool.publish([
            PublishedDocument(
                folder: .advocates, name: AdvocateFileName.advocates(location.id, "json"),
                bytes: Array(document.json.utf8))
        ])
    }

    private func publishSome() throws {
        try publish(
            Location(id: "0042", name: "Queen\u{1B}[31m Street"),
            [
                Advocate(
                    response: Bench.response(1, at: "0042", bench.now),
                    contact: Contact(name: "Ada", email: "ada@example.org")),
                Advocate(
                    response: Bench.response(7, at: "0042", bench.now), contact: Contact(phone: "555 0100"),
                    invited: bench.now),
            ])
        try publish(
            Location(id: "0007"),
            [Advocate(response: Bench.response(3, at: "0007", bench.now), contact: Contact(email: "bob@example.org"))])
    }

    @Test("who may be reached is listed by location, and named only for programs")
    func list() throws {
        try publishSome()
        let all = bench.run("advocates", "list")
        #expect(all.ending == .success, "\(all.err)")
        let lines = all.out.split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("LOCATION") && lines[1].hasPrefix("0007 "))
        #expect(
            lines[2].hasPrefix("Queen Street (0042)") && lines[2].hasSuffix("  –                     0101010101010101"))
        #expect(lines[3].hasSuffix("2026-11-21T06:00:00Z  –        2026-11-21T06:00:00Z  0707070707070707"))
        #expect(!all.out.contains("Ada") && !all.out.contains("0100") && isHarmless(all.out))
        let one = bench.run("advocates", "list", "QS", "--json")
        #expect(one.out.split(separator: "\n").count == 1)
        let object = try object(one.out)
        #expect(object["schema"] as? String == "huddled.advocates/1" && object["count"] as? Int == 2)
        let first = try #require((object["advocates"] as? [[String: Any]])?.first)
        let contact = try #require(first["contact"] as? [String: Any])
        #expect(contact["name"] as? String == "Ada" && contact["email"] as? String == "ada@example.org")
        #expect(contact["phone"] is NSNull && first["invited"] is NSNull)
    }

    @Test("where there is nobody, that is said")
    func nobody() throws {
        #expect(bench.run("advocates", "list").out == "there is nobody to thank or to invite\n")
        #expect(bench.run("advocates", "list", "--json").out == "")
        try publishSome()
        #expect(bench.run("advocates", "list", "0815").ending == .noInput)
    }

    @Test("an invitation is a file in the inbox")
    func invited() throws {
        try publishSome()
        let outcome = bench.run("advocates", "invited", "0101010101010101", "--note", "tasting, \"Friday\"")
        #expect(outcome.ending == .success, "\(outcome.err)")
        let name = "advocate-0101010101010101-invited.csv"
        #expect(try bench.names(in: "spool/inbox") == [name])
        #expect(outcome.out == "0101010101010101: invited; written to \(bench.root)/spool/inbox/\(name)\n")
        #expect(
            try bench.text("spool/inbox/\(name)")
                == "advocate,state,note\n0101010101010101,invited,\"tasting, \"\"Friday\"\"\"\n")
        let json = try object(bench.run("advocates", "invited", "0303030303030303", "--json").out)
        #expect(json["state"] as? String == "invited" && json["advocate"] as? String == "0303030303030303")
    }

    @Test("whoever was asked is not marked again, and who is no advocate cannot be")
    func refused() throws {
        try publishSome()
        let again = bench.run("advocates", "invited", Self.asked)
        #expect(again.ending == .success && again.out == "\(Self.asked): invited already, 2026-11-21T06:00:00Z\n")
        let unknown = bench.run("advocates", "invited", "ffffffffffffffff")
        #expect(unknown.ending == .noInput)
        #expect(unknown.err.contains("there is no advocate \"ffffffffffffffff\"; huddlectl advocates list"))
        #expect(try bench.names(in: "spool/inbox").isEmpty)
    }
}
