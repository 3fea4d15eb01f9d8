import Configuration
import Domain
import Foundation
import Store
import Testing

@testable import HuddleDaemon

@Suite("Files are taken when they are finished, each once", .timeLimit(.minutes(5)))
struct WorkInboxTests {
    /// A file that somebody keeps open.
    private func open(_ name: String, in place: Workplace) throws -> FileHandle {
        let path = place.inbox.appendingPathComponent(name)
        try #require(FileManager.default.createFile(atPath: path.path, contents: nil))
        return try FileHandle(forWritingTo: path)
    }

    @Test("a file that is there before anybody watches is taken after five seconds in which nothing happened to it")
    func settles() async throws {
        let huddled = try HandDriven(prepare: { try $0.drop(HandDriven.good, as: "survey.csv") })
        #expect(try await huddled.look() == .seconds(5))
        #expect(await huddled.status.waiting == Status.Waiting(inbox: 1))
        huddled.world.advance(by: .milliseconds(4_999))
        #expect(try await huddled.look() == .milliseconds(1))
        #expect(huddled.world.events.deliveries.isEmpty)
        huddled.world.advance(by: .milliseconds(1))
        #expect(try await huddled.look() == .seconds(30))
        #expect(huddled.world.events.deliveries.map(\.rows) == [Delivery.Rows(accepted: 2)])
        let status = await huddled.status
        #expect(status.waiting == Status.Waiting() && status.lastFile?.name == "survey.csv" && status.doing == nil)
    }

    @Test("no step of the wall clock makes a file settle, or keeps one from it")
    func monotonic() async throws {
        let huddled = try HandDriven(prepare: { try $0.drop(HandDriven.good, as: "survey.csv") })
        try await huddled.look()
        huddled.world.step(by: .seconds(7_200))
        try await huddled.look()
        #expect(huddled.world.events.deliveries.isEmpty)
        huddled.world.step(by: .seconds(-14_400))
        huddled.world.advance(by: .seconds(5))
        try await huddled.look()
        #expect(huddled.world.events.deliveries.count == 1)
    }

    @Test("a file that is written in place waits from its last change on, as long as it is open")
    func open() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        let file = try open("survey.csv", in: huddled.place)
        try file.write(contentsOf: Data(HandDriven.good.prefix(40).utf8))
        for _ in 0..<3 {
            #expect(try await huddled.look() <= .seconds(5))
            huddled.world.advance(by: .milliseconds(4_900))
            #expect(try await huddled.look() == .milliseconds(100))
            try file.write(contentsOf: Data(" ".utf8))
        }
        #expect(huddled.world.events.deliveries.isEmpty)
        try await huddled.look()
        huddled.world.advance(by: .seconds(5))
        try await huddled.look()
        #expect(huddled.world.events.deliveries.count == 1)
        try file.close()
    }

    @Test("a file that is closed after writing rings and is taken at once, whole")
    func closed() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        let file = try open("survey.csv", in: huddled.place)
        try file.write(contentsOf: Data(HandDriven.good.prefix(50).utf8))
        try await huddled.look()
        #expect(huddled.world.events.deliveries.isEmpty)
        try file.write(contentsOf: Data(HandDriven.good.dropFirst(50).utf8))
        try file.close()
        while huddled.world.events.deliveries.isEmpty {
            await huddled.bell.wait()
            try await huddled.look()
        }
        #expect(huddled.world.events.deliveries.map(\.rows.accepted) == [2])
    }

    @Test("a file that is moved in rings and is taken at once; an unfinished name never is")
    func moved() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        for name in [".hidden.csv", "a.tmp", "a.csv.part", "a.filepart", "a.csv~"] {
            try huddled.deliver(as: name)
        }
        try await huddled.look(every: .seconds(30), for: .seconds(120))
        #expect(huddled.world.events.deliveries.isEmpty)
        try huddled.deliver()
        await huddled.bell.wait()
        try await huddled.look()
        #expect(huddled.world.events.deliveries.map(\.name) == ["survey.csv"])
    }

    @Test("each step takes one file, oldest first, and then there is none")
    func onceEach() async throws {
        let huddled = try HandDriven()
        _ = await huddled.work.look()
        for number in 1...3 { try huddled.deliver(as: "survey-\(number).csv") }
        _ = await huddled.work.look()
        for number in 1...3 {
            #expect(try await huddled.work.takeNext())
            #expect(huddled.world.events.deliveries.map(\.name).last == "survey-\(number).csv")
            #expect(await huddled.status.waiting == Status.Waiting(inbox: 3 - number))
        }
        #expect(try await !huddled.work.takeNext())
        #expect(try await !huddled.work.takeNext())
        try await huddled.look(every: .seconds(5), for: .seconds(60))
        #expect(huddled.world.events.deliveries.count == 3)
        #expect(try huddled.place.deliveries().count == 3)
    }

    @Test("practices that stores propose are counted until somebody decides")
    func proposed() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver("location,title,steps,driver\nA,Open the second till,Open it,speed\n")
        try await huddled.look()
        #expect(await huddled.status.proposed == 1)
        let database = huddled.place.folder.appendingPathComponent("state/huddled.db").path
        let store = try Store(reopening: database, brand: huddled.place.configuration.brand)
        let kept = try #require(try store.proposedContributions(limit: 1).first.first)
        #expect(try store.decide(.declined, on: kept.id, since: .proposed))
        try await huddled.look()
        #expect(await huddled.status.proposed == 0)
    }
}
