/// Comments as people write them, and what of each must not be seen, or must be seen, in a quote.
///
/// All contact data is of those reserved for examples: `example` domains, telephone numbers of dramas, card numbers of
/// test systems.
enum MaskingCases {
    static let staff = [
        "Anna", "José García", "Jürgen Weiß", "Siobhán O'Brien", "Anne-Marie", "Tom", "Łukasz", "Mark", "Will", "Ben",
        "Zoë", "Søren", "Rosalind Quick",
    ]

    typealias Leak = (comment: String, secrets: [String])

    /// Each hides contact data or a name in another way.
    static let leaks: [Leak] = mail + phones + numbers + pages + addresses + introductions + names

    private static let mail: [Leak] = [
        ("Slow. Write to kate.hill@example.com", ["kate", "hill", "example"]),
        ("Cold soup, kate at example dot com if you care", ["kate", "example"]),
        ("REACH ME: KATE AT EXAMPLE DOT COM", ["kate", "example"]),
        ("Bitte an petra(ät)example.de schreiben", ["petra", "example"]),
        ("Meine Adresse: petra [ät] example punkt de", ["petra", "example"]),
        ("Meine Adresse ist petra klammeraffe example punkt de", ["petra", "example"]),
        ("Écrivez à jeanne arobase example point com", ["jeanne", "example"]),
        ("Escríbeme: juana arroba example punto com", ["juana", "example"]),
        ("kate <at> example <dot> com waits", ["kate", "example"]),
        ("kate 'at' example 'dot' com waits", ["kate", "example"]),
        ("kate-at-example-dot-com, in case", ["kate", "example"]),
        ("kate_at_example_dot_com, in case", ["kate", "example"]),
        ("kate @ example . com, with spaces", ["kate", "example"]),
        ("kate@example,com (mistyped)", ["kate", "example"]),
        ("kate＠example．com, from a Japanese keyboard", ["kate", "example"]),
        ("kate@\u{200B}exam\u{200D}ple.com, with nothing in it", ["kate", "example"]),
        ("kate&#64;example&#46;com from the form", ["kate", "example"]),
        ("kate&commat;example&period;com from the form", ["kate", "example"]),
        ("kate&amp;#x40;example.com from two forms", ["kate", "example"]),
        ("mail me: kate%40example.com", ["kate", "example"]),
        ("Ask kate@[192.0.2.10] about it", ["kate", "192.0.2"]),
        ("käthe@bäckerei.example was my old one", ["käthe", "bäckerei"]),
        ("kate.hill\n@example.com, over two lines", ["kate", "hill", "example"]),
        ("Mine is k.a.t.e at sub dot example dot org", ["k.a.t.e", "example"]),
        ("kate.hill AT example.com wrote twice", ["kate", "hill"]),
        ("Spelled: k a t e @ e x a m p l e . c o m", ["k a t e", "e x a m p l e"]),
        ("Write to me at example.org, I am kate at it: kate(@)example(.)org", ["kate(", "(.)"]),
    ]

    private static let phones: [Leak] = [
        ("Ring 07700 900123 and explain", ["07700", "900123"]),
        ("Ring (+44) 07700-900-123 and explain", ["7700", "900"]),
        ("Ring 0044.7700.900.123 and explain", ["7700", "900"]),
        ("Rufen Sie 01632/960 012 an", ["01632", "960"]),
        ("Call (212) 555-0142 ext. 12", ["212", "555", "0142"]),
        ("Call 555-0142, I am in", ["555", "0142"]),
        ("Appelez le 06 39 98 01 23 svp", ["06 39", "98 01"]),
        ("Appelez le +33 (0)6.39.98.01.23 svp", ["39.98", "01.23"]),
        ("Ring 07700*900*123, stars are stars", ["07700", "900"]),
        ("Ring 07700 • 900 • 123 please", ["07700", "900"]),
        ("Ring 07700, 900, 123 please", ["07700", "900"]),
        ("Ring 07700~900~123 please", ["07700", "900"]),
        ("Ring O77OO 9OO123, with letters", ["9OO123", "O77OO"]),
        ("Ring ０７７００ ９００１２３, wide", ["０７７００", "９００"]),
        ("Ring ⓪⑦⑦⓪⓪⑨⓪⓪①②③, in circles", ["⓪⑦⑦", "①②③"]),
        ("Ring 0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣, in keys", ["7️⃣7️⃣", "1️⃣2️⃣"]),
        ("Ring 077\u{200D}00 900\u{2060}123, with joiners", ["07700", "900"]),
        ("Ring 0-7-7-0-0-9-0-0-1-2-3 please", ["0-7-7", "1-2-3"]),
        ("Ring ०७७०० ९००१२३, in Hindi digits", ["०७७००", "९००"]),
        ("Ring oh double seven double oh nine double oh one two three", ["seven", "nine", "three"]),
        ("Ruf an: null eins sechs drei zwei neun sechs null", ["eins", "sechs", "neun"]),
        ("Appelez zéro six trente-neuf quatre-vingt-dix-huit zéro un", ["trente", "quatre", "vingt"]),
        ("Llama al cinco cinco cinco cero uno cuatro dos", ["cinco", "cuatro"]),
        ("Ring oh7700 nine hundred, no: 07700 nine zero zero one two three", ["07700", "nine zero"]),
        ("WhatsApp +1 212 555 0142 for the photo", ["212", "555"]),
    ]

    private static let numbers: [Leak] = [
        ("Charged twice on 4242 4242 4242 4242", ["4242"]),
        ("Charged twice on 4000.0566.5566.5556", ["4000", "5566"]),
        ("Amex 378282246310005 was refused", ["378282", "10005"]),
        ("IBAN GB82 WEST 1234 5698 7654 32 for the refund", ["GB82", "WEST", "5698"]),
        ("Refund to DE89370400440532013000 please", ["8937", "3704"]),
        ("Order no. 48213 came cold", ["48213"]),
        ("Order: 48213B came cold", ["48213"]),
        ("Booking reference X7K9PQ was lost", ["X7K9PQ"]),
        ("Receipt #004512 says two", ["004512"]),
        ("My loyalty card HC-0042-7781 was not read", ["0042", "7781"]),
        ("Bestellung 48213 kam kalt", ["48213"]),
        ("Kundennummer: 77-4412", ["4412"]),
        ("Commande n° 48213 froide", ["48213"]),
        ("Pedido núm. 48213 frío", ["48213"]),
        ("They blocked my car, BD51 SMR, for an hour", ["BD51", "SMR"]),
        ("Mein Kennzeichen B-XY 1234 wurde notiert", ["XY 1234", "1234"]),
    ]

    private static let pages: [Leak] = [
        ("Photos on https://example.com/u/kate.hill", ["example.com", "kate"]),
        ("Photos on hxxps://example.com/u/kate.hill", ["example.com", "kate"]),
        ("Photos on example.org/kate_hill", ["kate"]),
        ("Photos on www dot example dot com slash kate", ["example", "kate"]),
        ("Tag me @kate_hill77", ["kate"]),
        ("My insta is katehill", ["katehill"]),
        ("Snapchat: kate.hill", ["kate"]),
        ("Found as katehill77 on insta, twitter handle kate_hill", ["katehill", "kate_hill"]),
        ("discord kate#1234 for the video", ["kate", "1234"]),
        ("t.me/katehill has the video", ["katehill"]),
        ("My server 203.0.113.77 has the video", ["203.0", "113"]),
    ]

    private static let addresses: [Leak] = [
        ("Deliver to 12 Acacia Avenue, SW1A 1AA", ["Acacia", "1AA"]),
        ("Bin zu Hause: Musterstraße 12, 10115 Berlin", ["Muster", "10115"]),
    ]

    private static let introductions: [Leak] = [
        ("My name is Kate Hill and I waited", ["Kate", "Hill"]),
        ("my name is kate hill and i waited", ["kate", "hill"]),
        ("Ich heiße Petra Muster und warte", ["Petra", "Muster"]),
        ("Je m'appelle Jeanne Dupont, table froide", ["Jeanne", "Dupont"]),
        ("Me llamo Juana Pérez y esperé", ["Juana", "Pérez"]),
        ("Never again. Kind regards, Kate Hill", ["Kate", "Hill"]),
        ("Nie wieder. Viele Grüße, Petra Muster", ["Petra", "Muster"]),
        ("Kalt. LG Petra", ["Petra"]),
        ("Served by Kofi, who sighed", ["Kofi"]),
        ("Call me Kate, I told them", ["Kate"]),
        ("The manager, Mrs Hill, laughed", ["Hill"]),
    ]

    /// All but the last are on the list of staff.
    private static let names: [Leak] = [
        ("Anna's tone, anna's face, ANNA'S manners", ["anna"]),
        ("Annas Ton, Jürgens Ton", ["Anna", "Jürgen"]),
        ("Juergen was rude", ["Juergen"]),
        ("JURGEN WEISS was rude", ["Jurgen", "Weiss"]),
        ("Herrn Weißens Ton", ["Weiß"]),
        ("siobhan and Sio\u{301}bhan and Siobha\u{301}n", ["siobh", "bhan"]),
        ("OBrien and O Brien and O’Brien", ["Brien"]),
        ("Annemarie and Anne Marie sighed", ["Anne", "Marie"]),
        ("Tommy on the till sighed", ["Tommy"]),
        ("Annie sighed, Annchen too", ["Annie", "Annchen"]),
        ("Lukasz i Łukaszowi dziękuję", ["ukasz"]),
        ("A n n a was rude, A-n-n-a!", ["A n n a", "A-n-n-a"]),
        ("Ａｎｎａ was rude", ["Ａｎｎａ"]),
        ("J&uuml;rgen was rude", ["rgen"]),
        ("Аnnа with borrowed letters was rude", ["nn"]),
        ("An\u{200D}na was rude", ["nna"]),
        ("#Anna, @Anna and Anna_at_the_till", ["anna"]),
        ("will was rude and Will's tone too", ["Will"]),
        ("Zoe and Soren were rude", ["Zoe", "Soren"]),
        ("Ask josé garcías about it", ["jos", "garc"]),
        ("R. Quick signed the receipt", ["Quick"]),
        ("A cashier called Priya sighed", ["Priya"]),
    ]

    typealias Innocent = (comment: String, kept: [String])

    /// Each looks like contact data or a name in another way.
    static let innocents: [Innocent] = prices + times + sizes + counts + words

    private static let prices: [Innocent] = [
        ("Paid £4.50 for a flat white", ["£4.50"]),
        ("Kostet 4,50 € und schmeckt nicht", ["4,50 €"]),
        ("It was $1,299.00 for the party", ["$1,299.00"]),
        ("Für EUR 1.250,00 erwarte ich mehr", ["EUR 1.250,00"]),
        ("3 for £10 or 5 for £15", ["3 for £10 or 5 for £15"]),
        ("¥1,200,000 a year", ["¥1,200,000"]),
        ("Went from 2.20 to 2.60 to 3.10 in a year", ["2.20 to 2.60 to 3.10"]),
        ("99p a cup, 80p with my own", ["99p", "80p"]),
        ("Tip of 10 or 12.5 or 15 percent", ["10 or 12.5 or 15"]),
        ("Saved CHF 12.50 today", ["CHF 12.50"]),
    ]

    private static let times: [Innocent] = [
        ("Waited from 10:30 to 11:15", ["10:30 to 11:15"]),
        ("Um 8.15 Uhr war zu", ["8.15 Uhr"]),
        ("À 14h30 il n'y avait rien", ["14h30"]),
        ("Shut at 7.45pm, not at 8pm", ["7.45pm", "8pm"]),
        ("Mo-Fr 08:00-18:00, Sa 09:00-13:00", ["08:00-18:00", "09:00-13:00"]),
        ("Open 24/7, they say", ["24/7"]),
        ("A 9-5 place", ["9-5"]),
        ("On 21/11/2026 nobody smiled", ["21/11/2026"]),
        ("Am 20.11.2026 und am 21.11.2026", ["20.11.2026", "21.11.2026"]),
        ("Since 2026-11-20 it is better", ["2026-11-20"]),
        ("11/20/26 at 10:30:15", ["11/20/26", "10:30:15"]),
        ("20 November 2026, 3rd visit", ["20 November 2026, 3rd"]),
        ("Better than in 2019-2024", ["2019-2024"]),
        ("Season 2025/26 was fine", ["2025/26"]),
        ("In 2021, 2022, 2023 and 2024", ["2021, 2022, 2023 and 2024"]),
        ("Like in the 1990s", ["1990s"]),
        ("10 to 15 minutes, then 20, then 25", ["10 to 15", "20, then 25"]),
        ("The 0730 bus and the 0815 train", ["0730", "0815"]),
    ]

    private static let sizes: [Innocent] = [
        ("A 12 oz cup with 8 oz in it", ["12 oz", "8 oz"]),
        ("330 ml for the price of 500 ml", ["330 ml", "500 ml"]),
        ("A 2.5 x 3.5 m room", ["2.5 x 3.5 m"]),
        ("The menu is on A4, the sign on A3", ["A4", "A3"]),
        ("The screen is 1920x1080", ["1920x1080"]),
        ("Tea at 63.5 °C, not 95 °C", ["63.5 °C", "95 °C"]),
        ("It was -5 outside and 30° inside", ["-5", "30°"]),
        ("40 m² for 60 people", ["40 m²", "60 people"]),
        ("1,000 kcal in a muffin, 2,000 in a cake", ["1,000 kcal", "2,000"]),
        ("3.14159 times better", ["3.14159"]),
    ]

    private static let counts: [Innocent] = [
        ("Table 12. 20 minutes later nothing", ["Table 12. 20 minutes"]),
        ("Platform 9, coach B, seat 23", ["Platform 9", "seat 23"]),
        ("Service 5/5, food 4/5, price 3/5", ["5/5", "4/5", "3/5"]),
        ("110% effort, 99.9 % of the time", ["110%", "99.9 %"]),
        ("Said it 1,000,000 times", ["1,000,000"]),
        ("1.000.000 mal gesagt", ["1.000.000"]),
        ("1 2 3 and it was ready", ["1 2 3"]),
        ("Two flat whites, one tea, three cakes, four scones", ["Two flat whites, one tea, three"]),
        ("One in ten, two in ten, three in ten", ["One in ten, two in ten"]),
        ("7-Eleven, WD-40, Route 66 and E10 fuel", ["7-Eleven", "WD-40", "Route 66", "E10"]),
        ("B12, 5G and 4K for everybody", ["B12", "5G", "4K"]),
        ("An iPhone 15 on Windows 11", ["iPhone 15", "Windows 11"]),
        ("2-for-1, 3-in-1 and 50-50", ["2-for-1", "3-in-1", "50-50"]),
        ("Ordered 2 teas, waited 20 minutes", ["Ordered 2 teas, waited 20"]),
        ("My order of 12 cakes was wrong", ["order of 12 cakes"]),
        ("Order at 1030, ready at 1100", ["1030", "1100"]),
        ("Receipt from 2024 in the bag", ["Receipt from 2024"]),
        ("The card reader took 4 tries", ["card reader took 4"]),
        ("Two, four, six, eight, who do we appreciate", ["Two, four, six, eight"]),
    ]

    private static let words: [Innocent] = [
        ("Meet me at the bar. Dot the i", ["at the bar. Dot the i"]),
        ("Coffee @ the bar, @4pm", ["@ the bar, @4pm"]),
        ("Cold food.Never again", ["food.Never"]),
        ("Hot and/or cold, e.g. soup, a.m./p.m.", ["and/or", "e.g. soup", "a.m./p.m."]),
        ("Fish &amp; chips &lt; bread &gt; air", ["Fish & chips < bread > air"]),
        ("A point for service, one point for taste", ["A point for service, one point"]),
        ("A line out of the door at one point to enter", ["at one point to enter"]),
        ("Right on the dot com site it said open", ["on the dot com site"]),
        ("Um Punkt acht war alles fertig", ["Um Punkt acht"]),
        ("Marked down, remarkable, at the market in Denmark", ["Marked down, remarkable", "market in Denmark"]),
        ("Tomatoes and tombola", ["Tomatoes and tombola"]),
        ("The benefit of a bench", ["benefit of a bench"]),
        ("I will come back, it will be fine", ["I will come back, it will be"]),
        ("Annual savanna banana, Hannah's", ["Annual savanna banana", "Hannah"]),
        ("Annabel and Tomás are customers", ["Annabel"]),
        ("I am furious and this is Great", ["I am furious and this is Great"]),
        ("My name is on the cup, always wrong", ["My name is on the cup, always wrong"]),
        ("Kind regards to the whole team", ["Kind regards to the whole team"]),
        ("I called Monday, call me when it is ready", ["called Monday, call me when"]),
        ("Earl Grey was cold, Victoria sponge dry", ["Earl Grey was cold", "sponge"]),
        ("Saw it on Instagram last week", ["Instagram last week"]),
        ("A quick lunch, a quick word", ["quick word"]),
        ("5 star street food, 2 minutes by car", ["5 star street food"]),
        ("In order 4 of us sat, in ticket hall 2", ["order 4 of us", "ticket hall 2"]),
        ("R&D, Q&A and B&B in one", ["R&D, Q&A and B&B"]),
    ]
}
