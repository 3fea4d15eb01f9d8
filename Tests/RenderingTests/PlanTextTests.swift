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
            plan.today?.say = long
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
        #expect(page.huddle.why == "Customers give it 3.6 of 5; good stores get 4.1. Complaints mention most: queue.")
        #expect(page.huddle.todo == "Open the second till before the queue is five long.")
    }

    @Test("something to say of 45 words is read whole")
    func longSay() {
        var plan = SamplePlans.own
        let say = (1...45).map { "word\($0)" }.joined(separator: " ")
        plan.today?.say = say
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
        #expect(text.contains("Friendliness 4.8 of 5"))
        #expect(!text.contains("OUR FOCUS"))
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
                "2 customers wait for a call, 1 of them overdue: please call now; the next by today at 14:00."))
        #expect(!text.contains("a1") && !text.contains("a2"))
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
