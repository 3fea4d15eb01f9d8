import Domain
import Testing

@Suite("Contact data in quotes")
struct MaskingContactTests {
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
            ("IBAN DE89 3704 0044 0532 0130 00 wrong", "IBAN [number] wrong"),
            // Links
            ("see https://jane:secret@example.com/x for it", "see [link] for it"),
            ("see https://shop.example/track?order=12 for it", "see [link] for it"),
            ("see www.example.com/r/1234567890.", "see [link]."),
            ("look at www.example.com for more", "look at [link] for more"),
            ("me: www.facebook.com/jane.doe.77", "me: [link]"),
            ("facebook.com/jane.doe.77 is me", "[link] is me"),
            ("(see linkedin.com/in/janedoe)", "(see [link])"),
            ("wa.me/447911123456 or t.me/jane, either", "[link] or [link], either"),
            ("So: HTTPS://Example.org/~jane!", "So: [link]!"),
            ("my page: janedoe.co.uk, or janedoe.de.", "my page: [link], or [link]."),
            // Profiles
            ("insta @janedoe", "insta [link]"),
            ("it is @jane_doe77.", "it is [link]."),
            ("me (@JaneDoe), ＠janedoe", "me ([link]), [link]"),
            ("insta: janedoe", "insta: [link]"),
            ("find me on snapchat jane_d thanks", "find me on snapchat [link] thanks"),
            ("My Instagram is janedoe", "My Instagram is [link]"),
            ("ig jane.doe or fb:jane77", "ig [link] or fb:[link]"),
            // Postal addresses
            ("my address is 12 Acacia Avenue, SW1A 1AA", "my address is [address]"),
            ("I live at 12 Acacia Avenue, London", "I live at [address], London"),
            ("send it to 221b Baker Street, London, NW1 6XE.", "send it to [address]."),
            ("send it to 7 old mill lane, leeds ls1 4ap please", "send it to [address] please"),
            ("12-14 St John's Wood Rd. London NW8", "[address]. London NW8"),
            ("to 12 High St., York YO1 7HH", "to [address]"),
            ("Rose Cottage, M1 1AE", "Rose Cottage, [address]"),
            ("we are near ec2a4bx", "we are near [address]"),
            ("meine Adresse: Musterstraße 12, 10115 Berlin", "meine Adresse: [address]"),
            ("Ich wohne Lange Straße 5a in Berlin", "Ich wohne [address] in Berlin"),
            ("Karl-Marx-Allee 101 bei Müller", "[address] bei Müller"),
            ("Hauptstr. 7, 80331 München bitte", "[address] bitte"),
            ("Am Alten Platz 3, 04109 Leipzig", "Am [address]"),
            ("ring 0171-1230 4567 or 01.23.45.67.89", "ring [phone] or [phone]"),
            // Digits in words
            ("ring zero seven seven one two three four five six", "ring [phone]"),
            ("Zero-seven-nine, double one, triple two five ok", "[phone] ok"),
            ("oh seven 7 1 1 nine 0 0 it is", "[phone] it is"),
            ("Tel. null eins sieben eins, zwo drei vier fünf", "Tel. [phone]"),
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
            "Great visit at noon, look around for more",
            "Open 0630-0730 and 08.30-11.30, shut 2100-2359",
            "Hot and/or cold, a.m./p.m. alike, e.g. the soup",
            "Cold food.Never again, it was slow.it was",
            "Saw it on Instagram last week, and on Facebook 30 minutes ago",
            "Back @4pm, or @the bar",
            "5 star street food and a 5 minute drive",
            "20 minutes on the street, 3 people in the lane",
            "In 2019 Oxford Street was better",
            "Table B2 4pm and table A1 1st",
            "Waited 5 minutes at M4 5pm",
            "Parkplatz 12 war frei",
            "Auf der Straße 20 Minuten gewartet, vor der Hauptstraße 20 Minuten",
            "One, two, three, four, five minutes, six people",
            "Bought two 4.50 lattes, one 3.80 tea and three 2.20 cakes",
            "Six staff, one till, two queues",
            "Meet me at the till, at table 4",
            "Rated 10-15 people @ the bar",
        ])
    func unmasked(comment: String) {
        #expect(Masking.quote(comment, staff: [], keepingStaff: false) == comment)
    }
}
