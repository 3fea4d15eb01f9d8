/// Something that an audit found, and what to do about it. Never holds what a customer gave.
package struct AuditProblem: Hashable, Sendable {
    package var what: String
    /// A path.
    package var place: String
    /// What to do, with the command where there is one.
    package var remedy: String

    package init(what: String, place: String, remedy: String) {
        self.what = what
        self.place = place
        self.remedy = remedy
    }
}
