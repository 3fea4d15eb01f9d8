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

    init(_ facts: LocationEvidence, brand: Brand) {
        self.brand = brand
        let language = facts.inflections(of: brand)
        self.language = language
        staff = facts.location.staff
        complaints = facts.comments
            .sorted { ($1.at, $1.identity) < ($0.at, $0.identity) }
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

    /// - Parameter driver: index into the brand's drivers.
    func causes(of driver: Int) -> [Plan.CauseCount] {
        CauseTally(
            of: brand.drivers[driver], in: complaints(about: driver).map(\.words), language: language
        ).counts
    }

    /// What customers wrote with a low score of the driver, the newest first: those who name its leading cause, or all
    /// where none of these can be quoted. Comments that accuse somebody are not: a plan hangs on a wall.
    func quotes(on driver: Int, causes: [Plan.CauseCount], atMost limit: Int) -> [Plan.Quote] {
        let leading = causes.first(where: \.isTheme)?.cause
        let words = brand.drivers[driver].causes.first { $0.key == leading }?.words ?? []
        let phrases = words.map { Phrase($0, in: language) }
        let complaints = complaints(about: driver)
        let telling = complaints.filter { complaint in phrases.contains { complaint.words.mention($0) } }
        let quotes = quotes(from: telling, atMost: limit)
        return quotes.isEmpty ? self.quotes(from: complaints, atMost: limit) : quotes
    }

    private func quotes(from complaints: [Complaint], atMost limit: Int) -> [Plan.Quote] {
        var quotes: [Plan.Quote] = []
        for complaint in complaints where quotes.count < limit {
            guard let comment = complaint.response.comment, !Accusation.isMade(in: comment),
                let text = Masking.quote(String(comment.prefix(Self.readAtMost)), staff: staff, keepingStaff: false),
                !quotes.contains(where: { $0.text == text })
            else { continue }
            quotes.append(Plan.Quote(submitted: complaint.day, text: text))
        }
        return quotes
    }

    private func complaints(about driver: Int) -> [Complaint] {
        let scale = brand.drivers[driver].scale
        return complaints.filter { $0.response.drivers[driver].map(scale.isLow) ?? false }
    }
}
