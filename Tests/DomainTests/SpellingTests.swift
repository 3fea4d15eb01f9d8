import Domain
import Testing

@Suite("Spelling")
struct SpellingTests {
    @Test(
        "words that are nearly right suggest the right one",
        arguments: [
            ("drivrs", "drivers"), ("DRIVERS", "drivers"), ("dirvers", "drivers"), ("driver", "drivers"),
            ("outcme", "outcome"), ("at", nil), ("", nil), ("x", nil), ("completely different", nil),
            ("drivers", nil), (String(repeating: "drivers", count: 10_000), nil),
        ] as [(String, String?)])
    func nearest(_ word: String, _ meant: String?) {
        #expect(Spelling.nearest(to: word, among: ["drivers", "outcome", "id"]) == meant)
    }

    @Test("of two that are as near the first is suggested, of two that are not the nearer")
    func order() {
        #expect(Spelling.nearest(to: "shop", among: ["ship", "stop"]) == "ship")
        #expect(Spelling.nearest(to: "station", among: ["nations", "stations"]) == "stations")
    }

    @Test("short words allow one slip, long ones three")
    func tolerance() {
        #expect(Spelling.nearest(to: "tll", among: ["till"]) == "till")
        #expect(Spelling.nearest(to: "tl", among: ["till"]) == nil)
        #expect(Spelling.nearest(to: "clenlynes", among: ["cleanliness"]) == "cleanliness")
        #expect(Spelling.nearest(to: "reccommendashun", among: ["recommendation"]) == nil)
    }

    @Test("what is allowed is listed where nothing comes near")
    func advice() {
        #expect(Spelling.advice(for: "dayly", among: ["once", "daily"]) == "did you mean \"daily\"?")
        #expect(Spelling.advice(for: "hourly", among: ["once", "daily"]) == "use one of: once, daily")
    }

    @Test("a hint is nothing where there is nothing to suggest")
    func hint() {
        #expect("no \"sped\"\(Spelling.hint("speed"))" == "no \"sped\" (did you mean \"speed\"?)")
        #expect(Spelling.hint(nil).isEmpty)
    }

    @Test(
        "one keystroke is an edit, two are not and none is none",
        arguments: [
            ("0042", "0043", true), ("0042", "042", true), ("0042", "00421", true), ("0042", "0024", false),
            ("0042", "0042", false), ("0042", "42", false), ("", "4", true), ("", "", false),
        ])
    func oneEdit(_ left: String, _ right: String, _ isOne: Bool) {
        #expect(Spelling.isOneEditApart(left, right) == isOne)
        #expect(Spelling.isOneEditApart(right, left) == isOne)
    }
}
