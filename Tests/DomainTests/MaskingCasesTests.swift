import Domain
import Testing

@Suite("Masking, case by case")
struct MaskingCasesTests {
    @Test("no contact data and no name gets into a quote", arguments: MaskingCases.leaks)
    func leaks(comment: String, secrets: [String]) {
        let quote = Masking.quote(comment, staff: MaskingCases.staff, keepingStaff: false) ?? ""
        for secret in secrets { #expect(!quote.lowercased().contains(secret.lowercased()), "\(quote)") }
    }

    @Test("what only looks like it stays", arguments: MaskingCases.innocents)
    func innocents(comment: String, kept: [String]) throws {
        let quote = try #require(Masking.quote(comment, staff: MaskingCases.staff, keepingStaff: false))
        for text in kept { #expect(quote.contains(text), "\(quote)") }
    }

    @Test("an entry of the list that is no name masks nothing")
    func noNames() {
        let comment = "A cup of tea - not a pot"
        let staff = ["--", "...", ". . .", "A-", "'", "-'-", "&nbsp;", "a"]
        #expect(Masking.quote(comment, staff: staff, keepingStaff: false) == comment)
    }

    @Test("there are sixty of each, and none twice")
    func sixty() {
        #expect(Set(MaskingCases.leaks.map(\.comment)).count == MaskingCases.leaks.count)
        #expect(Set(MaskingCases.innocents.map(\.comment)).count == MaskingCases.innocents.count)
        #expect(MaskingCases.leaks.count >= 60)
        #expect(MaskingCases.innocents.count >= 60)
    }

    @Test(
        "no comment, however it is made, takes long: time is in step with its length",
        arguments: ["a-at-", "a dot ", "2000 ", "a.", "@", "a@", "&amp;", "at a dot ", "k @ e . ", "12-"])
    func hostile(unit: String) {
        func time(_ length: Int) -> Duration {
            let comment = String(String(repeating: unit, count: length / unit.count + 1).prefix(length))
            return ContinuousClock().measure {
                _ = Masking.quote(comment, staff: MaskingCases.staff, keepingStaff: false)
            }
        }
        _ = time(100)
        // Quadratic would be sixteen times as long; a busy machine makes one of three slow, not all.
        let ratios = (0..<3).map { _ in time(4_000) / max(time(1_000), .microseconds(200)) }
        #expect((ratios.min() ?? 0) < 10, "\(ratios)")
    }
}
