import Domain
import Testing

@Suite("Quotes from comments")
struct MaskingTests {
    @Test(
        "what could reach or identify a person is masked",
        arguments: [
            // E-mail addresses
            ("Write to jane.doe@example.com please", "Write to [e-mail] please"),
            ("Or JANE+spam@Example.co.uk!", "Or [e-mail]!"),
            ("mail me: jörg_müller@straße.example.", "mail me: [e-mail]."),
            ("mine is jane (at) example dot com", "mine is [e-mail]"),
            ("mine is jane[at]example[dot]co[dot]uk thanks", "mine is [e-mail] thanks"),
            ("jane dot doe at example dot com is mine", "[e-mail] is mine"),
            ("reach jane @ example.com", "reach [e-mail]"),
            ("full width jane＠example.com ok", "full width [e-mail] ok"),
            ("mailto:jane@example.com works", "mailto:[e-mail] works"),
            ("me@localhost says so", "[e-mail] says so"),
            // Phone numbers
            ("Call +44 20 7946 0958 now", "Call [phone] now"),
            ("Call (0)20 7946 0958 now", "Call [phone] now"),
            ("call +44 (0)20 7946-0958, ask for me", "call [phone], ask for me"),
            ("Ring 020-7946-0958.", "Ring [phone]."),
            ("Ring (020) 7946 0958 or not", "Ring [phone] or not"),
            ("Tel 07911123456 any time", "Tel [phone] any time"),
            ("Tel 555 1234 any time", "Tel [phone] any time"),
            ("tel 555.123.4567 any time", "tel [phone] any time"),
            ("Handy 0171/1234567 bitte", "Handy [phone] bitte"),
            ("0 7 9 1 1 1 2 3 4 5 6 is mine", "[phone] is mine"),
            ("0049 171 1234567 is mine", "[phone] is mine"),
            ("01.23.45.67.89 is mine", "[phone] is mine"),
            ("call me at 10:30 on 020 7946 0958", "call me at 10:30 on [phone]"),
            ("arabic digits ٠٧٩١١١٢٣٤٥٦ here", "arabic digits [phone] here"),
            ("full width ０７９１１１２３４５６ here", "full width [phone] here"),
            // Cards, orders and other long numbers
            ("Card 4111 1111 1111 1111 was charged twice", "Card [number] was charged twice"),
            ("Card 4111-1111-1111-1111 charged", "Card [number] charged"),
            ("Amex 3782 822463 10005 charged", "Amex [number] charged"),
            ("card 4111111111111111 charged", "card [number] charged"),
            ("Order 123456789 never came", "Order [number] never came"),
            ("Order #20211234567 never came", "Order #[number] never came"),
            ("Order AB-123456789 and ORD7654321", "Order AB-[number] and ORD[number]"),
            ("IBAN DE89 3704 0044 0532 0130 00 wrong", "IBAN DE[number] wrong"),
            // Links
            ("see https://jane:secret@example.com/x for it", "see [link] for it"),
            ("see https://shop.example/track?order=12 for it", "see [link] for it"),
            ("see www.example.com/r/1234567890.", "see [link]."),
        ])
    func masked(comment: String, quote: String) {
        #expect(Masking.quote(comment, staff: [], keepingStaff: false) == quote)
    }

    @Test(
        "times, dates, prices, years, marks and counts stay",
        arguments: [
            "We waited from 10:30 to 11:15 for 2 coffees",
            "Opened at 9:05:30 today",
            "Paid £4.50 for a flat white and 3.80 € for tea",
            "Paid £1,234,567 once, or EUR 12345678",
            "Been coming since 2019, better than 2019-2024",
            "In 2021 2022 2023 it was fine",
            "On 21/11/2026 at 10:30 nobody smiled",
            "On 21.11.2026 nobody smiled, nor on 2026-11-20",
            "Food 5/5, service 4/5, open 24/7",
            "5/5 5/5 5/5 5/5 for everything",
            "I ordered 1,000,000 times and 12 people waited 15 minutes",
            "Cost 12.50 13.50 14.50 for three",
            "Table 12. 20 minutes later nothing",
            "Great visit at noon, look at www.example.com for more",
            "Meet me at the till, at table 4",
            "Rated 10-15 people @ the bar",
        ])
    func unmasked(comment: String) {
        #expect(Masking.quote(comment, staff: [], keepingStaff: false) == comment)
    }

    @Test(
        "listed names of staff are masked as whole words in any case",
        arguments: [
            ("Anna was rude", "[name] was rude"),
            ("ANNA and anna were rude", "[name] and [name] were rude"),
            ("Anna's tone was rude", "[name]'s tone was rude"),
            ("Annas Ton war unfreundlich", "[name]s Ton war unfreundlich"),
            ("Annabel stays, Hanna too", "Annabel stays, Hanna too"),
            ("Jose Garcia was slow", "[name] was slow"),
            ("josé was slow, GARCÍA was not", "[name] was slow, [name] was not"),
            ("Miss O’Brien shouted", "Miss [name] shouted"),
            ("Jo shouted, Joe did not", "[name] shouted, Joe did not"),
            ("van Gogh is not staff, Dyk is", "van Gogh is not staff, [name] is"),
            ("田中さんは親切でした", "[name]さんは親切でした"),
        ])
    func names(comment: String, quote: String) {
        let staff = ["Anna", "José García", "O'Brien", "Jo", "Piet van Dyk", "田中", "", " "]
        #expect(Masking.quote(comment, staff: staff, keepingStaff: false) == quote)
    }

    @Test("names stay where the brand keeps them in praise, contact data never does")
    func keptNames() {
        let quote = Masking.quote("Anna (anna@example.com) was lovely", staff: ["Anna"], keepingStaff: true)
        #expect(quote == "Anna ([e-mail]) was lovely")
    }

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
            ("www.", 20_000), ("Anna", 20_000), ("Anna ", 20_000), (" dot ", 20_000),
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
