import Domain
import TestSupport
import Testing

@testable import Store

@Suite("What plans said")
struct ToldTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private func commit(_ told: Plan.Told, location: Identifier = "0042") throws {
        try store.commit([
            PlannedDay(
                location: location, date: told.date, generated: Instant(seconds: 5), decision: .none(.first),
                documents: [], told: told)
        ])
    }

    private func told(_ day: Int, quoted: [UInt8] = []) -> Plan.Told {
        Plan.Told(
            date: Day(number: day), action: "second-till", message: "say \(day)", quoted: quoted.map(Some.identity))
    }

    @Test("is found again, the newest first, of days before")
    func found() throws {
        for day in 1...5 { try commit(told(day, quoted: [UInt8(day), 9])) }
        try commit(told(4), location: "0043")
        let found = try store.told(location: "0042", before: Day(number: 5), limit: 2)
        #expect(found == [told(4, quoted: [4, 9]), told(3, quoted: [3, 9])])
    }

    @Test("a plan that says nothing is remembered as that")
    func nothing() throws {
        let silent = Plan.Told(date: Day(number: 1))
        try commit(silent)
        #expect(try store.told(location: "0042", before: Day(number: 2), limit: 9) == [silent])
    }

    @Test("a day that is planned already keeps what was said on it")
    func once() throws {
        try commit(told(1, quoted: [1]))
        try commit(Plan.Told(date: Day(number: 1), action: "other", quoted: [Some.identity(2)]))
        #expect(try store.told(location: "0042", before: Day(number: 2), limit: 9) == [told(1, quoted: [1])])
    }

    @Test("one customer quoted twice on one plan is one")
    func twice() throws {
        try commit(told(1, quoted: [1, 1]))
        #expect(try store.told(location: "0042", before: Day(number: 2), limit: 9) == [told(1, quoted: [1])])
    }
}
