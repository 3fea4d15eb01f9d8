import Domain
import Library
import TestSupport
import Testing

@testable import Planning

@Suite("Comments are searched for whole words")
struct CommentTests {
    private func mentions(_ comment: String, _ phrase: String) -> Bool {
        CommentWords(comment, in: .english).mention(Phrase(phrase, in: .english))
    }

    @Test(
        "a word is found whole and in its simple inflections",
        arguments: [
            ("The queue was endless", "queue"), ("Queues at both doors", "queue"), ("queuing for ever", "queue"),
            ("We WAITED twenty minutes", "wait"), ("card reader broken again", "card reader"),
            ("both card readers were down", "card reader"), ("made me ill.", "ill"), ("the 'queue'", "queue"),
            ("got cow’s milk", "cow's milk"), ("Short-staffed again", "short-staffed"),
        ])
    func found(comment: String, phrase: String) {
        #expect(mentions(comment, phrase))
    }

    @Test(
        "a word inside another one is not found",
        arguments: [
            ("still the best", "ill"), ("online order", "line"), ("the waiter was kind", "wait"),
            ("card was lost, the reader worked", "card reader"), ("", "queue"), ("queue", ""), ("card", "card reader"),
            ("!!!", "?"),
        ])
    func notFound(comment: String, phrase: String) {
        #expect(!mentions(comment, phrase))
    }

    private func tally(_ comments: [String], in language: Inflections = .english) -> [Plan.CauseCount] {
        let speed = Samples.brand().drivers[0]
        return CauseTally(of: speed, in: comments.map { CommentWords($0, in: language) }, language: language).counts
    }

    @Test("causes are counted once a comment, the most named first")
    func causes() {
        #expect(
            tally(["queue, queue, queue", "a long wait", "the till froze", "cold coffee"]) == [
                Plan.CauseCount(cause: "queue", mentions: 2, of: 4), Plan.CauseCount(cause: "till", mentions: 1, of: 4),
            ])
    }

    @Test("a comment with two causes counts for both; equal ones stay in the configuration's order")
    func both() {
        #expect(
            tally(["tills down", "the queue at the till", "queuing"]) == [
                Plan.CauseCount(cause: "queue", mentions: 2, of: 3), Plan.CauseCount(cause: "till", mentions: 2, of: 3),
            ])
    }

    @Test(
        "a cause leads from three mentions and a tenth of the comments on",
        arguments: [
            (2, 2, false), (3, 3, true), (1, 30, false), (3, 30, true), (3, 31, false), (9, 14, true), (0, 0, false),
        ])
    func leads(mentions: Int, of comments: Int, leads: Bool) {
        let counts = [Plan.CauseCount(cause: "queue", mentions: mentions, of: comments)]
        #expect(counts.filter(\.isTheme).map(\.cause) == (leads ? ["queue"] : []))
    }

    private func facts(_ comments: [String], language: String?, brand: Brand) -> LocationEvidence {
        let responses = comments.enumerated().map { number, comment in
            Facts.response(
                number, at: "L0", daysBefore: 1, outcome: 4, drivers: [2, 4, 4, 4], comment: comment)
        }
        var facts = Facts.location("L0", responses, brand: brand)
        facts.location.language = language
        return LocationEvidence(facts, AnswerTable(responses, brand), brand: brand)
    }

    @Test(
        "the location's language decides which words are found, else the brand's",
        arguments: [("de", "en", 3), (nil, "de", 3), (nil, "en", 2), ("it", "de", 1)])
    func language(location: String?, brand tag: String, mentions: Int) {
        var brand = Samples.brand()
        brand.language = tag
        brand.drivers[0].causes = [Cause(key: "queue", words: ["Schlange"])]
        brand.alerts.words = ["Allergiker"]
        let facts = facts(["Die Warteschlangen!", "zwei Schlanges", "Schlange"], language: location, brand: brand)
        #expect(LocationAnswers(facts, brand: brand).causes(of: 0).first?.mentions == mentions)
    }

    @Test(
        "the action for a cause comes first where the cause leads, else that of the author's belief",
        arguments: [(9, "queue-tamer"), (1, "believed")])
    func actions(mentions: Int, first: String) {
        let brand = Samples.brand()
        let library = ActionLibrary(
            actions: [("queue-tamer", ["queue"], 0.1), ("believed", [], 0.9)].map { id, causes, prior in
                Action(
                    id: id, title: id, drivers: ["speed"], causes: causes, owner: "shift lead", minutes: 5,
                    cadence: .daily, say: "Today.", steps: ["Do it."], watch: "It is done.", effort: .low,
                    prior: prior)
            })
        let planner = Planner(brand: brand, library: library)
        let counts = [Plan.CauseCount(cause: "queue", mentions: mentions, of: 14)]
        let actions = planner.actions(
            for: "speed", facts([], language: nil, brand: brand), nil, causes: counts,
            Worths([], library: planner.library, brand: brand, on: Day(number: 0)))
        #expect(actions.first?.action.id == first)
    }

    @Test("nobody is quoted on two days in a row, not even where there is nobody else to quote")
    func quotedLast() {
        let brand = Samples.brand()
        var facts = facts(["First of all slow.", "Second, slow too."], language: nil, brand: brand)
        func quotes() -> [Plan.Quote] { LocationAnswers(facts, brand: brand).quotes(on: 0, causes: [], atMost: 1) }
        var told: [[Plan.Quote]] = []
        for day in 0..<4 {
            told.append(quotes())
            facts.told = [Plan.Told(date: Day(number: day), quoted: quotes().map(\.response))]
        }
        #expect(told.allSatisfy { $0.count == 1 })
        #expect(zip(told, told.dropFirst()).allSatisfy { $0 != $1 })
        facts.told = [Plan.Told(date: Day(number: 9), quoted: facts.comments.map(\.identity))]
        #expect(quotes().isEmpty)
    }

    @Test("praise is a delighted customer's, without complaint; whom it names is told only where that is allowed")
    func praise() {
        var brand = Samples.brand()
        let responses = [
            (5.0, [5.0, 5, 5, 5], "Anna was wonderful."), (5, [2, 5, 5, 5], "Great, but slow."),
            (3, [4, 4, 4, 4], "Fine."),
        ].enumerated().map { number, given in
            Facts.response(
                number, at: "L0", daysBefore: 1, outcome: given.0, drivers: given.1, comment: given.2)
        }
        var location = Facts.location("L0", responses, brand: brand)
        location.location.staff = ["Anna"]
        func praise() -> [String] {
            let facts = LocationEvidence(location, AnswerTable(responses, brand), brand: brand)
            return LocationAnswers(facts, brand: brand).praise(atMost: 9).map(\.text)
        }
        #expect(praise() == ["[name] was wonderful."])
        brand.quotes.staffNamesInPraise = true
        #expect(praise() == ["Anna was wonderful."])
    }

    @Test("what is quoted names the leading cause, and where none leads it is the latest", arguments: [3, 1])
    func quotes(mentions: Int) {
        let brand = Samples.brand()
        let comments =
            (0..<mentions).map { "The queue went on for ever, number \($0)." }
            + (0..<4).map { "Somebody dropped a tray, number \($0)." }
        let answers = LocationAnswers(facts(comments, language: nil, brand: brand), brand: brand)
        let quotes = answers.quotes(on: 0, causes: answers.causes(of: 0), atMost: 7)
        #expect(quotes.count == (mentions == 3 ? 3 : 5))
    }
}
