/// The two folders that huddled owns.
package struct Directories: Equatable, Sendable {
    package var spool: String
    package var state: String

    /// The database's path.
    package var database: String { "\(state)/huddled.db" }

    package init(spool: String = "/var/spool/huddled", state: String = "/var/lib/huddled") {
        self.spool = spool
        self.state = state
    }
}
