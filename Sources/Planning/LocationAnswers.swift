import Domain
import LocalTime

/// What the location's customers wrote in the window, newest first, and what can be counted in it.
struct LocationAnswers {
    /// Characters of a comment that are looked at for a quote, which is a sentence or two.
    private static let readAtMost = 2_000

    private typealias Complaint = (day: Day, response: Response, words: CommentWords)

    private let brand: Brand
    private let language: Inflections
    private let staff: [String]
    private let complaints: [Complaint]
    private let compliments: [(day: Day, response: Response)]
    /// Whom the last plan quoted.
    private let quotedLast: Set<ResponseIdentity>

    init(_ facts: LocationEvidence, brand: Brand) {
        self.brand = brand
        let language = facts.inflections(of: brand)
        self.language = language
        staff = facts.location.staff
        quotedLast = Set(facts.told.first?.quoted ?? [])
        let newest = facts.comments.sorted { ($1.at, $1.identity) < ($0.at, $0.identity) }
        compliments = newest.filter { Self.isCompliment($0, brand) }.map { (facts.zone.day(of: $0.at), $0) }
        complaints =
            newest
            .compactMap { response in
                Self.complaint(in: response, brand).map {
                    (facts.zone.day(of: response.at), response, CommentWords($0, in: language))
                }
            }
    }

    /// The comment of a customer who gave any driver a low score.
    private static func complaint(in response: Response, _ brand: Brand) -> String? {
        zip(brand.drivers, response.drivers).contains { $1.map($0.scale.isLow) ?? false } ? response.comment : nil
    }

    /// What a delighted customer wrote who had nothing to complain of.
    private static func isCompliment(_ response: Response, _ brand: Brand) -> Bool {
        guard let outcome = response.outcome, outcome >= brand.advocates.atOrAbove else { return false }
        return complaint(in: response, brand) == nil
    }

    /// - Parameter driver: index into the brand's drivers.
    func causes(of driver: Int) -> [Plan.CauseCount] {
        CauseTally(
            of: brand.drivers[driver], in: complaints(about: driver).map(\.words), language: language
        ).counts
    }

    /// What customers wrote with a low score of the driver, the newest first: those who name its leading cause, or all
    /// where none of these can be quoted. Comments that accuse somebody are not: a plan hangs on a wall. Nor are those
    /// that the last plan quoted.
    func quotes(on driver: Int, causes: [Plan.CauseCount], atMost limit: Int) -> [Plan.Quote] {
        let leading = causes.first(where: \.isTheme)?.cause
        let words = brand.drivers[driver].causes.first { $0.key == leading }?.words ?? []
        let phrases = words.map { Phrase($0, in: language) }
        let complaints = complaints(about: driver)
        let telling = complaints.filter { complaint in phrases.contains { complaint.words.mention($0) } }
        let quotes = quotes(from: telling, atMost: limit)
        return quotes.isEmpty ? self.quotes(from: complaints, atMost: limit) : quotes
    }

    /// What delighted customers wrote, the newest first. Names of staff stay where the configuration allows it, as praise
    /// should reach who earned it.
    func praise(atMost limit: Int) -> [Plan.Quote] {
        quotes(from: compliments, keepingStaff: brand.quotes.staffNamesInPraise, atMost: limit)
    }

    private func quotes(from complaints: [Complaint], atMost limit: Int) -> [Plan.Quote] {
        quotes(from: complaints.map { ($0.day, $0.response) }, keepingStaff: false, atMost: limit)
    }

    private func quotes(
        from responses: [(day: Day, response: Response)], keepingStaff: Bool, atMost limit: Int
    ) -> [Plan.Quote] {
        var quotes: [Plan.Quote] = []
        for (day, response) in responses where quotes.count < limit && !quotedLast.contains(response.identity) {
            guard let comment = response.comment, !Accusation.isMade(in: comment),
                let text = Masking.quote(
                    String(comment.prefix(Self.readAtMost)), staff: staff, keepingStaff: keepingStaff),
                !quotes.contains(where: { $0.text == text })
            else { continue }
            quotes.append(Plan.Quote(submitted: day, text: text, response: response.identity))
        }
        return quotes
    }

    private func complaints(about driver: Int) -> [Complaint] {
        let scale = brand.drivers[driver].scale
        return complaints.filter { $0.response.drivers[driver].map(scale.isLow) ?? false }
    }
}
