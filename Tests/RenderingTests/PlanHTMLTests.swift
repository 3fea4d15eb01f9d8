import Domain
import Foundation
import Testing

@testable import Rendering

@Suite("The plan as a page")
struct PlanHTMLTests {
    @Test("every key that the template names is one of the model's, and the other way round")
    func keys() throws {
        let named = Set(
            PlanTemplate.text.split(separator: "{{").dropFirst().compactMap { part -> String? in
                let name = part.prefix { $0 != "}" }.drop { "#^/&".contains($0) }
                return name == "." ? nil : String(name)
            })
        var known: Set<String> = []
        for name in SamplePlans.names {
            collect(PlanModel(PageWriter(try SamplePlans.plan(name), brand: SamplePlans.brand).page()).root, &known)
        }
        #expect(named.subtracting(known).isEmpty)
        #expect(known.subtracting(named).isEmpty)
    }

    @Test("keys are escaped, each and every one")
    func escaped() {
        #expect(!PlanTemplate.text.contains("{{{") && !PlanTemplate.text.contains("{{&"))
    }

    @Test("nothing from outside stands in an attribute")
    func attributes() {
        let inside: Set<String> = [
            "lang", "print_size", "here_position", "peers_position", "want_position", "box_label",
            "weeks_summary", "weeks_target", "weeks_path", "weeks_last_y", "bar", "dot_x", "dot_y", "boxes_width",
            "boxes_label", "box_x", "box_middle",
        ]
        var isTag = false
        var text = PlanTemplate.text[...]
        while let character = text.first {
            if text.hasPrefix("{{") {
                let name = text.dropFirst(2).prefix { $0 != "}" }
                #expect(!isTag || inside.contains(String(name)), "{{\(name)}}")
                text = text.dropFirst(2 + name.count + 2)
            } else {
                if character == "<" { isTag = true }
                if character == ">" { isTag = false }
                text = text.dropFirst()
            }
        }
    }

    @Test("no script, and nothing is fetched from elsewhere", arguments: SamplePlans.names)
    func selfContained(name: String) throws {
        let html = try PlanDocument.html(try SamplePlans.plan(name), brand: SamplePlans.brand)
        for forbidden in [
            "<script", "<img", "<link", "<iframe", "http:", "https:", "url(", "@import", " src=\"", " on",
        ] {
            let isMarkup = forbidden.hasPrefix("<") || forbidden.hasPrefix("@") || forbidden.hasSuffix("(")
            if isMarkup { #expect(!html.contains(forbidden), "\(forbidden)") }
        }
        #expect(!html.contains("://"))
    }

    @Test("hostile text is shown, not obeyed")
    func hostile() throws {
        let html = try PlanDocument.html(SamplePlans.hostile, brand: SamplePlans.brand)
        let plain = try PlanDocument.html(SamplePlans.own, brand: SamplePlans.brand)
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)"))
        #expect(!html.unicodeScalars.contains { $0.properties.isBidiControl })
        let tags = Set(tagNames(html))
        #expect(tags.isSubset(of: Set(tagNames(plain))))
    }

    @Test(
        "no character hides a bracket from escaping",
        arguments: [
            "\u{0D4E}<script>", "\u{0600}<script>", "<\u{301}script>", "\u{110BD}\"<script>", "\u{200D}<script>",
        ])
    func clusters(attack: String) throws {
        var plan = SamplePlans.own
        plan.location.name = attack
        plan.today?.message = .say(attack)
        plan.today?.title = attack
        plan.priorities[0].quotes[0].text = attack
        plan.priorities[0].actions[0].action.title = attack
        let html = try PlanDocument.html(plan, brand: SamplePlans.brand)
        let opened = html.unicodeScalars.filter { $0 == "<" }.count
        let usual = try PlanDocument.html(SamplePlans.own, brand: SamplePlans.brand)
        #expect(opened == usual.unicodeScalars.filter { $0 == "<" }.count)
    }

    @Test("one who is new is told so, in the plan's language, and of no weak spot")
    func firstWeeks() throws {
        var plan = SamplePlans.begun
        plan.language = "de"
        plan.weakSpots = SamplePlans.own.weakSpots
        #expect(!plan.weakSpots.isEmpty)
        let spot = "Sonntag"
        for page in [
            try PlanDocument.html(plan, brand: SamplePlans.brand), PlanDocument.text(plan, brand: SamplePlans.brand),
        ] {
            #expect(page.contains("Die ersten Wochen hier: eins nach dem anderen. Die besten Filialen wie unsere"))
        }
        #expect(!PlanDocument.text(plan, brand: SamplePlans.brand).contains(spot))
        plan.firstWeeks = nil
        #expect(PlanDocument.text(plan, brand: SamplePlans.brand).contains(spot))
    }

    @Test("the language of the page is that of its words")
    func language() throws {
        #expect(try PlanDocument.html(SamplePlans.own, brand: SamplePlans.brand).contains("<html lang=\"en\""))
        #expect(try PlanDocument.html(SamplePlans.german, brand: SamplePlans.brand).contains("<html lang=\"de\""))
        var plan = SamplePlans.own
        plan.language = "\"><script>"
        #expect(try PlanDocument.html(plan, brand: SamplePlans.brand).contains("<html lang=\"en\""))
    }

    @Test("headings come in order: the store, the huddle, the focus, the rest")
    func order() throws {
        let html = try PlanDocument.html(SamplePlans.own, brand: SamplePlans.brand)
        let places = ["<h1", "Today&#39;s one thing", "Our focus", "What to do", "Next", "<footer class=\"page\""].map {
            html.range(of: $0)?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test("a full page is printed smaller than an empty one, never below eight points")
    func printSize() {
        let sizes = [SamplePlans.none, SamplePlans.bare, SamplePlans.hostile].map {
            PrintSize.of(PageWriter($0, brand: SamplePlans.brand).page())
        }
        #expect(sizes == sizes.sorted(by: >))
        #expect(sizes.first == 12 && sizes[1] > 8 && sizes.last == 8)
    }

    @Test("text stands out from its ground by at least 4.5 to 1, by day and by night")
    func contrast() {
        let pairs = [
            ("fbfaf7", ["1d2326", "50595d", "0b5a52"]), ("eaf1ee", ["1d2326", "0b5a52"]),
            ("14181a", ["ece9e2", "a9b0b2", "7fd0c2"]), ("1b2a29", ["ece9e2", "7fd0c2"]),
            ("ffffff", ["111111", "444444", "0b5a52"]),
        ]
        for (ground, inks) in pairs {
            for ink in inks {
                #expect(Contrast.ratio(ground, ink) >= 4.5)
            }
        }
        for color in pairs.dropLast().flatMap({ [$0.0] + $0.1 }) { #expect(PlanStyle.text.contains("#\(color)")) }
    }

    private func collect(_ value: PlanModel.Value, _ keys: inout Set<String>) {
        switch value {
        case .text, .flag: break
        case .list(let values): for value in values { collect(value, &keys) }
        case .object(let members):
            for (key, value) in members {
                keys.insert(key)
                collect(value, &keys)
            }
        }
    }

    private func tagNames(_ html: String) -> [String] {
        html.split(separator: "<").dropFirst().map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "/" }) }
    }
}
