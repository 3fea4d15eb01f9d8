/// The two folders that huddled owns.
package struct Directories: Equatable, Sendable {
    package var spool: String
    package var state: String

    /// The database's path.
    package var database: String { "\(state)/huddled.db" }

    /// The folder of approved contributions.
    package var contributions: String { "\(state)/library.d" }

    /// Where the service says how it is. The installed service's is about now and for everybody, so it stands in `/run`,
    /// which does not outlive the machine's run; a private configuration, of which there may be many and whose user may
    /// not write there, keeps it in its own state directory.
    package var status: String { "\(present)/status.json" }

    /// Where a monitoring system reads the same.
    package var metrics: String { "\(present)/metrics.prom" }

    private var present: String { state == Self.defaultState ? "/run/huddled" : state }

    /// The installed service's state directory.
    package static let defaultState = "/var/lib/huddled"

    package init(spool: String = "/var/spool/huddled", state: String = Directories.defaultState) {
        self.spool = spool
        self.state = state
    }
}
