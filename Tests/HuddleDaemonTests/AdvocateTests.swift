import Domain
import Foundation
import Testing

@testable import HuddleDaemon

@Suite("Delighted customers")
struct AdvocateTests {
    private static let header =
        "location,submitted,response,channel,overall,speed,comment,contact_name,contact_email,contact_phone,"
        + "contact_consent\n"

    private let place: Workplace

    init() throws { place = try Workplace(Workplace.small + "\nadvocates: { at_or_above: 5 }") }

    private func ids(_ file: String) throws -> [String] {
        let data = Data(try place.text("advocates/\(file)").utf8)
        let object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(object["advocates"] as? [[String: Any]]).compactMap { $0["advocate"] as? String }
    }

    @Test("have a file per location with what they said and how to reach them; nothing else names them")
    func told() throws {
        try place.drop(
            Self.header + """
                0042,2026-11-19T18:00:00Z,1,web,5,5,"Lovely! Mail me: x@example.net",Ada,ada@example.org,,yes
                0042,2026-11-20T18:30:00Z,2,kiosk,5,4,,,,+44 20 7946 0958,true
                0042,2026-11-20T19:30:00Z,3,review,5,5,Best in town,,,,
                0042,2026-11-20T19:30:00Z,4,web,5,5,No calls please,Bob,bob@example.org,,no
                0042,2026-11-20T19:30:00Z,5,web,4,5,Good,Cid,cid@example.org,,yes
                0042,2026-10-20T19:30:00Z,6,web,5,5,Long ago,Dan,dan@example.org,,yes
                0007,2026-11-18T18:00:00Z,7,web,5,5,Always great,Ada,ADA@example.org,,yes

                """, as: "survey.csv")
        let events = try place.run()
        #expect(try place.files(below: "advocates") == ["0042.json", "0042.txt"])
        let text = try place.text("advocates/0042.txt")
        #expect(text.hasPrefix("2 delighted customers who may be reached\n0042\n"))
        #expect(text.contains("1. Told us on Friday 20 November at 18:30 (kiosk)\n  Overall satisfaction: 5 of 5\n"))
        #expect(text.contains("  May be reached: +44 20 7946 0958\n  Not asked yet. Once asked: huddlectl advocates"))
        #expect(text.contains("2. Told us on Thursday 19 November at 18:00 (web)\n"))
        #expect(text.contains("  “Lovely! Mail me: [e-mail]”\n  May be reached: Ada · ada@example.org\n"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 79 })
        var elsewhere = events.flatMap { [$0.description] + $0.fields.compactMap(\.value) }
        for area in ["receipts", "plans", "boards", "alerts"] {
            elsewhere += try place.files(below: area).map { try place.text("\(area)/\($0)") }
        }
        for value in ["Ada", "ada@example.org", "7946", "Bob", "Dan", "x@example.net"] {
            #expect(!elsewhere.contains { $0.contains(value) }, "\(value)")
        }
    }

    @Test("are asked once: the mark stays, also when they answer elsewhere")
    func invited() throws {
        try place.drop(
            Self.header + "0042,2026-11-20T18:00:00Z,1,web,5,5,,Ada,ada@example.org,,yes\n", as: "a.csv")
        try place.run()
        let id = try #require(try ids("0042.json").first)
        try place.drop("advocate,state,note\n\(id),invited,to the tasting\n", as: "invited.csv")
        #expect(try place.run().deliveries.map(\.source) == ["advocate-answers"])
        #expect(
            try place.text("advocates/0042.txt").contains(
                "Invited on Saturday 21 November 2026: please do not ask again."))
        #expect(try !place.text("advocates/0042.json").contains("tasting"))
        try place.drop(
            Self.header + "0007,2026-11-22T18:00:00Z,2,web,5,5,,Ada,Ada@Example.org,,yes\n", as: "b.csv")
        try place.run(now: "2026-11-23T06:00:00Z")
        #expect(try place.files(below: "advocates") == ["0007.json", "0007.txt"])
        #expect(try place.text("advocates/0007.json").contains("\"invited\": \"2026-11-21T06:00:00Z\""))
    }

    @Test("are gone with their contact, and when they withdraw it")
    func gone() throws {
        try place.drop(
            Self.header + """
                0042,2026-11-20T18:00:00Z,1,web,5,5,,Ada,ada@example.org,,yes
                0007,2026-11-20T18:00:00Z,2,web,5,5,,Bob,bob@example.org,,yes

                """, as: "a.csv")
        try place.run()
        #expect(try place.files(below: "advocates").count == 4)
        try place.drop(
            "location,submitted,response,overall,updated\n0007,2026-11-20T18:00:00Z,2,5,2026-11-21T01:00:00Z\n",
            as: "b.csv")
        try place.run()
        #expect(try place.files(below: "advocates") == ["0042.json", "0042.txt"])
        try place.run(now: "2026-12-20T18:00:00Z")
        #expect(try place.files(below: "advocates").isEmpty)
    }

    @Test("say nothing that acts, whatever they are called and wherever they were")
    func hostile() throws {
        let name = "\u{1B}[31mEve\u{202E}<script>alert(1)</script>=cmd()"
        try place.drop(
            Self.header
                + "../../etc/passwd,2026-11-20T18:00:00Z,1,\u{200B}web,5,5,\"\(name) again\",\"\(name)\",e@x.org,,yes\n",
            as: "a.csv")
        try place.run()
        #expect(
            try place.files(below: "advocates") == ["%2E.%2F..%2Fetc%2Fpasswd.json", "%2E.%2F..%2Fetc%2Fpasswd.txt"])
        let text = try place.text("advocates/%2E.%2F..%2Fetc%2Fpasswd.txt")
        #expect(text.contains("Eve"))
        #expect(
            text.unicodeScalars.allSatisfy {
                $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory)
            })
    }

    @Test("a crash before or after the files were written ends in the same files")
    func crashes() throws {
        try place.drop(
            Self.header + "0042,2026-11-20T18:00:00Z,1,web,5,5,,Ada,ada@example.org,,yes\n", as: "a.csv")
        // Not writable: the run ends where the files are written.
        try place.write("in the way", to: "spool/advocates")
        #expect(throws: (any Error).self) { try place.run() }
        try FileManager.default.removeItem(at: place.folder.appendingPathComponent("spool/advocates"))
        try place.run()
        #expect(try place.files(below: "advocates") == ["0042.json", "0042.txt"])
        let before = try place.text("advocates/0042.json")
        try place.run()
        #expect(try place.text("advocates/0042.json") == before)
    }
}
