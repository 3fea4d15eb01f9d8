/// A practice that a location proposes for the library.
package struct Contribution: Equatable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case proposed, approved, declined
    }

    /// Whose manager proposes it.
    package var location: Identifier
    /// What was left open is filled in; it has no author yet.
    package var action: Action

    package init(location: Identifier, action: Action) {
        self.location = location
        self.action = action
    }

    /// 16 hexadecimal digits: the same words from the same location are one contribution, however often they come, and whoever
    /// decides on an id decides on all that is shown of it.
    package var id: String { Fingerprint.of([location.text, action.id, action.version]) }
}

/// A contribution as it is kept.
package struct KeptContribution: Equatable, Sendable {
    package var id: String
    package var contribution: Contribution
    package var received: Instant
    package var state: Contribution.State

    package init(id: String, contribution: Contribution, received: Instant, state: Contribution.State) {
        self.id = id
        self.contribution = contribution
        self.received = received
        self.state = state
    }
}
