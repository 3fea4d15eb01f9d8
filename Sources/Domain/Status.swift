/// How the service is doing at one moment: what `status.json`, the line of `systemctl status` and `huddlectl status`
/// are made of. It is for everybody's eyes: no value that a customer gave, and no person, is part of it.
package struct Status: Equatable, Sendable {
    package enum State: String, Sendable {
        case running
        /// Running, and something keeps it from its work: see `problems`.
        case degraded
        case stopping
    }

    /// The last file that an answer was given for.
    package struct LastFile: Equatable, Sendable {
        /// As it was called in the inbox, whatever is in it.
        package var name: String
        package var state: Delivery.State
        package var rows: Int
        /// How many sentences its receipt has about the file as a whole.
        package var warnings: Int
        package var received: Instant

        package init(name: String, state: Delivery.State, rows: Int, warnings: Int = 0, received: Instant) {
            self.name = name
            self.state = state
            self.rows = rows
            self.warnings = warnings
            self.received = received
        }

        package init(_ delivery: Delivery) {
            self.init(
                name: delivery.name, state: delivery.state, rows: delivery.rows.total,
                warnings: delivery.warnings.count, received: delivery.received)
        }
    }

    /// The newest day that has published plans.
    package struct LastPlans: Equatable, Sendable {
        package var date: Day
        /// How many of that day's plans are published.
        package var plans: Int
        /// When the last of them was.
        package var published: Instant

        package init(date: Day, plans: Int, published: Instant) {
            self.date = date
            self.plans = plans
            self.published = published
        }
    }

    /// When the next plan is due, and the zone on whose clock.
    package struct NextPlans: Equatable, Sendable {
        package var due: Instant
        package var timezone: String

        package init(due: Instant, timezone: String) {
            self.due = due
            self.timezone = timezone
        }
    }

    /// Files on their way.
    package struct Waiting: Equatable, Sendable {
        /// In the inbox: queued, or still being written.
        package var inbox: Int
        /// Claimed, and not filed yet.
        package var work: Int

        package init(inbox: Int = 0, work: Int = 0) {
            self.inbox = inbox
            self.work = work
        }
    }

    /// What stays in the inbox until a person does something about it.
    package struct Left: Equatable, Sendable {
        /// So many sentences are kept: the same few commands mend the rest.
        package static let most = 20

        /// What it is and the command that mends it, a sentence for each entry; the first `most`.
        package let remedies: [String]
        /// Of all entries.
        package let count: Int

        /// - Parameter remedies: of all entries.
        package init(_ remedies: [String] = []) {
            self.init(remedies: remedies, count: remedies.count)
        }

        /// - Parameter count: of all entries, of which those with `remedies` are the first.
        package init(remedies: [String], count: Int) {
            self.remedies = Array(remedies.prefix(Self.most))
            self.count = max(count, self.remedies.count)
        }
    }

    /// Something that keeps the service from its work.
    package struct Problem: Equatable, Sendable {
        /// What, where, and what to do, in one sentence.
        package var what: String
        package var since: Instant

        package init(what: String, since: Instant) {
            self.what = what
            self.since = since
        }
    }

    /// A source that has been silent for longer than its `expect`.
    package struct QuietSource: Equatable, Sendable {
        package var source: Identifier
        /// When its last file was received that was not rejected; nil: never.
        package var last: Instant?
        package var expected: Span

        package init(source: Identifier, last: Instant?, expected: Span) {
            self.source = source
            self.last = last
            self.expected = expected
        }
    }

    package var brand: String
    package var state: State
    package var started: Instant
    /// When anything else in here last changed.
    package var updated: Instant
    /// What is being done right now, as in "taking in survey.csv"; nil: waiting for work.
    package var doing: String?
    package var lastFile: LastFile?
    package var lastPlans: LastPlans?
    package var nextPlans: NextPlans?
    package var waiting: Waiting
    package var left: Left
    /// Practices that stores propose and nobody has decided on.
    package var proposed: Int
    /// The worst first.
    package var problems: [Problem]
    package var quiet: [QuietSource]

    package init(
        brand: String, state: State, started: Instant, updated: Instant, doing: String? = nil,
        lastFile: LastFile? = nil, lastPlans: LastPlans? = nil, nextPlans: NextPlans? = nil,
        waiting: Waiting = Waiting(), left: Left = Left(), proposed: Int = 0, problems: [Problem] = [],
        quiet: [QuietSource] = []
    ) {
        self.brand = brand
        self.state = state
        self.started = started
        self.updated = updated
        self.doing = doing
        self.lastFile = lastFile
        self.lastPlans = lastPlans
        self.nextPlans = nextPlans
        self.waiting = waiting
        self.left = left
        self.proposed = proposed
        self.problems = problems
        self.quiet = quiet
    }
}

extension Inert {
    /// Like `text`, with every space where it was: for sentences that hold a command, which another number of spaces
    /// would turn into a command about another file.
    package static func sentence(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { Inert.text(String($0)) }
            .joined(separator: " ")
    }
}
