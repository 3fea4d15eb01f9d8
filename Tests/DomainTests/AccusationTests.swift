import Domain
import Testing

@Suite("Accusations in comments")
struct AccusationTests {
    @Test(
        "accusations and insults of a person are told",
        arguments: [
            // Theft and fraud
            "The cashier stole my phone", "She was STEALING tips", "a thief!", "Your staff are thieves.",
            "He pocketed my change", "This is fraud", "I was scammed me and my mum… they scammed me",
            "Der Kassierer hat geklaut", "Diebstahl an der Kasse", "Sie ist eine Diebin", "ein Betrüger", "Lügner!",
            // Racism
            "The manager is racist", "pure racism", "I was discriminated against", "ein Rassist an der Theke",
            "rassistische Sprüche", "Ich wurde diskriminiert",
            // Harassment and violence
            "He harassed my daughter", "sexual harassment", "she touched me", "he threatened us", "a bully",
            "Er hat mich belästigt",
            // Drunkenness
            "The barista was drunk", "he smelled of alcohol", "on drugs, clearly", "der war betrunken",
            "völlig besoffen",
            // Insults
            "the girl with blue hair is an idiot", "Idiots!", "stupid cow", "that fat woman at the till",

            "moronic service", "what a bitch", "so ein Trottel", "dumme Kuh", "hässlich wie die Nacht", "blöde Zicke",
            // Hidden
            "r\u{200B}acist", "r&#97;cist", "RÄCIST", "dumb-looking", "thief's",
        ])
    func made(comment: String) {
        #expect(Accusation.isMade(in: comment))
    }

    @Test(
        "feedback is none",
        arguments: [
            "", "Rude and slow", "The staff were unfriendly", "They ignored us", "Dirty tables", "The worst coffee",
            "Nobody cared", "A rip-off at £6", "Disgusting toilets", "Overcharged twice", "low fat milk, full fat milk",
            "pros and cons", "the wobbling table is crooked", "rapeseed oil", "hassle at the till",
            "the seats are hard",
            "crisps and grapes", "punched my loyalty card", "touched my cup with bare hands",
            "Unfreundlich und langsam",
            "Die Behindertentoilette war zu", "Die Rechnung betrug 12 Euro", "zu fettig", "schlampig geputzt",
            "Sie wurde ignoriert", "a niggle, no more", "Steel cups, robust", "her cape and accusations",
        ])
    func notMade(comment: String) {
        #expect(!Accusation.isMade(in: comment))
    }

    @Test("a word that means something else at times only costs a quote")
    func falseAlarm() {
        #expect(Accusation.isMade(in: "The cake has stolen the show"))
    }
}
