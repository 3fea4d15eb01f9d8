import Domain
import TestSupport
import Testing

@testable import Rendering

@Suite("Words")
struct WordsTests {
    @Test(
        "statistical words never reach a plan's text or page",
        arguments: SamplePlans.names)
    func vocabulary(name: String) throws {
        var plan = try SamplePlans.plan(name)
        var pages: [String] = []
        for language in ["en", "de"] {
            plan.language = language
            pages.append(PlanDocument.text(plan, brand: SamplePlans.brand))
            pages.append(try PlanDocument.html(plan, brand: SamplePlans.brand))
        }
        for page in pages {
            let body = page.split(separator: "</style>").last ?? ""
            #expect(Vocabulary.statistical(in: body).isEmpty)
        }
    }

    @Test(
        "the language tag chooses the words",
        arguments: [
            ("en", "en"), ("de", "de"), ("DE", "de"), ("de-AT", "de"), ("de_CH", "de"), ("den", "en"), ("fr", "en"),
            ("", "en"),
        ])
    func language(tag: String, chosen: String) {
        #expect(Language.words(for: tag).tag == chosen)
    }

    @Test("dates and times are said as people say them")
    func dates() {
        let day = SamplePlans.day("2026-11-21")
        #expect(English().longDate(day) == "Saturday 21 November 2026")
        #expect(German().longDate(day) == "Samstag, 21. November 2026")
        #expect(English().period(day, day.advanced(by: 28)) == "21 November to 19 December")
        #expect(English().period(day, day.advanced(by: 60)) == "21 November 2026 to 20 January 2027")
        #expect(English().time(840, on: day, from: day) == "today at 14:00")
        #expect(English().time(5, on: day.advanced(by: 1), from: day) == "tomorrow at 00:05")
        #expect(German().time(599, on: day.advanced(by: 3), from: day) == "Dienstag, 24. November, 09:59 Uhr")
    }

    @Test(
        "marks have one decimal, two where one would make different marks look the same",
        arguments: [
            ([3.61, 3.85, 4.05], ["3.6", "3.9", "4.1"]), ([3.96, 4.04], ["3.96", "4.04"]), ([4, 4], ["4.0", "4.0"]),
            ([-0.04], ["0.0"]), ([-1.25, 2], ["−1.3", "2.0"]), ([Double.nan], ["–"]),
            ([2.5, 2.5], ["2.5", "2.5"]), ([3.96, 4.04, 4.3], ["3.96", "4.04", "4.30"]),
        ])
    func marks(values: [Double], texts: [String]) {
        #expect(Figures.ratings(values, in: English()) == texts)
    }

    @Test("German writes a decimal comma")
    func comma() { #expect(Figures.ratings([3.61], in: German()) == ["3,6"]) }

    @Test(
        "evidence is put into words from one table",
        arguments: [
            (Plan.Evidence(assigned: 0), "new: you are among the first"),
            (Plan.Evidence(assigned: 4), "new: you are among the first"),
            (Plan.Evidence(assigned: 5), "given to 5 stores so far: not known yet"),
            (Self.tried(3, .unknown, 0.1, -0.1, 0.3), "given to 3 stores so far: not known yet"),
            (Self.tried(1, .unknown, 0.1, -0.1, 0.3), "given to 1 store so far: not known yet"),
            (Self.tried(19, .helps, 0.12, 0.05, 0.2), "tried in 19 stores: helps a little, fairly sure"),
            (Self.tried(40, .helps, 0.2, 0.15, 0.25), "tried in 40 stores: helps, quite sure"),
            (Self.tried(40, .helps, 0.4, 0.1, 0.7), "tried in 40 stores: helps a lot, fairly sure"),
            (Self.tried(14, .doesNotHelp, 0, -0.03, 0.03), "did not help in 14 stores: retired"),
        ])
    func evidence(evidence: Plan.Evidence, words: String) {
        #expect(English().evidence(EvidenceVerdict(evidence, isAlone: false)) == words)
        #expect(German().evidence(EvidenceVerdict(evidence, isAlone: false)) != words)
    }

    @Test("a store that is the only one hears nothing of others")
    func aloneEvidence() {
        for (evidence, words) in [
            (Plan.Evidence(assigned: 1), "not known yet"),
            (Self.tried(1, .helps, 0.2, 0.15, 0.25), "helps, quite sure"),
            (Self.tried(1, .doesNotHelp, 0, -0.03, 0.03), "did not help"),
        ] {
            #expect(English().evidence(EvidenceVerdict(evidence, isAlone: true)) == words)
        }
    }

    private static func tried(
        _ stores: Int, _ verdict: Plan.Evidence.Verdict, _ effect: Double, _ low: Double, _ high: Double
    ) -> Plan.Evidence {
        Plan.Evidence(assigned: stores, stores: stores, verdict: verdict, effect: effect, low: low, high: high)
    }

    @Test("one of a thing is not several")
    func plurals() {
        let english = English()
        #expect(english.advocates(1) == "1 customer was delighted with us")
        #expect(
            english.calls(1, next: "today at 14:00", overdue: 0)
                == "1 customer waits to hear from us, by today at 14:00.")
        #expect(
            english.calls(1, next: nil, overdue: 1) == "1 customer waits to hear from us, overdue: please do it now.")
        #expect(english.whyChain(answers: 1, isAlone: false).hasPrefix("Only 1 answer "))
        #expect(english.whyChain(answers: 0, isAlone: true).hasPrefix("No answers "))
        #expect(english.fewSay(answers: 1).allSatisfy { $0.hasPrefix("Only 1 answer from customers so far") })
        #expect(German().fewSay(answers: 0).allSatisfy { $0.hasPrefix("Keine Antworten von Kunden bisher") })
        #expect(english.named("queue", mentions: 1, of: 1) == "The one comment with a low mark for it mentions: queue")
        #expect(
            english.effort(owner: "shift lead", minutes: 1, cadence: .weekly) == "shift lead · 1 minute · every week")
        #expect(
            German().calls(1, next: nil, overdue: 1)
                == "1 Kunde wartet auf Antwort von uns, überfällig: bitte jetzt melden.")
    }

    @Test("only check-offs are counted, so only check-offs are spoken of")
    func done() {
        #expect(English().done(0, of: 0, days: 7) == "Nothing was checked off in the last 7 days.")
        #expect(English().done(3, of: 4, days: 7) == "3 of 4 checked off as done in the last 7 days.")
        #expect(English().done(0, of: 0, days: 1) == "Nothing was checked off yesterday.")
        #expect(German().done(0, of: 0, days: 7) == "In den letzten 7 Tagen wurde nichts abgehakt.")
        #expect(German().done(3, of: 4, days: 1) == "Gestern 3 von 4 als erledigt abgehakt.")
    }

    @Test("our mark is said against the good stores, or against our own aim where we are the only store")
    func compared() {
        var priority = SamplePlans.own.priorities[1]
        func lines(_ words: any Words) -> [String] {
            let marks = PriorityMarks(priority, in: words)
            return [words.next("X", marks.here, marks), words.why(words.rating(marks.here, top: "5"), marks)]
        }
        #expect(
            lines(English()) == ["X: about 4.0; good stores at 4.3", "We stand at about 4.0 of 5; good stores at 4.3."])
        #expect(
            lines(German()) == [
                "X: etwa 4,0; gute Filialen bei 4,3", "Wir liegen bei etwa 4,0 von 5; gute Filialen bei 4,3.",
            ])
        priority.target = 4.01
        priority.peers = 3.5
        #expect(lines(English())[0] == "X: about 4.0, close to the good stores")
        #expect(lines(German())[0] == "X: etwa 4,0, nah an den guten Filialen")
        priority.target = 4.3
        priority.peers = nil
        #expect(lines(English()) == ["X: about 4.0; our aim is 4.3", "We stand at about 4.0 of 5; our aim is 4.3."])
        #expect(lines(German())[1] == "Wir liegen bei etwa 4,0 von 5; unser Ziel ist 4,3.")
        priority.target = 3.9
        #expect(lines(English())[0] == "X: about 4.0, close to our aim")
    }

    @Test("the reason says where we stand and why this one")
    func reasons() {
        var priority = SamplePlans.own.priorities[0]
        func reason(on day: String) -> String {
            English().reason(Reason(priority, on: SamplePlans.day(day)), PriorityMarks(priority, in: English()))
        }
        #expect(
            reason(on: "2026-11-14")
                == "We stand at about 3.6, stores like ours at 3.9. Of what we can work on now, it promises most."
        )
        #expect(reason(on: "2026-11-21").hasSuffix("We picked it on 14 November and stay with it until 12 December."))
        priority.belowPeers = 0.5
        #expect(reason(on: "2026-11-14").contains("much like stores like ours; the good ones at 4.1"))
        priority.belowPeers = 0.1
        #expect(reason(on: "2026-11-14").contains("better than most stores like ours."))
        priority.rank = 2
        #expect(!reason(on: "2026-11-14").contains("promises most"))
    }

    @Test("where a location is no lower than others but less steady, that is a reason")
    func uneven() {
        var priority = SamplePlans.own.priorities[0]
        priority.isUneven = true
        func reason(_ words: any Words) -> String {
            words.reason(Reason(priority, on: SamplePlans.day("2026-11-14")), PriorityMarks(priority, in: words))
        }
        #expect(!reason(English()).contains("varies"))
        priority.belowPeers = 0.5
        #expect(
            reason(English()).contains(
                "the good ones at 4.1; but it varies more from one visit to the next than elsewhere. Of"))
        #expect(reason(German()).contains("aber es schwankt von Besuch zu Besuch mehr als anderswo. Von"))
        priority.basis = .chain
        #expect(!reason(English()).contains("varies"))
    }

    @Test("what customers notice is said before marks move, and never as success")
    func noticed() {
        var plan = SamplePlans.own
        func text() -> String {
            PlanDocument.text(plan, brand: SamplePlans.brand).split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
        }
        #expect(!text().contains("notice"))
        plan.priorities[0].behaviours[0].movement = Plan.BehaviourMovement(
            before: 0.55, since: 0.7, answers: 41, hasRisen: true)
        #expect(text().contains("too early to tell from the marks, but customers notice more of it"))
        #expect(
            text().contains(
                "70% of customers say yes, before 14 November 55%; stores like ours: 80%"))
        #expect(text().contains("in the last 7 days. Customers notice more of it."))
        plan.priorities[0].progress = .onTrack
        #expect(!text().contains("but customers notice"))
        plan.priorities[0].progress = .notMoving
        plan.priorities[0].behaviours[0].movement?.hasRisen = false
        #expect(!text().contains("but customers notice"))
        #expect(text().contains("Customers do not surely notice more of it yet."))
    }

    @Test("a scale that does not begin at 0 or 1 names both its ends")
    func scales() throws {
        let writer = PageWriter(SamplePlans.own, brand: SamplePlans.brand)
        let plain = try #require(Scale(low: Rating(thousandths: 0), high: Rating(thousandths: 10_000)))
        let odd = try #require(Scale(low: Rating(thousandths: -2_000), high: Rating(thousandths: 2_500)))
        #expect(writer.rating("7.1", on: plain) == "7.1 of 10")
        #expect(writer.rating("0.4", on: odd) == "0.4 (on a scale from −2 to 2.50)")
    }

    @Test("where there is no one thing, two days in a row do not sound alike, in any language")
    func inTurn() {
        for (name, plan) in SamplePlans.named where plan.today == nil && plan.priorities.isEmpty {
            for language in ["en", "de"] {
                let says = (0..<4).map { day in
                    var plan = plan
                    plan.language = language
                    plan.date = plan.date.advanced(by: day)
                    return PageWriter(plan, brand: SamplePlans.brand).page().huddle.say
                }
                #expect(zip(says, says.dropFirst()).allSatisfy { $0 != $1 }, "\(name)")
            }
        }
    }
}
