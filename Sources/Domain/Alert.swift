/// Customers who were let down and whom somebody should answer: one, or several of one hour and cause.
package struct Alert: Equatable, Sendable {
    package struct Customer: Equatable, Sendable {
        package var response: Response
        /// Only of customers who agreed to be reached, and only for as long as contacts are kept.
        package var contact: Contact?
        package var reason: AlertReason

        package init(response: Response, contact: Contact? = nil, reason: AlertReason) {
            self.response = response
            self.contact = contact
            self.reason = reason
        }

        package var isPublicReview: Bool { Alert.isPublicReview(channel: response.channel) }

        package var isReachable: Bool { Alert.isReachable(channel: response.channel, agreed: contact != nil) }
    }

    /// What answers name it by: 16 hexadecimal digits.
    package var id: String
    package var location: Identifier
    /// What all of its customers name; nil where they name nothing that is known.
    package var cause: String?
    /// When the first of its customers came in.
    package var opened: Instant
    /// When somebody first got in touch.
    package var touched: Instant?
    /// What was said about getting in touch.
    package var note: String?
    /// In the order of their answers; at least one.
    package var customers: [Customer]

    package init(
        id: String, location: Identifier, cause: String?, opened: Instant, touched: Instant? = nil,
        note: String? = nil, customers: [Customer]
    ) {
        self.id = id
        self.location = location
        self.cause = cause
        self.opened = opened
        self.touched = touched
        self.note = note
        self.customers = customers
    }

    /// Until when the next step is to be taken: the first touch, then an end.
    package func due(_ policy: AlertPolicy) -> Instant { policy.due(opened: opened, touched: touched) }

    /// Tells the customers of another alert with this one.
    package mutating func join(_ other: Alert) {
        customers += other.customers
        opened = min(opened, other.opened)
        touched = touched ?? other.touched
    }

    /// The id of the alert that a response alone gives.
    package static func id(of response: ResponseIdentity) -> String { response.short }

    /// What everybody can read can be answered where it stands.
    package static func isPublicReview(channel: String?) -> Bool { channel == "review" }

    /// Whether anybody can answer.
    package static func isReachable(channel: String?, agreed: Bool) -> Bool {
        agreed || isPublicReview(channel: channel)
    }
}

extension AlertPolicy {
    /// Clocks run from when the first customer's answer came in: earlier nobody could know of it.
    package func due(opened: Instant, touched: Instant?) -> Instant {
        opened.advanced(by: touched == nil ? firstTouch : close)
    }
}

/// An alert as those may know it who are not to know its customers.
package struct WaitingAlert: Equatable, Sendable {
    package struct Customer: Equatable, Sendable {
        package var submitted: Instant
        /// Whether anybody can answer.
        package var isReachable: Bool

        package init(submitted: Instant, isReachable: Bool) {
            self.submitted = submitted
            self.isReachable = isReachable
        }
    }

    package var id: String
    package var location: Identifier
    package var opened: Instant
    package var touched: Instant?
    package var customers: [Customer]

    package init(id: String, location: Identifier, opened: Instant, touched: Instant? = nil, customers: [Customer]) {
        self.id = id
        self.location = location
        self.opened = opened
        self.touched = touched
        self.customers = customers
    }

    package func due(_ policy: AlertPolicy) -> Instant { policy.due(opened: opened, touched: touched) }

    package mutating func join(_ other: WaitingAlert) {
        customers += other.customers
        opened = min(opened, other.opened)
        touched = touched ?? other.touched
    }
}

/// Why a response asks for an answer.
package struct AlertReason: Equatable, Sendable {
    /// The outcome is as low as the policy says.
    package var isLow: Bool
    /// The policy's words that the comment names, in the policy's order.
    package var words: [String]
    /// The first of `words`, which nobody is to overlook; else the cause that the comment names with a low mark.
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
