import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("what was found about the data of a location")
struct DataQualityTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    static let findings: [DataQuality.Finding] = [
        .dryingUp(now: 12, expected: 88.25, least: 61, days: 28),
        .quietSource("ivr\u{0}\"é\u{301}", last: Day(number: 20_760), gap: 2),
        .straightLining(share: 0.81, chain: 1.0 / 3, answers: 143),
        .burst("kiosk", answers: 31, minutes: 4, day: Day(number: 20_760), minute: 845),
        .allTopDays([Day(number: 20_750), Day(number: 20_755)], answers: 48),
        .repeated("kiosk", answers: 40, minutes: 9, day: Day(number: 20_761), minute: 0),
        .tooFew(answers: 3, needed: 20),
    ]

    private func day(_ date: Int, _ location: Identifier, _ quality: DataQuality) -> PlannedDay {
        PlannedDay(
            location: location, date: Day(number: date), generated: Instant(seconds: 5),
            decision: .none(.nothingWorthwhile), documents: [], quality: quality)
    }

    @Test("every finding comes back as it was given", arguments: findings)
    func roundTrip(finding: DataQuality.Finding) throws {
        let quality = DataQuality(score: 0.625, findings: [finding])
        try store.commit([day(1, "0042", quality)])
        #expect(
            try store.quality(location: "0042")
                == [JudgedDay(location: "0042", date: Day(number: 1), quality: quality)])
    }

    @Test("a location has a row for each day planned, also where nothing was found; others have their own")
    func byLocation() throws {
        let found = DataQuality(score: 0.25, findings: Self.findings)
        try store.commit([day(2, "0042", DataQuality()), day(1, "0042", found), day(1, "0007", DataQuality())])
        #expect(try store.quality(location: "0042").map(\.date.number) == [1, 2])
        #expect(try store.quality(location: "0042").map(\.quality) == [found, DataQuality()])
        #expect(try store.quality(location: "0099") == [])
        #expect(try store.audit() == [])
    }

    @Test("of a date the data least to be relied on come first")
    func byDate() throws {
        try store.commit([
            day(1, "b", DataQuality()), day(1, "c", DataQuality(score: 0.1)), day(1, "a", DataQuality()),
            day(2, "d", DataQuality(score: 0)),
        ])
        #expect(try store.quality(on: Day(number: 1)).map(\.location) == ["c", "a", "b"])
        #expect(try store.quality(on: Day(number: 3)) == [])
    }

    @Test("a second plan of a day changes nothing")
    func once() throws {
        try store.commit([day(1, "0042", DataQuality(score: 0.5))])
        try store.commit([day(1, "0042", DataQuality(score: 0.7))])
        #expect(try store.quality(location: "0042").map(\.quality.score) == [0.5])
    }

    @Test("findings that are not what was written are damage, not a crash")
    func damage() throws {
        try store.commit([day(1, "0042", DataQuality())])
        for findings in ["", "{}", "[{\"kind\": \"new\"}]", "[{\"kind\": \"burst\"}]"] {
            try store.write { db in try db.run("UPDATE data_quality SET findings = ?", [findings]) }
            #expect {
                _ = try store.quality(location: "0042")
            } throws: { error in
                guard case .corrupt? = error as? StoreError else { return false }
                return true
            }
        }
    }
}
