import Domain
import Spool
import SystemPackage
import Testing

@testable import HuddleDaemon

@Suite("What is decided and cannot be written waits, and is written once")
struct WorkOutputTests {
    @Test(
        "a file that is stored but cannot be filed is told of once, waits in work, and is filed without storing twice")
    func notFiled() async throws {
        for area in ["/receipts/", "/archive/"] {
            let huddled = try HandDriven()
            try await huddled.look()
            try huddled.deliver()
            huddled.faults.refuse([.create], .noSpace, in: area)
            try await huddled.look(every: .seconds(5), for: .seconds(300))
            let events = huddled.world.takeEvents()
            #expect(events.problems.isEmpty, "\(events.problems.prefix(3))")
            #expect(events.filter { EventKind($0) == .failed }.count == 1)
            #expect(events.deliveries.isEmpty && events.recoveries == 0)
            #expect(await huddled.status.waiting == Status.Waiting(work: 1))

            huddled.faults.end()
            try await huddled.look(every: .seconds(5), for: .seconds(10))
            #expect(huddled.world.takeEvents().deliveries.map(\.rows) == [Delivery.Rows(accepted: 2)])
            #expect(try huddled.place.deliveries().count == 1)
            #expect(try huddled.place.files(below: "work").isEmpty)
        }
    }

    @Test("plans that cannot be published are told of once, wait, and are published when it is over")
    func plansRefused() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver()
        try await huddled.look()
        _ = huddled.world.takeEvents()
        huddled.faults.refuse([.create], .noSpace)
        for _ in 0..<60 {
            #expect(try await huddled.work.planDue() == .seconds(5))
            huddled.world.advance(by: .seconds(5))
        }
        let events = huddled.world.takeEvents()
        #expect(events.problems.count == 1, "\(events.problems)")
        #expect(events.recoveries == 0 && events.published == 0)

        huddled.faults.end()
        _ = try await huddled.work.planDue()
        let after = huddled.world.takeEvents()
        #expect(after.published == 1 && after.recoveries == 1)
        #expect(try huddled.place.files(below: "plans").count == 4)
        #expect(try await huddled.work.planDue() > .seconds(5))
        #expect(huddled.world.takeEvents().isEmpty)

        // The next day, when the location's directory is there already.
        huddled.world.advance(by: .seconds(86_400))
        huddled.faults.refuse([.create], .noSpace)
        for _ in 0..<60 {
            _ = try await huddled.work.planDue()
            huddled.world.advance(by: .seconds(5))
        }
        let again = huddled.world.takeEvents()
        #expect(again.problems.count == 1, "\(again.problems.prefix(3))")
    }
}
