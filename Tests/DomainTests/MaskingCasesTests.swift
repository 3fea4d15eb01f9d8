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
}
