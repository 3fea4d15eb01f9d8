import Domain
import Testing

@Suite("Names in quotes")
struct MaskingNamesTests {
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
            ("Anna Mensah stole it", "[name] stole it"),
            ("Anna K. Mensah's tone", "[name]'s tone"),
            ("ANNA MENSAH was late", "[name] was late"),
            ("ANNA WAS RUDE", "[name] WAS RUDE"),
            ("Anna Was Slow On Monday", "[name] Was Slow On Monday"),
            ("Anna van den Berg was slow", "[name] was slow"),
            ("Anna. Never again", "[name]. Never again"),
            ("a cashier named Anna Mensah", "a cashier named [name]"),
        ])
    func listed(comment: String, quote: String) {
        let staff = ["Anna", "José García", "O'Brien", "Jo", "Piet van Dyk", "田中", "", " "]
        #expect(Masking.quote(comment, staff: staff, keepingStaff: false) == quote)
    }

    @Test("names stay where the brand keeps them in praise, contact data never does")
    func keptNames() {
        let quote = Masking.quote("Anna (anna@example.com) was lovely", staff: ["Anna"], keepingStaff: true)
        #expect(quote == "Anna ([e-mail]) was lovely")
    }

    @Test(
        "names that nobody listed are masked where the words around show them",
        arguments: [
            ("A cashier named Kofi Mensah was rude", "A cashier named [name] was rude"),
            ("a man NAMED KOFI shouted", "a man NAMED [name] shouted"),
            ("The guy called Dave ignored us", "The guy called [name] ignored us"),
            ("Her name is Jane Doe", "Her name is [name]"),
            ("his name was O'Brien.", "his name was [name]."),
            ("My name’s Jean-Luc Picard", "My name’s [name]"),
            ("This is Jane from the office", "This is [name] from the office"),
            ("I am Jane Doe and I waited", "I am [name] and I waited"),
            ("I’m Jane, ask for Dave", "I’m [name], ask for [name]"),
            ("ask for Dave On Monday", "ask for [name] On Monday"),
            ("I am J. R. Ewing here", "I am [name] here"),
            ("Mr. Smith and Mrs Jones queued", "Mr. [name] and Mrs [name] queued"),
            ("named Piet van der Berg", "named [name]"),
            ("Der Kassierer heißt Jörg Müller", "Der Kassierer heißt [name]"),
            ("ein Mann namens Ömer war da", "ein Mann namens [name] war da"),
            ("Ich bin Anna Schmidt aus Köln", "Ich bin [name] aus Köln"),
            ("Mein Name ist Anna", "Mein Name ist [name]"),
            ("Frau Müller war unfreundlich", "Frau [name] war unfreundlich"),
            ("named Dave White, or Sue English at the bar", "named [name], or [name] at the bar"),
            ("Dave at the till was slow", "[name] at the till was slow"),
            ("Then Dave Smith behind the bar laughed", "Then [name] behind the bar laughed"),
            ("The manager told Priya at the door", "The manager told [name] at the door"),
        ])
    func introduced(comment: String, quote: String) {
        #expect(Masking.quote(comment, staff: [], keepingStaff: false) == quote)
    }

    @Test(
        "what is no name stays",
        arguments: [
            "This is great", "This is Great", "This is GREAT", "This is Unacceptable", "This is The best", "I am happy",
            "I am Happy", "I'm FURIOUS", "I AM VERY UPSET", "I am British and I'm Vegan", "I am Waiting",
            "I'm not Sure",
            "Ask for the oat latte", "Ask for Oat Latte", "ask for Earl Grey", "ask for Pumpkin Spice Latte",
            "I called Monday and they called back", "I called The manager", "Latte was cold", "Earl Grey was cold",
            "Flat White at the bar was cold", "Staff at the till chatted", "Queue at the door",
            "Waiting at the counter",
            "Waited at the counter", "People at the bar shouted", "The girl at the till smiled",
            "Someone on the till ignored us", "the drink is named on the sign", "the name is on the cup",
            "Ich bin Stammkunde", "Ich bin sehr zufrieden", "Ich bin Montag dort gewesen", "Eine Frau am Tisch",
            "In March and May it was fine", "This is my local", "Im Laden war es kalt", "In 2019 Fridays were fine",
        ])
    func noNames(comment: String) {
        #expect(Masking.quote(comment, staff: [], keepingStaff: false) == comment)
    }
}
