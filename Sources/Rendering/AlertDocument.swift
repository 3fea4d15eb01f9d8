package import Domain

/// An alert for those who may know customers: what happened, who it was, and until when to get in touch.
package struct AlertDocument {
    /// A wall time at the location.
    package struct Moment: Equatable, Sendable {
        package var day: Day
        package var minutes: Int

        package init(day: Day, minutes: Int) {
            self.day = day
            self.minutes = minutes
        }
    }

    private static let columns = 79
    /// Of a comment, in lines.
    private static let commentLines = 40

    private let alert: Alert
    private let location: Location
    private let brand: Brand
    private let words: any Words
    private let moment: (Instant) -> Moment
    /// When a whole chain's till fails, thousands can be one alert.
    private let shown: [Shown]

    private struct Shown {
        let customer: Alert.Customer
        let comment: String?

        /// Contact data that somebody left in a comment is no consent to use it.
        init(_ customer: Alert.Customer) {
            self.customer = customer
            comment = customer.response.comment.map {
                customer.contact == nil ? Masking.withoutContacts($0) : $0
            }
        }
    }

    /// - Parameter moment: an instant on the location's own clock.
    package init(_ alert: Alert, at location: Location, brand: Brand, moment: @escaping (Instant) -> Moment) {
        self.alert = alert
        self.location = location
        self.brand = brand
        self.moment = moment
        shown = alert.customers.prefix(100).map(Shown.init)
        words = Language.words(for: location.language ?? brand.language)
    }

    private var due: Instant { alert.due(brand.alerts) }

    // MARK: Text

    /// Lines of at most 79 columns, ending with a line end.
    package var text: String {
        let title = [location.name, location.id.text].compactMap(\.self).map { clip($0, 40) }.joined(separator: " · ")
        var lines = [heading, title, ""]
        lines += wrapped(task)
        if let note = alert.note { lines += wrapped(words.touchedNote(clip(note, 200))) }
        for (place, customer) in shown.enumerated() { lines += [""] + self.lines(of: customer, place) }
        if shown.count < alert.customers.count { lines += ["", words.more(alert.customers.count - shown.count)] }
        lines += ["", words.whenDone]
        lines += ["  huddlectl alerts touch \(alert.id)", "  huddlectl alerts close \(alert.id) --cause … --note …"]
        return lines.joined(separator: "\n") + "\n"
    }

    private var heading: String {
        let cause = clip(alert.cause ?? "", 40)
        let customers = alert.customers.count
        return alert.customers.contains { $0.reason.isLow }
            ? words.alertTitle(cause, customers: customers) : words.mentionTitle(cause, comments: customers)
    }

    private var task: String {
        let time = time(due)
        if alert.touched != nil { return words.bringToAnEnd(by: time) }
        if alert.customers.contains(where: { $0.contact != nil }) {
            return words.getInTouch(alert.customers.count, by: time)
        }
        return alert.customers.contains(where: \.isPublicReview)
            ? words.answerTheReview(by: time) : words.mendTheCause(by: time)
    }

    private func lines(of shown: Shown, _ place: Int) -> [String] {
        let customer = shown.customer
        let response = customer.response
        let channel = response.channel.map { clip($0, 40) }
        var lines = wrapped(words.answered(time(response.version.submitted), channel, number: place + 1))
        if let visited = response.visited { lines += wrapped(words.visited(time(visited)), hanging: 2) }
        var marks: [String] = []
        if let outcome = response.outcome { marks.append(mark(brand.outcome.label, outcome, brand.outcome.scale)) }
        for (driver, given) in zip(brand.drivers, response.drivers) {
            if let given { marks.append(mark(driver.label, given, driver.scale)) }
        }
        lines += marks.flatMap { wrapped($0, hanging: 2) }
        if !customer.reason.words.isEmpty {
            let named = customer.reason.words.map { clip($0, 40) }.joined(separator: ", ")
            lines += wrapped(words.mentions(named), hanging: 2)
        }
        if let comment = shown.comment {
            lines += DisplayWidth.wrap(words.quoted(Inert.text(comment)), Self.columns - 2, most: Self.commentLines)
                .map { "  " + $0 }
        }
        return lines + wrapped(reach(customer), hanging: 2)
    }

    private func reach(_ customer: Alert.Customer) -> String {
        let contact = customer.contact
        let ways = [contact?.name, contact?.phone, contact?.email].compactMap(\.self).map { clip($0, 70) }
        if !ways.isEmpty { return words.reach(ways.joined(separator: " · ")) }
        return customer.isPublicReview ? words.answerOnTheListing : words.noContact
    }

    private func mark(_ label: String, _ mark: Rating, _ scale: Scale) -> String {
        "\(clip(label, 40)): \(words.rating(words.mark(mark), on: scale))"
    }

    private func time(_ instant: Instant) -> String {
        let moment = moment(instant)
        return words.time(moment.minutes, on: moment.day)
    }

    private func wrapped(_ text: String, hanging indent: Int = 0) -> [String] {
        DisplayWidth.wrap(text, Self.columns - indent, most: 4).map { String(repeating: " ", count: indent) + $0 }
    }

    private func clip(_ text: String, _ columns: Int) -> String { DisplayWidth.clip(Inert.text(text), columns) }

    // MARK: JSON

    package var json: String {
        let object: JSON = [
            "schema": "huddled.alert/1", "alert": .string(alert.id),
            "location": [
                "id": .string(location.id.text), "name": .text(location.name), "region": .text(location.region),
            ],
            "state": .string(alert.touched == nil ? "open" : "touched"), "cause": .text(alert.cause),
            "opened": .string(alert.opened.rfc3339), "touched": .text(alert.touched?.rfc3339),
            "note": .text(alert.note),
            "due": .string(due.rfc3339), "count": .integer(alert.customers.count),
            "customers": .list(shown, customer),
        ]
        return object.document
    }

    private func customer(_ shown: Shown) -> JSON {
        let customer = shown.customer
        let response = customer.response
        let contact = customer.contact
        return [
            "submitted": .string(response.version.submitted.rfc3339), "visited": .text(response.visited?.rfc3339),
            "source": .string(response.source.text), "response": .text(response.producerID?.text),
            "channel": .text(response.channel), "outcome": .figure(response.outcome?.points),
            "drivers": .object(
                zip(brand.drivers, response.drivers).map { JSON.Member($0.key, .figure($1?.points)) }),
            "comment": .text(shown.comment), "low": .bool(customer.reason.isLow),
            "words": .list(customer.reason.words, JSON.string),
            "contact": contact.map { contact in
                ["name": .text(contact.name), "email": .text(contact.email), "phone": .text(contact.phone)]
            } ?? .null,
            "answer": .string(contact != nil ? "contact" : customer.isPublicReview ? "listing" : "none"),
        ]
    }
}
