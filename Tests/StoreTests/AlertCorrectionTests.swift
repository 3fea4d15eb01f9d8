import Domain
import TestSupport
import Testing

@testable import Store

/// What was stored as an alert, when what it was made from is corrected, moved, taken back or given again.
@Suite("Alerts and corrections")
struct AlertCorrectionTests {
    private let place: AlertPlace

    init() throws { place = try AlertPlace() }

    private func close(_ number: UInt8, at: Int64 = 5) throws {
        try place.told(at: at)
        _ = try place.answer(
            AlertAnswer(alert: place.id(number), state: .closed, cause: "x"), claim: "close \(number) \(at)", at: at)
    }

    @Test("another version is judged in its stead")
    func corrected() throws {
        try place.give("a", [place.unhappy(1, cause: "a"), place.unhappy(2, cause: "b")])
        try place.told()
        try place.give(
            "b",
            [
                place.unhappy(1, updated: 5, outcome: 5_000), place.unhappy(2, updated: 5, cause: "rude"),
            ])
        let due = try place.told()
        #expect(due.first { $0.id == place.id(1) }?.alert == nil)
        #expect(due.first { $0.id == place.id(2) }?.alert?.cause == "rude")
    }

    @Test("one that moves to another location leaves the first one's folder")
    func moved() throws {
        try place.give("a", [place.unhappy(1)], contact: Some.contact)
        try place.told()
        try place.give("b", [place.unhappy(1, updated: 5, location: "0007")], contact: Some.contact)
        let due = try place.told()
        #expect(due.map(\.location) == ["0007", "0042"])
        #expect(due.first?.alert?.customers.count == 1 && due.last?.alert == nil)
    }

    @Test("a file given again under another mapping moves its alerts, contacts and all")
    func aliased() throws {
        try place.give("a", [place.unhappy(1, location: "42")], contact: Some.contact, sha256: "s")
        try place.told()
        try place.give(
            "b", [place.unhappy(1, digest: 2)], contact: Some.contact, sha256: "s", takingBack: true)
        #expect(try place.told().map { "\($0.location.text) \($0.alert != nil)" } == ["0042 true", "42 false"])
        #expect(try place.files() == ["0042/\(place.id(1))": [1]])
    }

    @Test("those who were told with one that goes are told with the next of them")
    func heirs() throws {
        try place.give("a", [1, 2, 3].map { place.unhappy($0) })
        try place.told()
        try place.give("b", [place.unhappy(1, updated: 5, outcome: 5_000)])
        #expect(try place.files() == ["0042/\(place.id(2))": [2, 3]])
        #expect(try place.store.dueAlerts(after: nil, limit: 9).isEmpty)
        try place.give("c", [place.unhappy(2, updated: 5, location: "0007")])
        #expect(try place.files() == ["0042/\(place.id(3))": [3], "0007/\(place.id(2))": [2]])
    }

    @Test("taking a correction back brings the customer back")
    func takenBack() throws {
        try place.give("a", [place.unhappy(1)])
        try place.give("b", [place.unhappy(1, updated: 5, outcome: 5_000)], sha256: "s")
        #expect(try place.files().isEmpty)
        try place.give("c", [], sha256: "s", takingBack: true)
        #expect(try place.files() == ["0042/\(place.id(1))": [1]])
    }

    @Test("what nobody gives any more leaves")
    func nobody() throws {
        try place.give("a", [place.unhappy(1)], sha256: "s")
        try place.told()
        try place.give("b", [], sha256: "s", takingBack: true)
        #expect(try place.told(nothingOf: 1))
    }

    @Test("what was settled stays so when the file is given again, together with those it was told with")
    func settled() throws {
        try place.give("a", [place.unhappy(1), place.unhappy(2)], sha256: "s")
        try close(1)
        try place.give(
            "b", [place.unhappy(1, digest: 2), place.unhappy(2, digest: 2)], sha256: "s", takingBack: true)
        #expect(try place.files().isEmpty)
    }

    @Test("a file given again long after keeps its alerts, clocks and all")
    func late() throws {
        try place.give("a", [place.unhappy(1)], sha256: "s")
        try place.told()
        _ = try place.answer(AlertAnswer(alert: place.id(1), state: .touched, note: "left a message"), claim: "t")
        let later = Some.received.advanced(by: .days(20))
        try place.give("b", [place.unhappy(1, digest: 2)], sha256: "s", takingBack: true, at: later)
        let alert = try #require(place.store.waitingAlerts()["0042"]?.first)
        #expect(alert.opened == Some.received && alert.touched == Instant(seconds: 5))
    }

    @Test("who complains again after it was settled rings again; an older version does not")
    func again() throws {
        try place.give("a", [place.unhappy(1, updated: 10)])
        try close(1)
        try place.give("b", [place.unhappy(1, updated: 9)])
        #expect(try place.files().isEmpty)
        try place.give("c", [place.unhappy(1, updated: 11, cause: "ill")], at: Instant(seconds: 50))
        #expect(try place.told(at: 50).first { $0.alert != nil }?.alert?.note == nil)
        #expect(try place.files() == ["0042/\(place.id(1))": [1]])
        try close(1, at: 60)
        #expect(try place.files().isEmpty)
        #expect(try place.store.closedCauses(since: Instant(seconds: 0)) == ["0042": ["x": 2]])
    }

    @Test("a file that is refused changes nothing")
    func refused() throws {
        try place.give("a", [place.unhappy(1)], sha256: "s")
        let before = try place.files()
        try place.give("b", [place.unhappy(2)], sha256: "s", takingBack: true, refused: true)
        #expect(try place.files() == before)
        try place.give("c", [Some.response(3)])
        #expect(try place.files() == before)
    }

    @Test("consent that a later version takes back takes the contact out of what is told")
    func consent() throws {
        try place.give("a", [place.unhappy(1)], contact: Some.contact)
        try place.told()
        try place.give("b", [place.unhappy(1, updated: 5)])
        #expect(try place.told().first?.alert?.customers.first?.contact == .some(nil))
    }
}
