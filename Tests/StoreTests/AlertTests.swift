import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

/// A store in which a low outcome is to be answered; the comment is the cause.
struct AlertPlace {
    let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    func judge(maxAge: Span = .days(7)) -> AlertJudge {
        AlertJudge(maxAge: maxAge) { response in
            guard let outcome = response.outcome, outcome.points <= 2 else { return nil }
            return AlertReason(isLow: true, words: [], cause: response.comment)
        }
    }

    /// Takes a file in as the daemon does.
    @discardableResult
    func give(
        _ claim: String, _ responses: [Response], contact: Contact? = nil, sha256: String? = nil,
        takingBack: Bool = false, at: Instant = Some.received, maxAge: Span = .days(7), refused: Bool = false
    ) throws -> [Taken] {
        try store.deliver { transaction in
            if takingBack { try transaction.takeBack(sha256: sha256 ?? "sha-\(claim)") }
            let taken = try responses.map { response in
                let taken = try transaction.take(
                    response, contact: contact, received: at, contactKept: Some.contactKept)
                try transaction.judge(
                    response, taken, contact: contact, received: at, judge(maxAge: maxAge))
                return taken
            }
            if refused {
                try transaction.discardRows()
            } else {
                try transaction.judgeDoubtful(received: at, judge(maxAge: maxAge))
            }
            try transaction.record(Some.delivery(claim, sha256: sha256))
            return taken
        }
    }

    /// Takes an answer in that was written just before.
    func answer(_ answer: AlertAnswer, claim: String, at: Int64 = 5, written: Int64? = nil) throws -> Taken? {
        try store.deliver { transaction in
            let taken = try transaction.take(
                answer, written: Instant(seconds: written ?? at), received: Instant(seconds: at))
            try transaction.record(Some.delivery(claim))
            return taken
        }
    }

    func unhappy(
        _ number: UInt8, submitted: Int64 = 1_000, updated: Int64? = nil, outcome: Int32 = 1_000,
        cause: String? = "queue", location: Identifier = "0042", digest: UInt8 = 1
    ) -> Response {
        Some.response(
            number, version: Some.version(updated: updated, submitted: submitted, digest: digest), location: location,
            outcome: outcome, comment: cause)
    }

    func id(_ number: UInt8) -> String { Alert.id(of: Some.identity(number)) }

    /// What is due, told.
    @discardableResult
    func told(at: Int64 = 1) throws -> [DueAlert] {
        let due = try store.dueAlerts(after: nil, limit: 100)
        try store.markTold(due, at: Instant(seconds: at))
        return due
    }

    /// Whether nothing but one alert is due, whose files are to be removed.
    func told(nothingOf response: UInt8) throws -> Bool {
        let due = try told()
        return due.map(\.id) == [id(response)] && due.map(\.location) == ["0042"] && due.allSatisfy { $0.alert == nil }
    }

    /// Whom the files of alerts tell of, by location and alert, if all that was due was told.
    func files() throws -> [String: [UInt8]] {
        try store.tellAnew()
        return Dictionary(
            try told().compactMap(\.alert).map { alert in
                ("\(alert.location.text)/\(alert.id)", alert.customers.map { $0.response.identity.bytes[0] })
            }, uniquingKeysWith: { first, _ in first })
    }
}

@Suite("Customers to be answered")
struct AlertTests {
    private let place: AlertPlace
    private var store: Store { place.store }

    init() throws { place = try AlertPlace() }

    private func unhappy(_ number: UInt8, submitted: Int64 = 1_000, cause: String? = "queue") -> Response {
        place.unhappy(number, submitted: submitted, cause: cause)
    }

    @Test("are found once, with their contacts, and told until nothing changes")
    func found() throws {
        try place.give("a", [unhappy(1), Some.response(2)], contact: Some.contact)
        let due = try place.told()
        #expect(due.map(\.id) == [place.id(1)])
        let alert = try #require(due.first?.alert)
        #expect(alert.location == "0042" && alert.cause == "queue" && alert.opened == Some.received)
        #expect(alert.customers.map(\.contact) == [Some.contact])
        #expect(alert.customers.map(\.response.identity) == [Some.identity(1)])
        try place.give("b", [unhappy(1)])
        #expect(try place.told().isEmpty)
        let waiting = try #require(store.waitingAlerts()["0042"])
        #expect(
            waiting == [
                WaitingAlert(
                    id: place.id(1), location: "0042", opened: Some.received,
                    customers: [WaitingAlert.Customer(submitted: Some.received, isReachable: true)])
            ])
    }

    @Test("what came too late is history")
    func history() throws {
        let received = Some.received.milliseconds
        let late = [
            unhappy(1, submitted: received - 60_000, cause: nil), unhappy(2, submitted: received - 59_999, cause: "x"),
        ]
        try place.give("a", late, maxAge: Span(seconds: 60))
        #expect(try place.told().map(\.id) == [place.id(2)])
    }

    @Test("of one hour, place and cause are told as one; those who say nothing and cannot be reached likewise")
    func together() throws {
        let hour: Int64 = 3_600_000
        try place.give(
            "a",
            [
                unhappy(1), unhappy(2, submitted: 1_000 + hour), unhappy(3, submitted: 1_001 + hour),
                unhappy(4, cause: "till"), unhappy(5, cause: nil), unhappy(6, cause: nil),
                place.unhappy(7, location: "0007"),
            ], maxAge: .days(1))
        #expect(
            try place.files() == [
                "0042/\(place.id(1))": [1, 2], "0042/\(place.id(3))": [3], "0042/\(place.id(4))": [4],
                "0042/\(place.id(5))": [5, 6], "0007/\(place.id(7))": [7],
            ])
        // One more of that hour, later.
        try place.give("b", [unhappy(8, submitted: 2_000)])
        let more = try place.told()
        #expect(more.map(\.id) == [place.id(1)] && more.first?.alert?.customers.count == 3)
    }

    @Test("who can be called is never told with those who cannot because nothing is known of either")
    func silentAlone() throws {
        try place.give("a", [unhappy(1, cause: nil)])
        try place.give("b", [unhappy(2, cause: nil)], contact: Some.contact)
        #expect(try place.files().count == 2)
    }

    @Test("a touch is told, an end ends it, and what comes after is another alert")
    func answered() throws {
        try place.give("a", [unhappy(1)])
        try place.told()
        #expect(
            try place.answer(AlertAnswer(alert: place.id(1), state: .touched, note: "left a message"), claim: "1")
                == .accepted)
        let touched = try #require(place.told().first?.alert)
        #expect(touched.touched == Instant(seconds: 5) && touched.note == "left a message")
        // The first touch is the one that counts.
        let again = AlertAnswer(alert: place.id(1), state: .touched)
        #expect(try place.answer(again, claim: "2", at: 9) == .updated)
        #expect(try store.waitingAlerts()["0042"]?.first?.touched == Instant(seconds: 5))
        let close = AlertAnswer(alert: place.id(1), state: .closed, cause: "broken till")
        #expect(try place.answer(close, claim: "3") == .accepted)
        #expect(try place.told(nothingOf: 1))
        #expect(try store.waitingAlerts().isEmpty)
        #expect(try place.answer(close, claim: "4") == .duplicate)
        var corrected = close
        corrected.cause = "no float in the till"
        #expect(try place.answer(corrected, claim: "5") == .updated)
        #expect(
            try store.closedCauses(since: Instant(seconds: 0))
                == ["0042": ["no float in the till": 1]])
        try place.give("b", [unhappy(2)])
        #expect(try place.told().map(\.id) == [place.id(2)])
    }

    @Test("an answer to an alert that nobody knows is told to be one")
    func unknown() throws {
        #expect(try place.answer(AlertAnswer(alert: place.id(9), state: .touched), claim: "1") == nil)
    }

    @Test("who comes after the touch of an alert is called, too")
    func afterTouch() throws {
        try place.give("a", [unhappy(1)])
        try place.told()
        _ = try place.answer(AlertAnswer(alert: place.id(1), state: .touched), claim: "1")
        try place.give("b", [unhappy(2)], at: Instant(seconds: 6))
        let alerts = try #require(store.waitingAlerts()["0042"])
        #expect(alerts.map(\.id) == [place.id(1), place.id(2)] && alerts.last?.touched == nil)
    }

    @Test("whom nobody was told of when an answer was written is not closed with it, whatever is taken in first")
    func afterAnswer() throws {
        let close = AlertAnswer(alert: place.id(1), state: .closed, cause: "x")
        try place.give("a", [unhappy(1)])
        try place.told()
        // Both came while nobody ran: one is told of before the answer is taken, one is not.
        try place.give("b", [unhappy(2)], at: Instant(seconds: 60))
        try place.told(at: 60)
        try place.give("c", [unhappy(3)], at: Instant(seconds: 61))
        #expect(try place.answer(close, claim: "1", at: 62, written: 30) == .accepted)
        #expect(try place.files() == ["0042/\(place.id(1))": [2, 3]])
        #expect(try place.answer(close, claim: "2", at: 100) == .accepted)
        #expect(try place.files().isEmpty)
    }

    @Test("an answer is never lost: where its file's time is wrong it is for those who were told of first")
    func wrongTime() throws {
        try place.give("a", [unhappy(1)])
        try place.told(at: 1_000)
        let close = AlertAnswer(alert: place.id(1), state: .closed, cause: "x")
        #expect(try place.answer(close, claim: "1", at: 900, written: -5) == .accepted)
        #expect(try place.files().isEmpty)
    }

    @Test("what is too old leaves; a contact and what was noted leave before")
    func gone() throws {
        try place.give("b", [unhappy(2)], contact: Some.contact)
        try place.told()
        _ = try place.answer(AlertAnswer(alert: place.id(2), state: .touched, note: "Ada was glad"), claim: "1")
        try place.told()
        _ = try store.purge(now: Some.contactEnds, alerts: .days(30), advocates: .days(30), comments: .days(400))
        #expect(try place.told().first?.alert?.customers.first?.contact == .some(nil))
        _ = try store.purge(
            now: Instant(seconds: 5).advanced(by: .days(30)), alerts: .days(30), advocates: .days(30),
            comments: .days(400))
        #expect(try place.told(nothingOf: 2))
        #expect(try store.waitingAlerts().isEmpty)
    }

    @Test("words that end are no longer told")
    func comments() throws {
        try place.give("a", [unhappy(1)])
        try place.told()
        _ = try store.purge(
            now: Instant(seconds: 100), alerts: .days(30), advocates: .days(30), comments: Span(seconds: 10))
        #expect(try place.told().first?.alert?.customers.first?.response.comment == .some(nil))
    }

    @Test("are told page by page, the newest first")
    func pages() throws {
        for number: UInt8 in 1...5 { try place.give("\(number)", [unhappy(number, cause: "\(number)")]) }
        var last: DueAlert?
        var ids: [String] = []
        while let next = try store.dueAlerts(after: last, limit: 2).last {
            ids.append(next.id)
            last = next
        }
        #expect(ids == [place.id(4), place.id(2), place.id(1)])
    }
}
