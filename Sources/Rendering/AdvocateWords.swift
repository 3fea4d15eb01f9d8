/// What the files of advocates say in one language, beside what others say too. Arguments are already harmless text.
protocol AdvocateWords: Sendable {
    func title(_ count: Int) -> String
    var task: String { get }
    func invited(on day: String) -> String
    /// - Parameter command: says that they were.
    func notInvited(_ command: String) -> String
}

struct EnglishAdvocates: AdvocateWords {
    func title(_ count: Int) -> String {
        count == 1 ? "1 delighted customer who may be reached" : "\(count) delighted customers who may be reached"
    }
    let task = "Please thank them, or invite them. Whom you ask you mark, so that nobody is asked twice."
    func invited(on day: String) -> String { "Invited on \(day): please do not ask again." }
    func notInvited(_ command: String) -> String { "Not asked yet. Once asked: \(command)" }
}

struct GermanAdvocates: AdvocateWords {
    func title(_ count: Int) -> String {
        count == 1 ? "Ein begeisterter Kunde, der erreichbar ist" : "\(count) begeisterte Kunden, die erreichbar sind"
    }
    let task =
        "Bitte dankt ihnen oder ladet sie ein. Wen ihr fragt, den vermerkt ihr, damit niemand zweimal gefragt wird."
    func invited(on day: String) -> String { "Eingeladen am \(day): bitte nicht noch einmal fragen." }
    func notInvited(_ command: String) -> String { "Noch nicht gefragt. Danach: \(command)" }
}

extension Language {
    /// Likewise.
    static func advocateWords(for tag: String) -> any AdvocateWords {
        words(for: tag).tag == "de" ? GermanAdvocates() : EnglishAdvocates()
    }
}
