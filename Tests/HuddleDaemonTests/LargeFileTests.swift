import Domain
import Foundation
import LocalTime
import Store
import Testing

@testable import HuddleDaemon

@Suite("a file so large that others cannot wait for it", .timeLimit(.minutes(5)))
struct LargeFileTests {
    /// Of few rows, with many words.
    private static func large(
        _ rows: Int = 24, _ columns: String = "location,submitted,overall", _ row: (Int) -> String = response
    ) -> String {
        let words = String(repeating: "x", count: 900_000)
        return "\(columns),comment\n" + (0..<rows).map { "\(row($0)),\(words)\n" }.joined()
    }

    private static func response(_ number: Int) -> String {
        "A,2026-11-\(10 + number % 10)T10:\(10 + number):00Z,\(number % 5 + 1)"
    }

    private func deliveries(_ huddled: HandDriven) -> [Delivery] { huddled.world.events.deliveries }

    /// Goes on until some of the large file is stored.
    private func begin(_ huddled: HandDriven) async throws -> Int {
        try await huddled.look()
        try huddled.deliver(Self.large(), as: "large.csv.gz")
        for _ in 0..<1_000 {
            _ = await huddled.work.look()
            #expect(try await !huddled.work.takeNext(), "others are looked for after each piece")
            if let stored = try await huddled.staged, stored > 0 { return stored }
            try #require(deliveries(huddled).isEmpty)
        }
        return 0
    }

    /// Of a huddled that is gone with some of the large file stored.
    private func left() async throws -> (Workplace, stored: Int) {
        let huddled = try HandDriven()
        let stored = try await begin(huddled)
        huddled.stop.raise()
        #expect(try await !huddled.work.takeNext())
        return (huddled.place, stored)
    }

    private func finish(_ huddled: HandDriven) async throws {
        var isBusy = true
        while isBusy {
            try await huddled.look()
            isBusy = await huddled.work.patience == .zero
        }
    }

    @Test("lets them pass, and is seen when all of it is there")
    func passing() async throws {
        let huddled = try HandDriven()
        let stored = try await begin(huddled)
        #expect(stored < 24)
        #expect(await huddled.work.patience == .zero)
        let doing = await huddled.status.doing
        #expect(doing == "taking in large.csv.gz: \(stored) responses so far")
        try huddled.deliver()
        _ = await huddled.work.look()
        _ = try await huddled.work.takeNext()
        #expect(deliveries(huddled).map(\.name) == ["survey.csv"])
        #expect(try huddled.place.responses().count == 2)
        try await finish(huddled)
        #expect(deliveries(huddled).map(\.name) == ["survey.csv", "large.csv.gz"])
        #expect(deliveries(huddled).last?.rows == Delivery.Rows(accepted: 24))
        #expect(try huddled.place.responses().count == 26)
        #expect(try huddled.place.files(below: "work").isEmpty)
        #expect(await huddled.status.doing == nil)
        #expect(await huddled.work.patience == .seconds(30))
    }

    @Test("is gone on with where it was left")
    func resumed() async throws {
        let (place, stored) = try await left()
        let second = try HandDriven(at: place, now: "2026-11-21T06:10:00Z")
        #expect(try await second.staged == stored)
        try await finish(second)
        #expect(deliveries(second).map(\.rows) == [Delivery.Rows(accepted: 24)])
        let received = try #require(Instant(rfc3339: Workplace.now))
        #expect(deliveries(second).map(\.received) == [received], "as if it had been taken at once")
        #expect(try place.responses().count == 24)
        #expect(try await second.store.audit() == [])
    }

    @Test("is begun anew under another configuration")
    func changed() async throws {
        let (place, _) = try await left()
        let configuration = try String(contentsOf: place.configurationFile, encoding: .utf8)
        try place.write(
            configuration + "sources:\n  - { name: kiosk, files: \"large*\", channel: kiosk }\n", to: "huddled.yaml")
        let second = try HandDriven(at: place)
        try await finish(second)
        #expect(deliveries(second).map(\.source) == ["kiosk"])
        let responses = try place.responses()
        #expect(responses.count == 24 && responses.allSatisfy { $0.contains(#""channel":"kiosk""#) })
        #expect(try await second.store.audit() == [])
    }

    @Test("gives nothing where most of it cannot be used")
    func rejected() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver(
            Self.large { $0 < 10 ? Self.response($0) : "A,never,1" }, as: "large.csv.gz")
        try await finish(huddled)
        #expect(deliveries(huddled).map(\.state) == [.rejected])
        #expect(try huddled.place.responses().isEmpty)
        #expect(try await huddled.staged == nil)
        #expect(try await huddled.store.audit() == [])
    }

    @Test("is a no-op when it comes again")
    func again() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        for _ in 0..<2 {
            try huddled.deliver(Self.large(20), as: "large.csv.gz")
            try await finish(huddled)
        }
        #expect(deliveries(huddled).map(\.rows) == [Delivery.Rows(accepted: 20), Delivery.Rows(duplicate: 20)])
        #expect(try huddled.place.responses().count == 20)
    }

    @Test("is taken whole where managers wrote it")
    func words() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver(
            Self.large(20, "location,date,action,state") {
                "A,2026-\(10 + $0 / 10)-\(10 + $0 % 10),second-till,done"
            },
            as: "large.csv.gz")
        try await finish(huddled)
        #expect(deliveries(huddled).map(\.rows) == [Delivery.Rows(accepted: 20)])
        #expect(try await huddled.staged == nil)
    }

    @Test("is taken by a single run, too")
    func once() async throws {
        let (place, _) = try await left()
        let events = try place.run()
        #expect(events.deliveries.map(\.rows) == [Delivery.Rows(accepted: 24)])
        #expect(try place.responses().count == 24)
    }
}

extension HandDriven {
    fileprivate var store: Store {
        get async throws { try #require(await work.store) }
    }

    /// How many responses of a large file are stored and not seen.
    fileprivate var staged: Int? {
        get async throws { try await store.staging()?.progress.responses }
    }
}
