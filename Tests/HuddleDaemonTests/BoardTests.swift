import Domain
import Foundation
import Spool
import SystemPackage
import Testing

@testable import HuddleDaemon

@Suite("Boards are published with the plans, and again when what they tell changes")
struct BoardTests {
    private static let brand =
        Workplace.small + "\nlocations: locations.csv\nalerts: { at_or_below: 2, words: [ill] }"
    private static let locations = """
        id,name,district,region,division
        0007,Lighthouse,,North,
        0042,Query <b>,Saltby,South Coast,UK
        0043,Anchor,Saltby,South Coast,UK

        """
    private static let survey = """
        location,submitted,response,overall,speed,friendliness,comment,contact_name,contact_phone,contact_consent
        0042,2026-11-18T18:00:00Z,1,1,1,4,"The queue. Call me!",Ada Contact,555 0100,yes
        0042,2026-11-19T18:00:00Z,2,5,4,4,Fine,Bob Contact,555 0101,yes
        0007,2026-11-19T18:00:00Z,3,5,5,5,Lovely,,,
        0043,2026-11-19T18:00:00Z,4,4,4,5,,,,

        """

    private func place(_ locations: String = locations) throws -> Workplace {
        let place = try Workplace(Self.brand)
        try place.write(locations, to: "locations.csv")
        return place
    }

    private func board(_ place: Workplace, _ path: String) throws -> [String: Any] {
        try #require(
            JSONSerialization.jsonObject(with: Data(place.text("boards/\(path)").utf8)) as? [String: Any])
    }

    private func stores(_ place: Workplace, _ path: String = "brand.json") throws -> [[String: Any]] {
        try #require(board(place, path)["stores"] as? [[String: Any]])
    }

    @Test("one for the brand, each division, region and district, and a sheet for each store; no contacts in any")
    func all() throws {
        let place = try place()
        try place.drop(Self.survey, as: "survey.csv")
        try place.run()
        let files = try place.files(below: "boards")
        #expect(
            files == [
                "brand.html", "brand.json", "districts/Saltby.html", "districts/Saltby.json", "divisions/UK.html",
                "divisions/UK.json", "library.html", "library.json", "regions/North.html", "regions/North.json",
                "regions/South%20Coast.html",
                "regions/South%20Coast.json", "visits/0007.html", "visits/0042.html", "visits/0043.html",
            ])
        for file in files {
            let text = try place.text("boards/\(file)")
            for secret in ["Contact", "555", "Call me", "Lovely"] {
                #expect(!text.contains(secret), "\(file): \(secret)")
            }
        }
        #expect(try stores(place).count == 3 && stores(place, "regions/South%20Coast.json").count == 2)
        #expect(try place.text("boards/brand.html").contains("href=\"regions/South%2520Coast.html\""))
        let attributes = try FileManager.default.attributesOfItem(
            atPath: place.folder.appendingPathComponent("spool/boards/regions/North.html").path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test("an overdue call puts its store first, and an answer takes it away the same day")
    func calls() throws {
        let place = try place()
        try place.drop(Self.survey, as: "survey.csv")
        try place.run()
        try place.run(now: "2026-11-22T06:00:01Z")
        let first = try #require(stores(place).first)
        #expect((first["location"] as? [String: Any])?["id"] as? String == "0042")
        #expect((first["calls"] as? [String: Int]) == ["waiting": 1, "overdue": 1])
        #expect((first["reasons"] as? [[String: Any]])?.first?["kind"] as? String == "calls_overdue")
        let alert = try #require(try place.files(below: "alerts/0042").first).prefix(16)
        try place.drop("alert,state,cause,note\n\(alert),closed,Queue,Ada was happy again\n", as: "answers.csv")
        try place.run(now: "2026-11-22T12:00:00Z")
        let after = try #require(stores(place).first { ($0["location"] as? [String: Any])?["id"] as? String == "0042" })
        #expect((after["calls"] as? [String: Int]) == ["waiting": 0, "overdue": 0])
        let causes = try #require(after["causes"] as? [[String: Any]])
        #expect(causes.first?["cause"] as? String == "queue" && causes.first?["alerts"] as? Int == 1)
        for file in try place.files(below: "boards") { #expect(try !place.text("boards/\(file)").contains("Ada")) }
    }

    @Test("the same facts and instant give the same bytes, and nothing new is published where nothing changed")
    func determinism() throws {
        let places = try [place(), place()]
        for place in places {
            try place.drop(Self.survey, as: "survey.csv")
            try place.run()
        }
        let files = try places[0].files(below: "boards")
        for file in files { #expect(try places[0].text("boards/\(file)") == places[1].text("boards/\(file)")) }
        let brand = places[0].folder.appendingPathComponent("spool/boards/brand.html")
        try FileManager.default.removeItem(at: brand)
        try places[0].run(now: "2026-11-21T07:00:00Z")
        #expect(!FileManager.default.fileExists(atPath: brand.path))
    }

    @Test("a region that no store names any more has no board, and a store that is gone no sheet after a week")
    func withdrawn() throws {
        let place = try place()
        try place.drop(Self.survey, as: "survey.csv")
        try place.run()
        try place.write(
            "id,name,region\n0042,Query,West\n0043,Anchor,West\n", to: "locations.csv")
        try place.run(now: "2026-11-24T06:00:00Z")
        #expect(
            try place.files(below: "boards") == [
                "brand.html", "brand.json", "library.html", "library.json", "regions/North.html", "regions/North.json",
                "regions/West.html",
                "regions/West.json", "visits/0007.html", "visits/0042.html", "visits/0043.html",
            ])
        let late = try #require(stores(place, "regions/North.json").first?["reasons"] as? [[String: Any]])
        #expect(late.map { $0["kind"] as? String } == ["no_plan"])
        try place.run(now: "2026-11-28T06:00:00Z")
        #expect(
            try place.files(below: "boards") == [
                "brand.html", "brand.json", "library.html", "library.json", "regions/West.html", "regions/West.json",
                "visits/0042.html",
                "visits/0043.html",
            ])
    }

    @Test("how alike visits are is told with its past")
    func history() throws {
        let place = try place()
        try place.drop(Self.survey, as: "survey.csv")
        for day in 21...23 { try place.run(now: "2026-11-\(day)T06:00:00Z") }
        let consistency = try #require(board(place, "brand.json")["consistency"] as? [String: Any])
        let history = try #require(consistency["history"] as? [[String: Any]])
        #expect(history.map { $0["date"] as? String } == ["2026-11-21", "2026-11-22", "2026-11-23"])
    }

    @Test("boards that cannot be written are written when it works again, though the plans were")
    func refused() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver()
        try await huddled.look()
        huddled.faults.refuse([.create], .noSpace, in: "/boards")
        #expect(try await huddled.work.planDue() > .seconds(5), "the plans are made, and no more is due")
        #expect(try huddled.place.files(below: "plans").count == 4)
        try await huddled.look(every: .seconds(5), for: .seconds(180))
        #expect(try huddled.place.files(below: "boards").isEmpty)
        #expect(huddled.world.takeEvents().problems.count == 1)
        huddled.faults.end()
        try await huddled.look(every: .seconds(5), for: .seconds(65))
        #expect(
            try huddled.place.files(below: "boards") == [
                "brand.html", "brand.json", "library.html", "library.json", "visits/A.html",
            ])
        #expect(huddled.world.takeEvents().recoveries == 1)
    }
}
