import Domain
import Foundation
import Spool
import SystemPackage
import Testing

@testable import HuddleDaemon

@Suite("Alerts that cannot be told wait, and hold up nothing else")
struct WorkAlertTests {
    private static func complaint(_ location: String, _ number: Int = 1) -> String {
        "location,submitted,response,overall,contact_phone,contact_consent\n"
            + "\(location),2026-11-21T05:00:00Z,\(location)\(number),1,555 0100,yes\n"
    }

    @Test("files go on being taken, other locations' alerts are told, and it is said once what is wrong")
    func refused() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        huddled.faults.refuse([.create], .noSpace, in: "/alerts/A")
        try huddled.deliver(Self.complaint("A"), as: "a.csv")
        try huddled.deliver(Self.complaint("B"), as: "b.csv")
        try await huddled.look()
        try await huddled.look(every: .seconds(5), for: .seconds(60))
        let events = huddled.world.takeEvents()
        #expect(events.deliveries.count == 2)
        #expect(events.problems.count == 1, "\(events.problems)")
        #expect(try huddled.place.files(below: "alerts").count == 2)
        #expect(try huddled.place.files(below: "alerts").allSatisfy { $0.hasPrefix("B/") })
        #expect(await huddled.status.state == .degraded)

        huddled.faults.end()
        try await huddled.look(every: .seconds(5), for: .seconds(10))
        #expect(try huddled.place.files(below: "alerts").count == 4)
        #expect(huddled.world.takeEvents().recoveries == 1)
    }

    @Test("what was stored when the power went is told at the next start")
    func crash() async throws {
        let place = try await placeWithUntoldAlert()
        #expect(try place.files(below: "alerts").isEmpty)
        try place.run()
        #expect(try place.files(below: "alerts").count == 2)
    }

    private func placeWithUntoldAlert() async throws -> Workplace {
        let huddled = try HandDriven()
        try await huddled.look()
        huddled.faults.refuse([.create], .noSpace, in: "/alerts/")
        try huddled.deliver(Self.complaint("A"), as: "a.csv")
        try await huddled.look()
        return huddled.place
    }

    @Test("where alerts cannot be written, --once writes plans all the same, and says what is wrong")
    func once() throws {
        let place = try Workplace(Workplace.small)
        try place.drop(Self.complaint("A"), as: "a.csv")
        try FileManager.default.createDirectory(
            at: place.folder.appendingPathComponent("spool/alerts"), withIntermediateDirectories: true)
        try place.write("in the way", to: "spool/alerts/A")
        #expect(throws: SpoolError.self) { try place.run() }
        #expect(try place.files(below: "plans").count == 4)
    }

    @Test("advocates of a location that cannot be written hold up nobody else's, and not alerts, boards or plans")
    func advocates() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        let inTheWay = huddled.place.folder.appendingPathComponent("spool/advocates/A.txt")
        try FileManager.default.createDirectory(at: inTheWay, withIntermediateDirectories: false)
        for location in ["A", "B"] {
            try huddled.deliver(
                "location,submitted,response,overall,contact_phone,contact_consent\n"
                    + "\(location),2026-11-21T05:00:00Z,\(location),5,555 010\(location == "A" ? 1 : 2),yes\n",
                as: "\(location).csv")
        }
        try await huddled.look(every: .seconds(5), for: .seconds(30))
        #expect(try huddled.place.files(below: "advocates") == ["B.json", "B.txt"])
        _ = try await huddled.work.planDue()
        #expect(try huddled.place.files(below: "plans").count == 8)
        #expect(try huddled.place.files(below: "boards").contains("brand.html"))
        try FileManager.default.removeItem(at: inTheWay)
        try await huddled.look(every: .seconds(5), for: .seconds(10))
        #expect(try huddled.place.files(below: "advocates") == ["A.json", "A.txt", "B.json", "B.txt"])
    }

    @Test("a reload tells open alerts with the clocks that hold now")
    func reload() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver(Self.complaint("A"), as: "a.csv")
        try await huddled.look()
        let file = try #require(huddled.place.files(below: "alerts").first { $0.hasSuffix(".txt") })
        #expect(try huddled.place.text("alerts/\(file)").contains("by Sunday 22 November at 06:00"))
        let yaml = try String(contentsOf: huddled.place.configurationFile, encoding: .utf8)
        try (yaml + "alerts: { first_touch: 2h }\n")
            .write(to: huddled.place.configurationFile, atomically: true, encoding: .utf8)
        await huddled.work.reload()
        try await huddled.look()
        #expect(try huddled.place.text("alerts/\(file)").contains("by Saturday 21 November at 08:00"))
    }
}
