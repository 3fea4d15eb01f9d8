import Configuration
import Domain
import Foundation
import Store
import Testing

@testable import HuddleDaemon

@Suite("What somebody else erases while the service runs")
struct WorkErasureTests {
    private static let file = """
        location,submitted,response,overall,contact_phone,contact_consent
        A,2026-11-21T05:00:00Z,1,1,555 0100,yes
        A,2026-11-21T05:00:00Z,2,5,555 0200,yes

        """

    private func erase(_ response: String, in place: Workplace) throws {
        let database = place.folder.appendingPathComponent("state/huddled.db").path
        let store = try Store(reopening: database, brand: place.configuration.brand)
        let stored = try place.store.responses(
            location: "A", from: Instant(milliseconds: 0), to: Instant(seconds: 2_000_000_000))
        _ = try store.erase(stored.filter { $0.producerID == Identifier(response) }.map(\.identity))
    }

    @Test("is told of no more with the next look, and the rest stays as it was")
    func followed() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver(Self.file)
        try await huddled.look()
        #expect(try huddled.place.files(below: "alerts").count == 2)
        #expect(try huddled.place.files(below: "advocates").count == 2)
        try erase("1", in: huddled.place)
        try await huddled.look()
        #expect(try huddled.place.files(below: "alerts").isEmpty)
        #expect(try huddled.place.files(below: "advocates").count == 2)
        try erase("2", in: huddled.place)
        try await huddled.look()
        #expect(try huddled.place.files(below: "advocates").isEmpty)
    }

    @Test("is left out of every file that brings it again, and counted")
    func leftOut() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver(Self.file)
        try await huddled.look()
        try erase("1", in: huddled.place)
        try huddled.deliver(Self.file + "A,2026-11-21T05:00:00Z,3,3,,\n", as: "again.csv")
        try await huddled.look()
        let delivery = try #require(huddled.world.takeEvents().deliveries.last)
        #expect(delivery.rows == Delivery.Rows(accepted: 1, duplicate: 1, leftOut: 1))
        #expect(
            delivery.reasons == [Delivery.ReasonCount(reason: "left out: erased at a person's request", count: 1)])
        #expect(try huddled.place.files(below: "alerts").isEmpty, "nobody is called about it again")
    }
}
