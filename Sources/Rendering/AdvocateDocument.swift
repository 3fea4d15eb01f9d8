package import Domain

/// A location's advocates for those who may know customers: who they are, what they said, and who was asked already.
package struct AdvocateDocument {
    private static let columns = 79
    /// Advocates that the text tells of: more are read by programs.
    private static let shown = 50
    /// Of a quote, in lines.
    private static let quoteLines = 4

    private let list: AdvocateList
    private let location: Location
    private let brand: Brand
    private let words: any Words
    private let advocateWords: any AdvocateWords
    private let moment: (Instant) -> AlertDocument.Moment

    /// - Parameter moment: an instant on the location's own clock.
    package init(
        _ list: AdvocateList, at location: Location, brand: Brand, moment: @escaping (Instant) -> AlertDocument.Moment
    ) {
        self.list = list
        self.location = location
        self.brand = brand
        self.moment = moment
        let language = location.language ?? brand.language
        words = Language.words(for: language)
        advocateWords = Language.advocateWords(for: language)
    }

    /// The customer's words as anybody may read them; nil where none are left. Praise names people on purpose, and they may
    /// read it where the brand allows it.
    private func quote(_ advocate: Advocate) -> String? {
        guard let comment = advocate.response.comment, !Accusation.isMade(in: comment) else { return nil }
        return Masking.quote(comment, staff: location.staff, keepingStaff: brand.quotes.staffNamesInPraise)
    }

    // MARK: Text

    /// Lines of at most 79 columns, ending with a line end.
    package var text: String {
        let place = [location.name, location.id.text].compactMap(\.self).map { clip($0, 36) }.joined(separator: " · ")
        var lines = [advocateWords.title(list.count), place, ""] + wrapped(advocateWords.task)
        for (place, advocate) in list.advocates.prefix(Self.shown).enumerated() {
            lines += [""] + self.lines(of: advocate, place)
        }
        if list.count > Self.shown { lines += ["", words.more(list.count - Self.shown)] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(of advocate: Advocate, _ place: Int) -> [String] {
        let response = advocate.response
        let channel = response.channel.map { clip($0, 30) }
        let submitted = moment(response.version.submitted)
        var lines = wrapped(
            words.answered(words.time(submitted.minutes, on: submitted.day), channel, number: place + 1), most: 2)
        if let outcome = response.outcome {
            let mark = words.rating(words.mark(outcome), on: brand.outcome.scale)
            lines += wrapped("\(clip(brand.outcome.label, 40)): \(mark)", hanging: 2)
        }
        if let quote = quote(advocate) {
            lines += wrapped(words.quoted(quote), hanging: 2, most: Self.quoteLines)
        }
        let contact = advocate.contact
        let ways = [contact.name, contact.phone, contact.email].compactMap(\.self).map { clip($0, 70) }
            .filter { !$0.isEmpty }
        lines += wrapped(words.reach(ways.joined(separator: " · ")), hanging: 2, most: Self.quoteLines)
        lines += wrapped(mark(advocate), hanging: 2)
        return lines
    }

    private func mark(_ advocate: Advocate) -> String {
        guard let invited = advocate.invited else {
            return advocateWords.notInvited("huddlectl advocates invited \(advocate.id)")
        }
        return advocateWords.invited(on: words.longDate(moment(invited).day))
    }

    private func wrapped(_ text: String, hanging indent: Int = 0, most: Int = .max) -> [String] {
        DisplayWidth.wrap(text, Self.columns - indent, most: most).map { String(repeating: " ", count: indent) + $0 }
    }

    private func clip(_ text: String, _ columns: Int) -> String { DisplayWidth.clip(Inert.text(text), columns) }

    // MARK: JSON

    package var json: String {
        let object: JSON = [
            "schema": "huddled.advocates/1",
            "location": [
                "id": .string(location.id.text), "name": .text(location.name), "region": .text(location.region),
            ],
            "count": .integer(list.count), "advocates": .list(list.advocates, advocate),
        ]
        return object.document
    }

    private func advocate(_ advocate: Advocate) -> JSON {
        let response = advocate.response
        let contact = advocate.contact
        return [
            "advocate": .string(advocate.id), "submitted": .string(response.version.submitted.rfc3339),
            "visited": .text(response.visited?.rfc3339), "source": .string(response.source.text),
            "response": .text(response.producerID?.text), "channel": .text(response.channel),
            "outcome": .figure(response.outcome?.points), "quote": .text(quote(advocate)),
            "contact": ["name": .text(contact.name), "email": .text(contact.email), "phone": .text(contact.phone)],
            "invited": .text(advocate.invited?.rfc3339),
        ]
    }
}
