import Domain
import Testing

@Suite("Quotes from comments")
struct MaskingTests {
    @Test("a name listed as Name does not touch the masks")
    func masksAreNotText() {
        let quote = Masking.quote(
            "Mail jane@example.com, ring 020 7946 0958", staff: ["Phone", "Mail"], keepingStaff: false)
        #expect(quote == "[name] [e-mail], ring [phone]")
    }

    @Test(
        "where nothing readable remains there is no quote",
        arguments: [
            "", "   ", "\u{202E}\u{200B}", "5", "…", "👍👍", "jane@example.com", "+44 20 7946 0958", "Anna", "!\n?",
        ])
    func nothing(comment: String) {
        #expect(Masking.quote(comment, staff: ["Anna"], keepingStaff: false) == nil)
    }

    @Test(
        "two sentences are kept where they fit, one where only one does",
        arguments: [
            ("Slow. Rude. Dirty. Never again.", "Slow. Rude. …"),
            ("Slow. Rude.", "Slow. Rude."),
            ("It cost 4.50 and was cold. ok", "It cost 4.50 and was cold. ok"),
            ("遅い。寒い。高い。", "遅い。 寒い。 …"),
        ])
    func sentences(comment: String, quote: String) {
        #expect(Masking.quote(comment, staff: [], keepingStaff: false) == quote)
    }

    @Test(
        "a quote is a quote already",
        arguments: [
            "Slow. Rude. Dirty.", "Mail jane@example.com. Ring 020 7946 0958. Or not.", "遅い。寒い。高い。",
            String(repeating: "waiting forever ", count: 40), "At 10:30 we paid £4.50.", "Order #20211234567 … lost",
            "named Kofi Mensah, at facebook.com/x, 12 Acacia Avenue, SW1A 1AA", "Dave at the till, insta @janedoe",
        ])
    func twice(comment: String) throws {
        let quote = try #require(Masking.quote(comment, staff: [], keepingStaff: false))
        #expect(Masking.quote(quote, staff: [], keepingStaff: true) == quote)
    }

    @Test("a long sentence is cut between words")
    func longSentence() throws {
        let quote = try #require(
            Masking.quote(String(repeating: "waiting forever ", count: 40), staff: [], keepingStaff: false))
        #expect(quote.count <= 160)
        #expect(quote.hasSuffix("waiting…") || quote.hasSuffix("forever…"))
    }

    /// Comments of any length; the unit is repeated.
    @Test(
        "a quote is never longer than 160 characters and never holds a control character",
        arguments: [
            ("a", 100_000), ("a@", 50_000), ("1 ", 50_000), ("at ", 50_000), ("字", 10_000), ("[at]", 10_000),
            ("ab\u{1B}[31m red \u{202E} abc\u{0}\r\n\u{2028}def ", 1), ("so\u{301}\u{302}\u{303}\u{304}\u{305} ", 500),
            ("www.", 20_000), ("(((", 2_000), ("a.b:", 2_000), ("A1 ", 2_000), ("12 Acacia ", 2_000),
            ("double ", 2_000), ("named van ", 2_000), ("ask for A B ", 2_000), ("Anna", 20_000), ("Anna ", 20_000),
            (" dot ", 20_000),
        ])
    func bounded(unit: String, count: Int) {
        let comment = String(repeating: unit, count: count)
        guard let quote = Masking.quote(comment, staff: ["Anna"], keepingStaff: false) else { return }
        #expect(quote.count <= 160)
        #expect(!quote.unicodeScalars.contains { [.control, .format].contains($0.properties.generalCategory) })
    }

    @Test("an address that the first four thousand characters cut in two does not leak")
    func cutAddress() {
        for padding in 4_040...4_096 {
            let comment =
                "http://x.example/?" + String(repeating: "x", count: padding - 18) + " jane.doe@example.com and so on"
            let quote = Masking.quote(comment, staff: [], keepingStaff: false) ?? ""
            #expect(!quote.contains("jan"))
        }
    }
}
