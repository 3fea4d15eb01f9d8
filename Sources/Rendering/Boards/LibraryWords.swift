/// What stands on the board of the library.
struct LibraryHeadings: Equatable, Sendable {
    var title: String
    var practice: String
    var given: String
    var checkOffs: String
    var says: String
    var effect: String
    var noAnswer: String
    /// Nobody is given it yet.
    var draft: String
    /// Nobody is given it any more.
    var retired: String
    var worse: String
    var better: String
    var explanation: [String]
}

extension English {
    var library: LibraryHeadings {
        LibraryHeadings(
            title: "What our practices are worth", practice: "Practice", given: "Given", checkOffs: "Checked off",
            says: "Does it help?", effect: "What it changed",
            noAnswer: "The library has no practice that helps here. Who has one?",
            draft: "draft: nobody is given it yet", retired: "retired", worse: "worse", better: "better",
            explanation: [
                "What it changed is how far stores moved after they were given the practice, beyond stores that did not work on "
                    + "the same thing meanwhile, in points.",
                "The dot is our best guess; the truth lies on the line nineteen times in twenty: the longer it is, the less is "
                    + "known.",
                "One store in ten is given a practice by lot, so that we learn what works and not only who was lucky.",
            ])
    }
    func given(_ times: Int, open: Int, own: Int) -> String {
        let given = times == 1 ? "once" : "\(times) times"
        let parts = [open > 0 ? "\(stores(open)) now" : nil, own > 0 ? "\(own) unasked" : nil].compactMap(\.self)
        return times == 0 && parts.isEmpty ? "not yet" : ([given] + parts).joined(separator: ", ")
    }
    func checkOffs(done: Int, skipped: Int, declined: Int) -> String {
        let parts = [(done, "done"), (skipped, "skipped"), (declined, "declined")].filter { $0.0 > 0 }
        return parts.isEmpty ? "never" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
    func rating(_ mark: String, managers: Int) -> String {
        "managers: \(mark) of 5 (\(managers == 1 ? "1 mark" : "\(managers) marks"))"
    }
    func noticed(_ share: String) -> String { "customers notice it: \(share)" }
    func tryNext(_ title: String) -> String { "We would learn most from: \(title)" }
}

extension German {
    var library: LibraryHeadings {
        LibraryHeadings(
            title: "Was unsere Praktiken bringen", practice: "Praktik", given: "Gegeben", checkOffs: "Abgehakt",
            says: "Hilft es?", effect: "Was es verändert hat",
            noAnswer: "Die Bibliothek hat hier keine Praktik, die hilft. Wer hat eine?",
            draft: "Entwurf: wird noch nicht vergeben", retired: "zurückgezogen", worse: "schlechter", better: "besser",
            explanation: [
                "Was es verändert hat: wie weit sich Filialen bewegt haben, nachdem sie die Praktik bekamen, über das hinaus, "
                    + "was Filialen ohne Arbeit daran inzwischen taten, in Punkten.",
                "Der Punkt ist unsere beste Schätzung; die Wahrheit liegt in neunzehn von zwanzig Fällen auf der Linie: je länger "
                    + "sie ist, desto weniger ist bekannt.",
                "Eine von zehn Filialen bekommt eine Praktik durch das Los, damit wir lernen, was wirkt, und nicht nur, wer "
                    + "Glück hatte.",
            ])
    }
    func given(_ times: Int, open: Int, own: Int) -> String {
        let given = times == 1 ? "einmal" : "\(times)-mal"
        let parts = [open > 0 ? "jetzt \(stores(open))" : nil, own > 0 ? "\(own) ungefragt" : nil].compactMap(\.self)
        return times == 0 && parts.isEmpty ? "noch nicht" : ([given] + parts).joined(separator: ", ")
    }
    func checkOffs(done: Int, skipped: Int, declined: Int) -> String {
        let parts = [(done, "erledigt"), (skipped, "ausgelassen"), (declined, "abgelehnt")].filter { $0.0 > 0 }
        return parts.isEmpty ? "nie" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
    func rating(_ mark: String, managers: Int) -> String {
        "Filialleiter: \(mark) von 5 (\(managers == 1 ? "1 Note" : "\(managers) Noten"))"
    }
    func noticed(_ share: String) -> String { "Kunden bemerken es: \(share)" }
    func tryNext(_ title: String) -> String { "Am meisten lernen würden wir von: \(title)" }
}
