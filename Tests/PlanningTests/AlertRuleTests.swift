import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("Who is to be answered")
struct AlertRuleTests {
    private var brand: Brand {
        var brand = Samples.brand()
        brand.drivers[0].causes = [Cause(key: "queue", words: ["queue", "wait"]), Cause(key: "till", words: ["till"])]
        brand.drivers[1].causes = [Cause(key: "rude", words: ["rude"])]
        return brand
    }

    private func reason(
        _ outcome: Double?, _ comment: String?, drivers: [Double?] = [1, 1, nil, nil], language: String = "en"
    ) -> AlertReason? {
        AlertRule(brand, language: language).reason(
            for: Facts.response(1, at: "L0", daysBefore: 1, outcome: outcome, drivers: drivers, comment: comment))
    }

    @Test("a low outcome is, whatever the words; others only where a word says so")
    func low() {
        #expect(reason(2, nil) == AlertReason(isLow: true))
        #expect(reason(3, nil) == nil)
        #expect(reason(nil, "All fine.") == nil)
        #expect(reason(5, "Lovely, but my son was ill after.", drivers: [])?.words == ["ill"])
        #expect(reason(nil, "We felt sick and ill.")?.words == ["ill", "sick"])
        #expect(reason(3, "The grill is still great.") == nil)
    }

    @Test("the cause is the word, which nobody is to overlook, else that of a driver with a low mark or none")
    func cause() {
        #expect(reason(1, "The queues, and a rude girl")?.cause == "queue")
        #expect(reason(1, "The queues, and a rude girl", drivers: [5, 1, nil, nil])?.cause == "rude")
        #expect(reason(1, "The queues", drivers: [5, 5, nil, nil])?.cause == nil)
        #expect(reason(1, "The queues", drivers: [nil, 5, nil, nil])?.cause == "queue")
        #expect(reason(5, "No queue, but my son was ill", drivers: [nil, 5, nil, nil])?.cause == "ill")
        #expect(reason(1, "I was injured in the queue")?.cause == "injured")
        #expect(reason(1, "It was bad")?.cause == nil)
    }

    @Test("words are found in the location's language", arguments: [("de", true), ("en", false)])
    func language(tag: String, isFound: Bool) {
        var brand = brand
        brand.alerts.words = ["Allergie"]
        let response = Facts.response(
            1, at: "L0", daysBefore: 1, outcome: 5, drivers: [], comment: "Trotz meiner Allergien!")
        #expect((AlertRule(brand, language: tag).reason(for: response) != nil) == isFound)
    }
}
