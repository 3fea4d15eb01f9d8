import Domain
import Foundation
import LocalTime
import Store
import Testing

@testable import HuddleDaemon

@Suite("Every file is taken exactly once and answered for")
struct DeliveryTests {
    private static let file = """
        location,submitted,response,overall,speed,comment
        A,2026-11-01T10:00:00Z,1,5,4,Lovely
        A,2026-11-02T10:00:00Z,2,9,4,Nine of five
        ,2026-11-03T10:00:00Z,3,5,4,Nowhere
        B,2026-11-04T10:00:00Z,4,3,,

        """

    @Test("a mixed file: good rows taken, a bad cell emptied, a bad row rejected, all of it answered")
    func mixed() throws {
        let place = try Workplace(Workplace.small)
        try place.drop(Self.file, as: "survey.csv")
        let delivery = try #require(place.run().deliveries.first)

        #expect(delivery.state == .partial)
        #expect(delivery.rows == Delivery.Rows(accepted: 3, rejected: 1))
        #expect(try place.files(below: "inbox").isEmpty)
        #expect(try place.files(below: "work").isEmpty)
        let filed = "2026-11-21/\(delivery.filedAs)"
        #expect(try place.files(below: "archive") == [filed, "\(filed).errors.jsonl"])
        #expect(try place.text("archive/\(filed)") == Self.file)

        let complaints = try place.text("archive/\(filed).errors.jsonl").split(separator: "\n")
        #expect(complaints.count == 2)
        #expect(complaints[0].contains(#""line":3"#) && complaints[0].contains(#""column":"overall""#))
        #expect(complaints[1].contains(#""line":4"#))

        let receipt = try place.text("receipts/\(delivery.filedAs).json")
        #expect(receipt.contains(#""accepted": 3"#) && receipt.contains(#""rejected": 1"#))
        #expect(!receipt.contains("Nine of five"), "a receipt holds no values")
    }

    @Test("more than half of the rows rejected: nothing is taken, and every row counts as rejected")
    func mostlyRejected() throws {
        let place = try Workplace(Workplace.small)
        try place.drop(
            "location,submitted,overall\nA,2026-11-01T10:00:00Z,5\n,2026-11-01T10:00:00Z,5\n,2026-11-01T10:00:00Z,4\n",
            as: "bad.csv")
        let delivery = try #require(place.run().deliveries.first)
        #expect(delivery.state == .rejected)
        #expect(delivery.rows == Delivery.Rows(rejected: 3))
        #expect(try place.responses().isEmpty)
        #expect(try place.files(below: "rejected").count == 2)
        #expect(try place.files(below: "archive").isEmpty)
    }

    @Test("rows that are no feedback are counted with the reason, are no complaints, and never make a file useless")
    func leftOut() throws {
        let place = try Workplace(Workplace.small)
        let head = "#,location,overall,Submit Date (UTC)\n"
        let unfinished = String(repeating: "u,A,5,\n", count: 5)
        try place.drop(head + "a,A,5,2026-11-01 10:00:00\n" + unfinished + "b,,5,2026-11-01 10:00:00\n", as: "a.csv")
        try place.drop(head + unfinished, as: "b.csv")
        let deliveries = try place.run().deliveries.sorted { $0.name < $1.name }
        #expect(deliveries.map(\.state) == [.partial, .accepted])
        #expect(
            deliveries.map(\.rows) == [Delivery.Rows(accepted: 1, leftOut: 5, rejected: 1), Delivery.Rows(leftOut: 5)])
        let leftOut = Delivery.ReasonCount(reason: "left out: an unfinished answer", count: 5)
        #expect(deliveries.map(\.reasons.last) == [leftOut, leftOut])
        #expect(deliveries.map(\.firstLines) == [[8], []])
        #expect(try place.files(below: "archive").count == 3, "one file of complaints, for the row without a location")
        #expect(try place.text("receipts/\(deliveries[0].filedAs).json").contains(#""left_out": 5"#))
    }

    @Test("exactly half rejected: the good half is taken")
    func halfRejected() throws {
        let place = try Workplace(Workplace.small)
        try place.drop(
            "location,submitted,overall\nA,2026-11-01T10:00:00Z,5\n,2026-11-01T10:00:00Z,5\n", as: "half.csv")
        #expect(try place.run().deliveries.map(\.state) == [.partial])
        #expect(try place.responses().count == 1)
    }

    @Test(
        "what is no feedback gets a ledger row, a receipt and a sentence",
        arguments: [
            ("empty", Data()), ("binary", Data([0x50, 0x4B, 3, 4, 0, 0, 0, 0])),
            ("html", Data("<html>502</html>".utf8)),
            ("unknown columns", Data("a,b\n1,2\n".utf8)), ("prose", Data("Dear team, see attached.".utf8)),
            ("broken JSON", Data("{\"location\":".utf8)), ("truncated gzip", Data([0x1F, 0x8B, 8, 0, 0, 0])),
        ])
    func refused(kind: String, content: Data) throws {
        let place = try Workplace(Workplace.small)
        try place.drop(content, as: "what.csv")
        let delivery = try #require(place.run().deliveries.first)
        #expect(delivery.state == .rejected)
        let reason = try #require(delivery.reason)
        #expect(reason.count > 20, "a sentence, not a word: \(reason)")
        #expect(try place.deliveries().count == 1)
        #expect(try place.files(below: "receipts").count == 1)
        #expect(try place.files(below: "rejected").contains("2026-11-21/\(delivery.filedAs)"))
    }

    @Test("a directory, a link and an unfinished file stay where they are; the first two are named")
    func leftAlone() throws {
        let place = try Workplace(Workplace.small)
        try FileManager.default.createDirectory(
            at: place.inbox.appendingPathComponent("folder"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            at: place.inbox.appendingPathComponent("link.csv"), withDestinationURL: URL(fileURLWithPath: "/etc/passwd"))
        try place.drop(Self.file, as: "upload.csv.part")
        let events = try place.run()
        #expect(events.deliveries.isEmpty)
        let named = events.compactMap { event -> String? in
            if case .left(_, let remedy) = event { remedy } else { nil }
        }
        #expect(named.count == 2)
        #expect(named.contains { $0.contains("folder") } && named.contains { $0.contains("link.csv") })
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.inbox.path).count == 3)
    }

    @Test("the same bytes again change nothing and say so")
    func again() throws {
        let place = try Workplace(Workplace.small)
        let good = "location,submitted,overall\nA,2026-11-01T10:00:00Z,5\nA,2026-11-02T10:00:00Z,4\n"
        for name in ["survey.csv", "survey-copy.csv"] { try place.drop(good, as: name) }
        let deliveries = try place.run().deliveries
        #expect(deliveries.map(\.rows) == [Delivery.Rows(accepted: 2), Delivery.Rows(duplicate: 2)])
        #expect(deliveries.last?.reason?.contains("before") == true)
        #expect(try place.responses().count == 2)
    }

    @Test("a file with rejected rows is read again when it comes again: its complaints are listed anew")
    func againWithComplaints() throws {
        let place = try Workplace(Workplace.small)
        try place.drop(Self.file, as: "survey.csv")
        try place.run()
        let before = try place.responses()
        try place.drop(Self.file, as: "survey.csv")
        let delivery = try #require(place.run(now: "2026-11-22T06:00:00Z").deliveries.first)
        #expect(delivery.rows == Delivery.Rows(duplicate: 3, rejected: 1))
        #expect(try place.files(below: "archive").contains("2026-11-22/\(delivery.filedAs).errors.jsonl"))
        #expect(try place.responses() == before)
    }

    @Test("a row that was rejected for a time to come is taken when its time has come")
    func timeHasCome() throws {
        let place = try Workplace(Workplace.small)
        let file = "location,submitted,overall\nA,2026-11-01T10:00:00Z,5\nA,2026-11-30T10:00:00Z,4\n"
        try place.drop(file, as: "survey.csv")
        #expect(try place.run().deliveries.map(\.rows) == [Delivery.Rows(accepted: 1, rejected: 1)])
        try place.drop(file, as: "survey.csv")
        let later = try place.run(now: "2026-12-01T06:00:00Z").deliveries
        #expect(later.map(\.rows) == [Delivery.Rows(accepted: 1, duplicate: 1)])
    }

    @Test("a mapping that was refused and then serves takes back what the one before it gave")
    func mappingServesLater() throws {
        let place = try Workplace(Workplace.small)
        func use(_ timestamps: String) throws {
            try place.write(
                Workplace.small + "\nsources: [{ name: till, files: \"till*\", timestamps: \"\(timestamps)\" }]\n"
                    + "directories: { spool: spool, state: state }\n", to: "huddled.yaml")
        }
        let content = "location,submitted,overall\nA,02/11/2026,5\nA,03/12/2026,4\nA,04/12/2026,4\n"
        for (timestamps, now, stored) in [
            ("MM/dd/yyyy", "2026-11-21T06:00:00Z", 3), ("dd/MM/yyyy", "2026-11-22T06:00:00Z", 3),
            ("dd/MM/yyyy", "2026-12-21T06:00:00Z", 3),
        ] {
            try use(timestamps)
            try place.drop(content, as: "till.csv")
            try place.run(now: now)
            #expect(try place.responses().count == stored, "\(timestamps) at \(now)")
        }
        #expect(try place.responses().contains { $0.contains("2026-12-04") })
    }

    @Test("a contact that was removed in its time does not come back with the same answers")
    func purgedContact() throws {
        let place = try Workplace(Workplace.small)
        let file = """
            location,submitted,response,overall,contact_email,contact_consent
            A,2026-11-01T10:00:00Z,1,1,yes@example.com,yes
            ,2026-11-01T10:00:00Z,2,1,,

            """
        try place.drop(file, as: "survey.csv")
        try place.run()
        #expect(try contacts(in: place).count == 1)
        try place.run(now: "2026-12-22T06:00:00Z")
        try place.drop(file, as: "survey.csv")
        try place.run(now: "2026-12-23T06:00:00Z")
        #expect(try contacts(in: place).isEmpty)
    }

    @Test("what came in under a name that became an alias later counts for the location")
    func aliasLater() throws {
        let place = try Workplace(Workplace.small + "\nlocations: locations.csv")
        try place.write("id,aliases\n0042,\n", to: "locations.csv")
        try place.drop("location,submitted,overall\n42,2026-11-01T10:00:00Z,5\n", as: "survey.csv")
        try place.run()
        try place.write("id,aliases\n0042,42\n", to: "locations.csv")
        try place.run(now: "2026-11-22T06:00:00Z")
        let window = try #require(place.plan("0042")["window"] as? [String: Any])
        #expect(window["responses"] as? Int == 1)

        // The same customer again in a longer export, now under the location's id.
        try place.drop(
            "location,submitted,overall\n42,2026-11-01T10:00:00Z,5\n42,2026-11-02T10:00:00Z,4\n", as: "longer.csv")
        try place.run(now: "2026-11-23T06:00:00Z")
        let later = try #require(place.plan("0042")["window"] as? [String: Any])
        #expect(later["responses"] as? Int == 2)
    }

    @Test("a file without a header is refused without telling what is in it")
    func headerless() throws {
        let place = try Workplace(Workplace.small)
        try place.drop(
            "0042,2026-01-02T10:00:00Z,5,Jane Customer,jane.customer@example.com,+44 7700 900123\n", as: "x.csv")
        let delivery = try #require(place.run().deliveries.first)
        #expect(delivery.state == .rejected)
        let receipt = try place.text("receipts/\(delivery.filedAs).json")
        for value in ["Jane", "example.com", "7700", "0042,"] { #expect(!receipt.contains(value)) }
    }

    @Test("the same bytes under a corrected mapping first take back what they gave")
    func correctedMapping() throws {
        let place = try Workplace(Workplace.small)
        let content = "location,submitted,overall,pace\nA,2026-11-01T10:00:00Z,5,2\n"
        try place.drop(content, as: "till.csv")
        try place.run()
        #expect(try place.responses().allSatisfy { $0.contains(#""speed":null"#) })

        try place.write(
            Workplace.small + "\nsources: [{ name: till, files: \"till*\", columns: { speed: pace } }]\n"
                + "directories: { spool: spool, state: state }\n", to: "huddled.yaml")
        try place.drop(content, as: "till.csv")
        try place.run()
        let responses = try place.responses()
        #expect(responses.count == 1)
        #expect(responses.allSatisfy { $0.contains(#""speed":2"#) && $0.contains(#""source":"till""#) })
    }

    @Test("the same bytes under a mapping that makes them useless change nothing")
    func brokenMapping() throws {
        let place = try Workplace(Workplace.small)
        let content = "location,submitted,overall\nA,2026-11-01T10:00:00Z,5\nB,2026-11-01T10:00:00Z,4\n"
        try place.drop(content, as: "till.csv")
        try place.run()
        let before = try place.responses()
        try place.write(
            Workplace.small + "\nsources: [{ name: till, files: \"till*\", columns: { location: shop } }]\n"
                + "directories: { spool: spool, state: state }\n", to: "huddled.yaml")
        try place.drop(content, as: "till.csv")
        #expect(try place.run().deliveries.map(\.state) == [.rejected])
        #expect(try place.responses() == before)
    }

    @Test("done, declined and done again on one day: the last word counts, though its bytes were seen before")
    func lastWord() throws {
        let place = try Workplace(Workplace.small)
        let (done, declined) = ("A,2026-11-20,second-till,done", "A,2026-11-20,second-till,declined")
        for word in [done, declined, done] {
            try place.drop("location,date,action,state\n\(word)\n", as: "word.csv")
            try place.run()
        }
        let checkOffs = try place.store.checkOffs(location: "A", since: Day(number: 0))
        #expect(checkOffs.map(\.state) == [.done])
    }

    @Test("a crash between the commit and the filing ends as if there had been none")
    func crashBeforeFiling() throws {
        let calm = try Workplace(Workplace.small)
        try calm.drop(Self.file, as: "survey.csv")
        try calm.run()

        let crashed = try Workplace(Workplace.small)
        try crashed.drop(Self.file, as: "survey.csv")
        let delivery = try #require(crashed.run().deliveries.first)
        // The state just after the commit: the file is still claimed, nothing is filed.
        let work = crashed.folder.appendingPathComponent("spool/work/\(delivery.claim)")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: false)
        let archive = crashed.folder.appendingPathComponent("spool/archive/2026-11-21")
        try FileManager.default.moveItem(
            at: archive.appendingPathComponent(delivery.filedAs), to: work.appendingPathComponent("survey.csv"))
        try FileManager.default.moveItem(
            at: archive.appendingPathComponent("\(delivery.filedAs).errors.jsonl"),
            to: work.appendingPathComponent(".errors.jsonl"))
        try crashed.run(now: "2026-11-22T06:00:00Z")

        #expect(try crashed.deliveries() == calm.deliveries())
        #expect(try crashed.responses() == calm.responses())
        #expect(try crashed.files(below: "archive") == calm.files(below: "archive"))
        #expect(try crashed.files(below: "work").isEmpty)
    }

    @Test("a second huddled on the same state directory leaves with 75")
    func second() throws {
        let place = try Workplace(Workplace.small)
        let held = try StateDirectory(place.folder.appendingPathComponent("state").path)
        let error = withExtendedLifetime(held) {
            #expect(throws: StartError.self) { try place.run() }
        }
        #expect(error?.exitCode == .tryLater)
    }

    @Test("time does not run backwards: a plan of a later day is not followed by one of an earlier day")
    func backwards() throws {
        let place = try Workplace(Workplace.small)
        try place.drop(Self.file, as: "survey.csv")
        #expect(try place.run(now: "2026-11-21T06:00:00Z").published == 2)
        let before = try place.files(below: "plans")
        #expect(try place.run(now: "2026-11-20T06:00:00Z").published == 0)
        #expect(try place.run(now: "2026-11-21T18:00:00Z").published == 0)
        #expect(try place.files(below: "plans") == before)
        #expect(try place.run(now: "2026-11-22T06:00:00Z").published == 2)
    }

    @Test("contacts are stored with consent only, and removed when their time has come")
    func contacts() throws {
        let place = try Workplace(Workplace.small)
        try place.drop(
            """
            location,submitted,response,overall,contact_email,contact_consent
            A,2026-11-20T10:00:00Z,1,1,yes@example.com,yes
            A,2026-11-20T11:00:00Z,2,1,no@example.com,no

            """, as: "survey.csv")
        try place.run()
        let contacts = try contacts(in: place)
        #expect(contacts == ["yes@example.com"])
        try place.run(now: "2026-12-22T06:00:00Z")
        #expect(try self.contacts(in: place).isEmpty)
        for file in try place.files(below: "plans") + place.files(below: "receipts").map({ "../receipts/\($0)" }) {
            #expect(try !place.text("plans/\(file)").contains("example.com"), "\(file)")
        }
    }

    private func contacts(in place: Workplace) throws -> [String] {
        let store = try place.store
        var identities: [ResponseIdentity] = []
        try store.eachResponse(location: nil, since: nil) { identities.append($0.identity) }
        return try identities.compactMap { try store.contact(of: $0)?.email }
    }
}
