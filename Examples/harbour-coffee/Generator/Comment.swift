/// What a customer writes about a visit, if they write anything.
struct Comment {
    private var random: Randomness

    init(_ random: Randomness) { self.random = random }

    /// The comment, or nil; it names what the marks were low for, more often than not.
    mutating func text(on visit: Visit) -> String? {
        let eagerness =
            switch visit.channel {
            case .web: 0.52
            case .mobile: 0.42
            case .till: 0.3
            case .kiosk: 0.0
            }
        let isUpset = (visit.overall ?? 4) <= 2
        guard random.chance(isUpset && visit.channel != .kiosk ? eagerness + 0.3 : eagerness) else { return nil }
        guard var text = sentences(on: visit) else { return nil }
        if random.chance(isUpset ? 0.3 : visit.overall == 3 ? 0.04 : 0), let request = random.pick(Self.requests) {
            text += " \(written(request, visit))"
        }
        return styled(text)
    }

    private mutating func sentences(on visit: Visit) -> String? {
        let overall = Double(visit.overall ?? 4)
        if visit.marks[Question.accuracy.rawValue] ?? 5 <= 2, random.chance(0.2), let scare = random.pick(Self.scares) {
            return written(scare, visit)
        }
        var complaints: [Double] = []
        var praise: [Double] = []
        for mark in visit.marks {
            let mark = Double(mark ?? 4)
            complaints.append(mark <= 3 ? (4 - mark) * (4 - mark) * (4 - mark) * (6 - overall) : 0)
            praise.append(mark >= 5 ? max(0.1, overall - 3) : 0)
        }
        var parts: [String] = []
        var complains = false
        while parts.count < 2 {
            let both = complaints + praise
            guard let index = random.index(weighted: both) else { break }
            let isComplaint = index < complaints.count
            let place = isComplaint ? index : index - complaints.count
            guard let question = Question(rawValue: place),
                let phrase = isComplaint ? complaint(question, visit.store) : random.pick(Phrases.of(question).praise)
            else { break }
            parts.append(written(phrase, visit))
            complains = complains || isComplaint
            complaints[place] = 0
            praise[place] = 0
            if random.chance(0.62) { break }
        }
        if parts.isEmpty || random.chance(0.16) {
            let closings = overall <= 2 ? Self.sour : complains || overall < 4 ? Self.mixed : Self.glad
            if let closing = random.pick(closings) { parts.append(written(closing, visit)) }
        }
        return parts.joined(separator: random.chance(0.04) ? "\n" : " ")
    }

    /// A phrase on one of the driver's causes, which in a store with a known weakness is mostly that.
    private mutating func complaint(_ question: Question, _ store: Store) -> String? {
        let causes = Phrases.of(question).complaints
        switch store.truth {
        case .weak(question, let cause), .weakOnSundays(question, let cause):
            if random.chance(0.7) { return random.pick(causes.first { $0.cause == cause }?.phrases ?? []) }
        default: break
        }
        return random.pick(random.pick(causes)?.phrases ?? [])
    }

    /// The phrase with one of each `{…|…}` and the words of the visit, beginning with a capital.
    private mutating func written(_ phrase: String, _ visit: Visit) -> String {
        var text = phrase
        while let close = text.firstIndex(of: "}"), let open = text[..<close].lastIndex(of: "{") {
            let choices = text[text.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
            text.replaceSubrange(open...close, with: random.pick(choices.map(String.init)) ?? "")
        }
        for (name, words) in [
            ("[drink]", Phrases.drinkNames), ("[food]", Phrases.foodNames), ("[wait]", Phrases.waits),
            ("[staff]", visit.store.staff),
        ] {
            while let place = text.firstRange(of: name) {
                text.replaceSubrange(place, with: random.pick(words) ?? "")
            }
        }
        for vowel in ["a", "e", "i", "o"] { text = text.replacing(" a \(vowel)", with: " an \(vowel)") }
        text = text.replacing(" ,", with: ",")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Not everybody types with care.
    private mutating func styled(_ text: String) -> String {
        if random.chance(0.1) { return text.lowercased() }
        if random.chance(0.07), text.hasSuffix(".") {
            return String(text.dropLast()) + (random.pick(Self.endings) ?? "")
        }
        if random.chance(0.05), text.hasSuffix(".") { return String(text.dropLast()) }
        return text
    }

    private static let endings = ["!", "!!", " 😊", "...", " :)", " ☕"]
    private static let glad = [
        "{See you tomorrow|Will be back|Back next week}.", "{Keep it up|Well done everyone|Thank you}.",
        "{My favourite stop|My local|Favourite place} on the way to {work|the ferry|the market}.",
        "{Never disappoints|All good|No complaints}.", "{Five stars|10/10|Top} from {me|us|our table}.",
        "{First visit|First time here}, {won't be the last|really pleased}.",
    ]
    private static let mixed = [
        "{It was okay|Okay|Fine}, {nothing special|could be better|has been better}.",
        "{Used to be better|Expected more}.", "{Average|So-so} {today|visit}.",
        "{Will try again|Maybe an off day|Giving it another go} {next week|some time}.",
    ]
    private static let sour = [
        "{Won't be back|Not coming back|Last time for me}.", "{Disappointed|Really disappointed|Very disappointing}.",
        "{Second time this month|Third time now|Not the first time}.",
        "{Sort it out please|Please do something about it}.",
        "{I've been a regular for years|Ten years a customer} and {never seen it this bad|this is new}.",
    ]
    private static let requests = [
        "Please {call|ring} me on 07700 900{142|377|518|663|809}.",
        "{Mail me|Write to me|I expect an answer} at {t.barrow|lena.kuip|j.moss77|hello.anouk}@example.com.",
        "{My number is|Phone} +44 1632 960{117|254|431|786}, {after six|any time}.",
        "{Ask [staff], who saw it all|[staff] will remember me|It was [staff] on the till}.",
    ]
    private static let scares = [
        "I am allergic to nuts and {found almonds in my [food]|was given the almond croissant by mistake}. {Please take this seriously|This could have ended badly}.",
        "I said no dairy and {was sick all afternoon|felt ill on the train}, somebody used the wrong milk.",
    ]
}
