import Domain
import Foundation
import Testing

@testable import HuddleDaemon

@Suite("A late plan waits for the feedback that lay in the inbox at the start")
struct WorkCatchUpTests {
    @Test("what waited is taken before a plan is made of it")
    func waits() async throws {
        let huddled = try HandDriven(prepare: { try $0.drop(HandDriven.good, as: "survey.csv") })
        try await huddled.look()
        #expect(try await huddled.work.planDue() == .seconds(5))
        #expect(huddled.world.events.published == 0)
        huddled.world.advance(by: .seconds(5))
        try await huddled.look()
        _ = try await huddled.work.planDue()
        #expect(huddled.world.events.published == 1)
        #expect(try huddled.place.text("plans/A/today.txt").contains("From 2 customer answers"))
    }

    @Test("a file that somebody never finishes holds plans for ten minutes at most")
    func neverFinished() async throws {
        let brand = Workplace.small + "\nlocations: locations.csv\n"
        let huddled = try HandDriven(
            at: try Workplace(brand),
            prepare: { place in
                try place.write("id\nA\n", to: "locations.csv")
                try place.drop(HandDriven.good, as: "survey.csv")
            })
        let file = try FileHandle(forWritingTo: huddled.place.inbox.appendingPathComponent("survey.csv"))
        for _ in 0..<150 {
            try await huddled.look()
            _ = try await huddled.work.planDue()
            #expect(huddled.world.events.published == 0)
            try file.write(contentsOf: Data("l".utf8))
            huddled.world.advance(by: .seconds(4))
        }
        _ = try await huddled.work.planDue()
        #expect(huddled.world.events.published == 1)
        #expect(huddled.world.events.deliveries.isEmpty)
    }

    @Test("what comes later holds nothing")
    func later() async throws {
        let brand = Workplace.small + "\nlocations: locations.csv\n"
        let huddled = try HandDriven(
            at: try Workplace(brand), prepare: { try $0.write("id\nA\n", to: "locations.csv") })
        try await huddled.look()
        try huddled.place.drop(HandDriven.good, as: "survey.csv")
        _ = try await huddled.work.planDue()
        #expect(huddled.world.events.published == 1)
    }
}
