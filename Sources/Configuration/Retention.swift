package import Domain

/// How long things are kept before they are deleted.
package struct Retention: Equatable, Sendable {
    package var plans: Span
    package var archive: Span
    package var rejected: Span
    package var contacts: Span
    package var comments: Span

    package init(
        plans: Span = .days(400), archive: Span = .days(30), rejected: Span = .days(30), contacts: Span = .days(30),
        comments: Span = .days(400)
    ) {
        self.plans = plans
        self.archive = archive
        self.rejected = rejected
        self.contacts = contacts
        self.comments = comments
    }
}
