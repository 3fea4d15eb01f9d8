/// Customers who were let down and whom somebody should answer: one, or several of one hour and cause.
package struct Alert: Equatable, Sendable {
    package struct Customer: Equatable, Sendable {
        package var response: Response
        /// Only of customers who agreed to be reached, and only for as long as contacts are kept; nil also for readers who
        /// are not to know it.
        package var contact: Contact?
        /// Whether there is a contact.
        package var agreed: Bool
        package var reason: AlertReason

        package init(response: Response, contact: Contact? = nil, agreed: Bool = false, reason: AlertReason) {
            self.response = response
            self.contact = contact
            self.agreed = agreed || contact != nil
            self.reason = reason
        }

        /// What everybody can read can be answered where it stands.
        package var isPublicReview: Bool { response.channel == "review" }

        /// Whether anybody can answer.
        package var isReachable: Bool { agreed || isPublicReview }
    }

    /// What answers name it by: 16 hexadecimal digits.
    package var id: String
    package var location: Identifier
    /// What all of its customers name; nil where they are one who names nothing that is known.
    package var cause: String?
    /// When the first of its customers came in.
    package var opened: Instant
    /// When somebody first got in touch.
    package var touched: Instant?
    /// In the order of their answers; at least one.
    package var customers: [Customer]

    package init(
        id: String, location: Identifier, cause: String?, opened: Instant, touched: Instant? = nil,
        customers: [Customer]
    ) {
        self.id = id
        self.location = location
        self.cause = cause
        self.opened = opened
        self.touched = touched
        self.customers = customers
    }

    /// Until when the next step is to be taken: the first touch, then an end. Clocks run from the first customer's answer.
    package func due(_ policy: AlertPolicy) -> Instant {
        let first = customers.map(\.response.version.submitted).min() ?? opened
        return first.advanced(by: touched == nil ? policy.firstTouch : policy.close)
    }

    /// The id of the alert that a response alone gives.
    package static func id(of response: ResponseIdentity) -> String {
        Hexadecimal.lower(Array(response.bytes.prefix(8)))
    }
}

/// Why a response asks for an answer.
package struct AlertReason: Equatable, Sendable {
    /// The outcome is as low as the policy says.
    package var isLow: Bool
    /// The policy's words that the comment names, in the policy's order.
    package var words: [String]
    /// The cause that the comment names with a low mark, else the first of `words`.
    package var cause: String?

    package init(isLow: Bool, words: [String] = [], cause: String? = nil) {
        self.isLow = isLow
        self.words = words
        self.cause = cause
    }
}

/// What was done about an alert.
package struct AlertAnswer: Equatable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        /// Somebody got in touch with the customer.
        case touched
        /// Nothing is left to be done.
        case closed
    }

    package var alert: String
    package var state: State
    /// What it came from, in the words of whoever closed it.
    package var cause: String?
    package var note: String?

    package init(alert: String, state: State, cause: String? = nil, note: String? = nil) {
        self.alert = alert
        self.state = state
        self.cause = cause
        self.note = note
    }
}
