import Configuration
import Crypto
import Domain
import Intake
import TestSupport
import Testing

@Suite("Identity")
struct IdentityTests {
    private func first(_ text: String, _ configuration: Configuration = configuration()) throws -> Response {
        try #require(try read(text, configuration).responses.first)
    }

    /// The documented encoding, written down a second time.
    private func digest(_ fields: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            let count = UInt32(field.utf8.count)
            bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + Array(field.utf8)
        }
        return Array(SHA256.hash(data: bytes).prefix(16))
    }

    @Test("the encoding is the one that is documented: it is stored and must not change")
    func encoding() throws {
        let response = try first(
            "location,submitted,response,overall,speed,greeted,comment\n1,2026-11-20T00:00:00Z,r1,4,2.5,no,hé\n")
        #expect(response.identity.bytes == digest(["huddled.response/1", "canonical", "r1"]))
        #expect(
            response.version.digest
                == digest([
                    "huddled.content/1", "comment", "hé", "greeted", "0", "location", "1", "overall", "4000",
                    "response", "r1", "source", "canonical", "speed", "2500", "submitted", "1795132800000",
                ]))
        let without = try first("location,submitted,overall\n1,2026-11-20T00:00:00Z,4\n")
        #expect(without.identity.bytes == without.version.digest)
        #expect(
            without.identity.bytes
                == digest([
                    "huddled.content/1", "location", "1", "overall", "4000", "source", "canonical", "submitted",
                    "1795132800000",
                ]))
    }

    @Test("the same id in one source is one response, whatever else changed")
    func producerID() throws {
        let reading = try read(
            "location,submitted,response,overall\n1,2026-11-20,r1,4\n2,2026-11-19,r1,5\n1,2026-11-20,r2,4\n")
        #expect(reading.responses[0].identity == reading.responses[1].identity)
        #expect(reading.responses[0].version.digest != reading.responses[1].version.digest)
        #expect(reading.responses[0].identity != reading.responses[2].identity)
    }

    @Test("the same id in two sources is two responses")
    func twoSources() throws {
        let reading = try read(
            "location,submitted,response,source,overall\n1,2026-11-20,r1,a,4\n1,2026-11-20,r1,b,4\n")
        #expect(reading.responses[0].identity != reading.responses[1].identity)
    }

    @Test("source and id do not run into each other")
    func boundaries() throws {
        let reading = try read(
            "location,submitted,response,source,overall\n1,2026-11-20,1b,a,4\n1,2026-11-20,b,a1,4\n")
        #expect(reading.responses[0].identity != reading.responses[1].identity)
    }

    @Test(
        "without an id every mapped value counts",
        arguments: [
            "2,2026-11-20,,,web,4,3,yes,ok", "1,2026-11-21,,,web,4,3,yes,ok", "1,2026-11-20,2026-11-19,,web,4,3,yes,ok",
            "1,2026-11-20,,2026-11-20,web,4,3,yes,ok", "1,2026-11-20,,,ivr,4,3,yes,ok",
            "1,2026-11-20,,,web,4.001,3,yes,ok",
            "1,2026-11-20,,,web,4,,yes,ok", "1,2026-11-20,,,web,4,3,no,ok", "1,2026-11-20,,,web,4,3,yes,ok!",
        ])
    func content(row: String) throws {
        let header = "location,submitted,visited,updated,channel,overall,speed,greeted,comment\n"
        let reading = try read(header + "1,2026-11-20,,,web,4,3,yes,ok\n" + row + "\n")
        #expect(reading.responses[0].identity != reading.responses[1].identity)
    }

    @Test("rows that mean the same are one response, however they are written and in whatever format")
    func sameMeaning() throws {
        let csv = try first("location,submitted,overall,greeted,comment\n1,2026-11-20T01:00:00+01:00, 4.0 ,YES, ok \n")
        let json = try first(
            #"{"comment":"o\u006b","greeted":true,"overall":4,"other":9,"submitted":"2026-11-20T00:00:00Z","location":1}"#
        )
        #expect(csv == json)
    }

    @Test("two texts that only look alike are two responses")
    func canonicalEquivalence() throws {
        let reading = try read("location,submitted,comment\n1,2026-11-20,é\n1,2026-11-20,e\u{301}\n")
        #expect(reading.responses[0].identity != reading.responses[1].identity)
    }

    @Test("a driver that is added or moved changes nothing for rows that do not answer it")
    func addedDriver() throws {
        let file = "location,submitted,overall,speed,friendliness\n1,2026-11-20,4,3,5\n"
        let before = try first(file)
        var brand = Samples.brand()
        brand.drivers.insert(Driver(key: "aroma", label: "Aroma", scale: Samples.fivePoints), at: 0)
        brand.drivers.reverse()
        let after = try first(file, configuration(brand: brand))
        #expect(after.identity == before.identity && after.version == before.version)
    }

    @Test("identical rows are one response, or as many as there are where the source says so")
    func identical() throws {
        let press = "location,submitted,overall\n" + String(repeating: "1,2026-11-20,4\n", count: 3)
        let one = try read(press, configuration(source: anySource(identical: .one)))
        #expect(Set(one.responses.map(\.identity)).count == 1 && one.responses.count == 3)
        let distinct = try read(press, configuration(source: anySource(identical: .distinct)))
        #expect(Set(distinct.responses.map(\.identity)).count == 3)
        #expect(Set(distinct.responses.map(\.version.digest)).count == 1)
        let again = try read(press + "1,2026-11-20,4\n", configuration(source: anySource(identical: .distinct)))
        #expect(Array(again.responses.map(\.identity).prefix(3)) == distinct.responses.map(\.identity))
    }

    @Test("whether identical rows are distinct goes by the source that a row names, whatever the file is called")
    func identicalElsewhere() throws {
        var kiosk = try anySource(name: "kiosk", identical: .distinct)
        kiosk.files = try pattern("kiosk*")
        let configuration = configuration(source: kiosk)
        let presses = try read(
            "location,submitted,overall\n1,2026-11-20,4\n1,2026-11-20,4\n", named: "kiosk.csv", configuration)
        let export = try read(
            "location,submitted,overall,source\n1,2026-11-20,4,kiosk\n1,2026-11-20,4,kiosk\n1,2026-11-20,4,\n",
            named: "export.csv", configuration)
        #expect(Array(export.responses.prefix(2)) == presses.responses)
        #expect(Set(export.responses.map(\.identity)).count == 3)
    }

    @Test("presses that no source is configured for come back whole from an export, as many as there were")
    func pressesElsewhere() throws {
        let presses = try read(
            """
            experiencePointId,buttonIndex,localTime,misuse
            7,3,2026-07-01T09:05:01,false
            7,3,2026-07-01T09:05:01,false
            7,0,2026-07-01T09:05:01,false

            """)
        #expect(presses.summary.source == "happy-or-not")
        let row = "7,2026-07-01T08:05:01Z,happy-or-not,kiosk"
        let export = "location,submitted,source,channel,overall\n\(row),5\n\(row),5\n\(row),1\n"
        #expect(try read(export).responses == presses.responses)
        #expect(Set(presses.responses.map(\.identity)).count == 3)
        let told = try configuration(source: anySource(name: "happy-or-not", identical: .one))
        #expect(try Set(read(export, named: "other.csv", told).responses.map(\.identity)).count == 2)
    }

    @Test("an alias and the id it stands for give the same response")
    func alias() throws {
        let known = configuration(locations: [Location(id: "0042", aliases: ["Queen St"])])
        let reading = try read("location,submitted,overall\n0042,2026-11-20,4\nQueen St,2026-11-20,4\n", known)
        #expect(reading.responses[0] == reading.responses[1])
    }
}
