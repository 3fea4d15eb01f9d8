import CSV
import Domain
import LocalTime

/// The files that the chain's three survey tools drop: the web survey and the kiosk by the door as CSV, the survey
/// behind the code on the receipt as JSON Lines.
struct SurveyFiles {
    private(set) var web = ""
    private(set) var kiosk = ""
    private(set) var till = ""

    private static let ratings = ["overall"] + Question.allCases.map(\.key)
    private static let webColumns =
        ["response", "submitted", "visited", "location", "channel"] + ratings
        + [
            "greeted", "order_repeated", "comment", "contact_name", "contact_email", "contact_phone", "contact_consent",
        ]
    private static let kioskColumns =
        ["response", "submitted", "location", "channel", "overall"]
        + Question.allCases.filter(\.isAskedByKiosk).map(\.key)

    /// - Parameter answers: in the order in which they were sent.
    init(_ answers: [Answer]) {
        var counts = (web: 0, kiosk: 0, till: 0)
        add(Self.webColumns, to: &web)
        add(Self.kioskColumns, to: &kiosk)
        for answer in answers {
            switch answer.visit.channel {
            case .web, .mobile:
                counts.web += 1
                add(Self.webFields(answer, number: counts.web), to: &web)
            case .kiosk:
                counts.kiosk += 1
                add(Self.kioskFields(answer, number: counts.kiosk), to: &kiosk)
            case .till:
                counts.till += 1
                till += Self.tillLine(answer, number: counts.till) + "\n"
            }
        }
    }

    private func add(_ fields: [String], to file: inout String) {
        file += fields.map { CSV.field($0) }.joined(separator: ",") + "\r\n"
    }

    private static func webFields(_ answer: Answer, number: Int) -> [String] {
        let visit = answer.visit
        var fields = ["W\(digits(number, 5))", answer.submitted.rfc3339, "\(visit.day.iso) \(clock(visit.minute))"]
        fields += [visit.store.id, visit.channel == .web ? "web" : "mobile"]
        fields += points([visit.overall] + visit.marks)
        fields += [yes(visit.isGreeted), yes(visit.isOrderRepeated), visit.comment ?? ""]
        let contact = answer.contact
        fields += [contact?.name ?? "", contact?.email ?? "", contact?.phone ?? "", yes(contact?.isConsented)]
        return fields
    }

    /// The kiosk sends at once, on the store's own clock.
    private static func kioskFields(_ answer: Answer, number: Int) -> [String] {
        let visit = answer.visit
        let asked = Question.allCases.filter(\.isAskedByKiosk).map { visit.marks[$0.rawValue] }
        let sent = "\(visit.day.iso)T\(clock(visit.minute)):00"
        return ["K\(digits(number, 5))", sent, visit.store.id, "kiosk"] + points([visit.overall] + asked)
    }

    /// The tills know stores by another code, and leave out what was not answered.
    private static func tillLine(_ answer: Answer, number: Int) -> String {
        let visit = answer.visit
        var members = [
            ("response", text("T\(digits(number, 5))")), ("submitted", text(answer.submitted.rfc3339)),
            ("location", text(visit.store.alias)), ("channel", text("mobile")),
        ]
        for (key, mark) in zip(ratings, [visit.overall] + visit.marks) {
            if let mark { members.append((key, String(mark))) }
        }
        if let isGreeted = visit.isGreeted { members.append(("greeted", String(isGreeted))) }
        if let isRepeated = visit.isOrderRepeated { members.append(("order_repeated", String(isRepeated))) }
        if let comment = visit.comment { members.append(("comment", text(comment))) }
        return "{" + members.map { "\(text($0)):\($1)" }.joined(separator: ",") + "}"
    }

    /// A string of JSON; comments hold no control character but the end of a line.
    private static func text(_ string: String) -> String {
        let escaped = string.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }

    private static func points(_ marks: [Int?]) -> [String] { marks.map { $0.map { String($0) } ?? "" } }
    private static func yes(_ answer: Bool?) -> String { answer.map { $0 ? "yes" : "no" } ?? "" }
    private static func clock(_ minute: Int) -> String { "\(digits(minute / 60, 2)):\(digits(minute % 60, 2))" }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

/// A visit and what was sent about it.
struct Answer {
    var visit: Visit
    var submitted: Instant
    var contact: Contact?

    struct Contact {
        var name: String
        var email: String
        var phone: String?
        var isConsented: Bool
    }

    /// Some answer from the table, most in the evening, a few the day after.
    init?(_ visit: Visit, _ random: inout Randomness) {
        guard let zone = Zone(named: visit.store.timezone) else { return nil }
        self.visit = visit
        let visited = zone.instant(of: visit.day, minute: visit.minute)
        let minutes = random.chance(0.4) ? 5 + random.index(below: 30) : 60 + random.index(below: 600)
        let delay = visit.channel == .kiosk ? 0 : Int64(minutes) * 60 + Int64(random.index(below: 60))
        submitted = visited.advanced(by: Span(seconds: delay))
        if visit.channel == .web, random.chance(0.12) { contact = Contact(&random, isUpset: (visit.overall ?? 4) <= 2) }
    }
}

extension Answer.Contact {
    /// Nobody: made-up names, addresses under example.com and numbers that are kept free for films.
    fileprivate init(_ random: inout Randomness, isUpset: Bool) {
        let first =
            random.pick(["Alma", "Benno", "Carys", "Dorus", "Esme", "Floor", "Glyn", "Hedda", "Ivo", "Juna"]) ?? ""
        let last = random.pick(["Quayle", "Vanderzee", "Tidewell", "Kustmans", "Harbord", "Golfsma", "Sandling"]) ?? ""
        name = "\(first) \(last)"
        email = "\(first).\(last)\(10 + random.index(below: 90))@example.com".lowercased()
        phone = random.chance(0.4) ? "07700 900\(100 + random.index(below: 900))" : nil
        isConsented = random.chance(isUpset ? 0.85 : 0.6)
    }
}
