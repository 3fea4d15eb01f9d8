import Domain
import GRDB
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("what came and went last")
struct LastDeliveriesTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private func record(
        _ claim: String, from source: Identifier, at second: Int64, _ state: Delivery.State = .accepted
    ) throws {
        var delivery = Some.delivery(claim, state: state)
        delivery.source = source
        delivery.received = Instant(seconds: second)
        try store.deliver { try $0.record(delivery) }
    }

    @Test("a new store has received, planned and published nothing")
    func nothing() throws {
        #expect(try store.lastReceived() == [:])
        #expect(try store.lastDelivery() == nil)
        #expect(try store.lastPlans() == nil)
    }

    @Test("of each source the newest file counts that was not rejected, whatever the order they came in")
    func sources() throws {
        try record("a", from: "lounges", at: 30)
        try record("b", from: "lounges", at: 20, .partial)
        try record("c", from: "lounges", at: 40, .rejected)
        try record("d", from: "web", at: 10, .partial)
        try record("e", from: "kiosks", at: 50, .rejected)
        try record("f", from: "", at: 5)
        try record("g", from: "web\u{0}2", at: 6)
        #expect(
            try store.lastReceived() == [
                "lounges": Instant(seconds: 30), "web": Instant(seconds: 10), "": Instant(seconds: 5),
                "web\u{0}2": Instant(seconds: 6),
            ])
    }

    @Test("the last delivery is the one recorded last, rejected or not")
    func delivery() throws {
        try record("a", from: "lounges", at: 30)
        try record("b", from: "lounges", at: 20, .rejected)
        let last = try #require(try store.lastDelivery())
        #expect(last.claim == "b")
        #expect(last == (try store.deliveries().last))
    }

    @Test("the last plans are those published of the newest day that has any")
    func plans() throws {
        func plan(_ location: Identifier, _ day: Int) -> PlannedDay {
            PlannedDay(
                location: location, date: Day(number: day), generated: Instant(seconds: 5),
                decision: .none(.nothingWorthwhile), documents: [])
        }
        func publish(at second: Int64, _ count: Int) throws {
            try store.markPublished(store.unpublished(limit: count), at: Instant(seconds: second))
        }
        try store.commit([plan("1", 7), plan("2", 7), plan("3", 7)])
        #expect(try store.lastPlans() == nil)
        try publish(at: 100, 2)
        #expect(
            try store.lastPlans()
                == Status.LastPlans(date: Day(number: 7), plans: 2, published: Instant(seconds: 100)))
        try publish(at: 90, 1)
        try store.commit([plan("1", 8)])
        #expect(
            try store.lastPlans()
                == Status.LastPlans(date: Day(number: 7), plans: 3, published: Instant(seconds: 100)))
        try publish(at: 200, 1)
        #expect(
            try store.lastPlans()
                == Status.LastPlans(date: Day(number: 8), plans: 1, published: Instant(seconds: 200)))
    }

    @Test("no answer sorts, which would cost more with every year: an index has each in order")
    func cost() throws {
        try record("a", from: "lounges", at: 1)
        let asked = Mutex<[String]>([])
        store.writer.writeWithoutTransaction { db in
            db.trace { event in asked.withLock { $0.append(event.expandedDescription) } }
        }
        _ = try store.lastReceived()
        _ = try store.lastDelivery()
        _ = try store.lastPlans()
        let statements = asked.withLock { $0 }.filter { $0.hasPrefix("SELECT") }
        #expect(statements.count == 4)
        for statement in statements {
            let plan = try store.read { db in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(statement)").map { $0["detail"] as String }
            }
            #expect(!plan.isEmpty)
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(statement): \(plan)")
        }
    }
}
