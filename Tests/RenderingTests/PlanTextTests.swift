import Domain
import Testing

@testable import Rendering

@Suite("The plan as text")
struct PlanTextTests {
    @Test("it is at most 60 lines of at most 79 columns", arguments: SamplePlans.names)
    func size(name: String) throws {
        let text = PlanDocument.text(try SamplePlans.plan(name), brand: SamplePlans.brand)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= 60)
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
        for line in lines { #expect(DisplayWidth.of(line) <= 79, "\(line)") }
        #expect(!lines.contains { $0.hasSuffix(" ") })
    }

    @Test("the size holds however long each text is", arguments: [1, 10, 40, 80, 150, 300, 1_000])
    func growing(length: Int) {
        for unit in ["word ", "W", "長", "é\u{301}\u{302}", "a-b ", "👍 "] {
            let long = String(repeating: unit, count: length)
            var plan = SamplePlans.own
            plan.location.name = long
            plan.today?.message = .say(long)
            plan.today?.title = long
            plan.priorities[0].label = long
            plan.priorities[0].quotes[0].text = long
            plan.priorities[0].actions[0].action.title = long
            plan.priorities[0].actions[0].action.owner = long
            plan.priorities[0].actions[0].action.watch = long
            plan.priorities[0].actions[0].action.steps = [long, long, long, long, long, long]
            plan.priorities[0].behaviours[0].label = long
            for language in ["en", "de"] {
                plan.language = language
                let lines = PlanDocument.text(plan, brand: SamplePlans.brand).split(separator: "\n")
                #expect(lines.count <= 60)
                #expect(lines.allSatisfy { DisplayWidth.of($0) <= 79 })
                #expect(lines.last?.contains("143") == true, "the end was cut off")
                #expect(huddleWords(plan) <= 75)
            }
        }
    }

    @Test("the huddle comes first and has at most 75 words", arguments: SamplePlans.names)
    func huddle(name: String) throws {
        let plan = try SamplePlans.plan(name)
        #expect(huddleWords(plan) <= 75)
        #expect(huddleWords(plan) > 10)
    }

    @Test("the huddle says the one thing, why and what to do")
    func huddleContent() {
        let page = PageWriter(SamplePlans.own, brand: SamplePlans.brand).page()
        #expect(page.huddle.topic == "Today's one thing: Speed of service")
        #expect(page.huddle.say == SamplePlans.secondTill.say)
        #expect(page.huddle.why == "We stand at about 3.6 of 5; good stores at 4.1. Complaints mention most: queue.")
        #expect(page.huddle.todo == "Open the second till before the queue is five long.")
    }

    @Test("something to say of 45 words is read whole")
    func longSay() {
        var plan = SamplePlans.own
        let say = (1...45).map { "word\($0)" }.joined(separator: " ")
        plan.today?.message = .say(say)
        #expect(PageWriter(plan, brand: SamplePlans.brand).page().huddle.say == say)
    }

    @Test("without own answers nothing is claimed about the location, and answers are asked for")
    func chain() {
        let text = PlanDocument.text(SamplePlans.chain, brand: SamplePlans.brand)
        #expect(text.contains("Only 5 answers"))
        #expect(text.contains("mostly what holds for the whole"))
        #expect(text.contains("With 20 answers we can say how we do here"))
        for figure in ["3.6", "2.2", "2.4", "4.2 of", "61%"] { #expect(!text.contains(figure), "\(figure)") }
    }

    @Test("where there is no answer anywhere, the plan asks for some and claims nothing")
    func none() {
        let text = PlanDocument.text(SamplePlans.none, brand: SamplePlans.brand)
        #expect(text.contains("NO CUSTOMER ANSWERS YET"))
        #expect(text.contains("Ask every customer"))
        #expect(!text.contains(" of 5"))
    }

    @Test("an excellent store is told to keep doing, and what goes well")
    func excellent() {
        let text = PlanDocument.text(SamplePlans.excellent, brand: SamplePlans.brand)
        #expect(text.contains("KEEP DOING"))
        #expect(text.contains("We are ahead of stores like ours in: Friendliness, Speed of service."))
        #expect(text.contains("Friendliness: about 4.8 of 5"))
        #expect(!text.contains("OUR FOCUS"))
    }

    @Test("who is surely no worse than stores like ours is praised, even without a single strength")
    func praised() {
        var plan = SamplePlans.quiet
        plan.outcome.low = plan.outcome.peers
        #expect(PlanDocument.text(plan, brand: SamplePlans.brand).contains("KEEP DOING"))
        plan.outcome.peers = nil
        #expect(!PlanDocument.text(plan, brand: SamplePlans.brand).contains("KEEP DOING"))
    }

    @Test("a low store without a priority is neither praised nor blamed", arguments: ["en", "de"])
    func quiet(language: String) {
        var plan = SamplePlans.quiet
        plan.language = language
        let text = PlanDocument.text(plan, brand: SamplePlans.brand)
        #expect(text.contains(language == "en" ? "NOTHING STANDS OUT TODAY" : "HEUTE STICHT NICHTS HERAUS"))
        for praise in ["KEEP DOING", "Thank", "Keep", "WEITER SO", "Danke", "Weitermachen"] {
            #expect(!text.contains(praise), "\(praise)")
        }
        #expect(huddleWords(plan) <= 75)
    }

    @Test("with too few answers and no priority, more are asked for, and nobody is praised", arguments: ["en", "de"])
    func few(language: String) {
        var plan = SamplePlans.few
        // Wherever the chain stands, it is no praise for this store.
        plan.outcome.low = 5
        plan.language = language
        let text = PlanDocument.text(plan, brand: SamplePlans.brand)
        #expect(text.contains(language == "en" ? "TOO FEW ANSWERS SO FAR" : "NOCH ZU WENIGE ANTWORTEN"))
        #expect(text.contains(language == "en" ? "Only 6 answers" : "Nur 6 Antworten"))
        #expect(text.contains(language == "en" ? "Ask customers to tell us" : "Kunden bitten, uns zu sagen"))
        #expect(!text.contains("Thank") && !text.contains("Danke"))
        #expect(huddleWords(plan) <= 75)
    }

    @Test(
        "where nobody else has answers, no sentence speaks of other stores or of a chain",
        arguments: ["en", "de"], [Plan.Basis.own, .chain])
    func alone(language: String, basis: Plan.Basis) throws {
        var plan = SamplePlans.alone
        plan.language = language
        plan.basis = basis
        for index in plan.priorities.indices { plan.priorities[index].basis = basis }
        let documents = [
            PlanDocument.text(plan, brand: SamplePlans.brand), try PlanDocument.html(plan, brand: SamplePlans.brand),
            PlanDocument.json(plan),
        ]
        for document in documents {
            for other in ["stores", "good ones", "the best", "whole", "Filialen", "Kette"] {
                #expect(!document.contains(other), "\(other)")
            }
        }
    }

    @Test("a mark has the same decimals wherever the focus is spoken of")
    func decimals() throws {
        var plan = SamplePlans.own
        plan.priorities[0].standing = 3.96
        plan.priorities[0].peers = 4.04
        plan.priorities[0].target = 4.31
        let page = PageWriter(plan, brand: SamplePlans.brand).page()
        let focus = try #require(page.focus)
        #expect(page.huddle.why.hasPrefix("We stand at about 3.96 of 5; good stores at 4.31."))
        #expect(focus.reason.hasPrefix("We stand at about 3.96, stores like ours at 4.04."))
        #expect(focus.here == "about 3.96 of 5; stores like ours: 4.04")
        #expect(focus.want == "4.31 of 5 by 12 December")
        #expect(focus.marks?.here.text == "about 3.96 of 5")
        #expect(focus.marks?.peers?.text == "4.04")
        #expect(focus.marks?.want.text == "4.31 by 12 December")
    }

    @Test("a done action is ticked, one that waits is not")
    func ticks() {
        #expect(PlanDocument.text(SamplePlans.single, brand: SamplePlans.brand).contains("[x] Open the second till"))
        #expect(PlanDocument.text(SamplePlans.own, brand: SamplePlans.brand).contains("[ ] Open the second till"))
    }

    @Test("calls are a number and a time, never a person or an alert")
    func calls() {
        let text = PlanDocument.text(SamplePlans.own, brand: SamplePlans.brand)
        let onOneLine = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(
            onOneLine.contains(
                "2 customers wait to hear from us, 1 of them overdue: please do it now; the next by today at 14:00."))
        #expect(!text.contains("a1") && !text.contains("a2"))
    }

    @Test("where nobody waits for a call, calls are not spoken of")
    func noCalls() throws {
        #expect(!PlanDocument.text(SamplePlans.chain, brand: SamplePlans.brand).contains("Calls"))
        #expect(!(try PlanDocument.html(SamplePlans.chain, brand: SamplePlans.brand)).contains("Calls"))
    }

    @Test("a quote that was not masked before is masked here")
    func unmasked() throws {
        var plan = SamplePlans.own
        plan.priorities[0].quotes[0].text = "Mail jane@example.com or ring 020 7946 0958 about it"
        let text = PlanDocument.text(plan, brand: SamplePlans.brand)
        #expect(text.contains("“Mail [e-mail] or ring [phone] about it”"))
        #expect(!(try PlanDocument.html(plan, brand: SamplePlans.brand)).contains("jane"))
    }

    @Test("lists that are cut say how much is left out")
    func lists() {
        var plan = SamplePlans.own
        plan.strengths = Array(repeating: plan.strengths[0], count: 7)
        #expect(PlanDocument.text(plan, brand: SamplePlans.brand).contains("and 5 more"))
    }

    @Test("nothing that a terminal obeys is left of hostile text")
    func inert() {
        let text = PlanDocument.text(SamplePlans.hostile, brand: SamplePlans.brand)
        #expect(
            !text.unicodeScalars.contains {
                $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
            })
    }

    @Test("an empty or invisible name and id leave a title")
    func invisibleTitle() {
        var plan = SamplePlans.own
        plan.location.id = "\u{202E}\u{200B}"
        plan.location.name = "\u{200B}"
        #expect(PlanDocument.text(plan, brand: SamplePlans.brand).hasPrefix("This store"))
    }

    private func huddleWords(_ plan: Plan) -> Int {
        let page = PageWriter(plan, brand: SamplePlans.brand).page()
        let headings = page.words.headings
        let huddle = page.huddle
        return [huddle.topic, huddle.say, headings.why, huddle.why, headings.todo, huddle.todo]
            .reduce(0) { $0 + $1.split(separator: " ").count }
    }
}
