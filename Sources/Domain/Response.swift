/// One customer's feedback, mapped onto the brand's questions.
package struct Response: Equatable, Sendable {
    package var identity: ResponseIdentity
    package var version: ResponseVersion
    package var source: Identifier
    /// The producer's own id, unique within the source.
    package var producerID: Identifier?
    /// The location's id where an alias was given and is known, else as written.
    package var location: Identifier
    package var visited: Instant?
    package var channel: String?
    package var outcome: Rating?
    /// One place per driver of the brand, in its order.
    package var drivers: [Rating?]
    /// One place per behaviour of the brand, in its order.
    package var behaviours: [Bool?]
    package var comment: String?

    package init(
        identity: ResponseIdentity, version: ResponseVersion, source: Identifier, producerID: Identifier? = nil,
        location: Identifier, visited: Instant? = nil, channel: String? = nil, outcome: Rating? = nil,
        drivers: [Rating?], behaviours: [Bool?], comment: String? = nil
    ) {
        self.identity = identity
        self.version = version
        self.source = source
        self.producerID = producerID
        self.location = location
        self.visited = visited
        self.channel = channel
        self.outcome = outcome
        self.drivers = drivers
        self.behaviours = behaviours
        self.comment = comment
    }

    /// Whether everything but the location is the same.
    package func saysTheSame(as other: Response) -> Bool {
        var here = other
        here.location = location
        here.identity = identity
        here.version.digest = version.digest
        return self == here
    }

    /// When the customer was there, as far as known: windows, weekdays and day parts use it.
    package var at: Instant { visited ?? version.submitted }
}

/// What makes two deliveries the same response: the first 16 bytes of a SHA-256 over (source, producer's id), or
/// over the mapped values where the producer gives no id.
package struct ResponseIdentity: Hashable, Comparable, Sendable {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// What people name its alert or its advocate by: 16 hexadecimal digits.
    package var short: String { Hexadecimal.lower(bytes.prefix(8)) }

    package static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

/// Which of two deliveries of one identity is kept: the greatest, whatever the order of arrival.
package struct ResponseVersion: Hashable, Comparable, Sendable {
    package var updated: Instant?
    package var submitted: Instant
    /// The first 16 bytes of a SHA-256 over all mapped values other than contact.
    package var digest: [UInt8]

    package init(updated: Instant? = nil, submitted: Instant, digest: [UInt8]) {
        self.updated = updated
        self.submitted = submitted
        self.digest = digest
    }

    /// By `updated` (none is oldest), then `submitted`, then digest.
    package static func < (left: Self, right: Self) -> Bool {
        if left.updated != right.updated {
            guard let older = left.updated else { return true }
            guard let newer = right.updated else { return false }
            return older < newer
        }
        if left.submitted != right.submitted { return left.submitted < right.submitted }
        return left.digest.lexicographicallyPrecedes(right.digest)
    }
}

/// How to reach a customer who agreed to be reached.
package struct Contact: Equatable, Sendable {
    package var name: String?
    package var email: String?
    package var phone: String?

    package init(name: String? = nil, email: String? = nil, phone: String? = nil) {
        self.name = name
        self.email = email
        self.phone = phone
    }
}

/// The manager's word on an action. One per (location, date, action); the last one delivered counts.
package struct CheckOff: Equatable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case done, skipped, declined, own
    }

    package var location: Identifier
    package var date: Day
    /// The action's id; with `own`, the manager's own words for what was done instead.
    package var action: String
    package var state: State
    /// 1 to 5.
    package var rating: Int?
    package var note: String?

    package init(
        location: Identifier, date: Day, action: String, state: State, rating: Int? = nil, note: String? = nil
    ) {
        self.location = location
        self.date = date
        self.action = action
        self.state = state
        self.rating = rating
        self.note = note
    }
}
