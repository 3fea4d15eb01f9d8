import Configuration
import Glibc

/// Whoever the database belongs to.
enum DatabaseOwner {
    /// Goes on as them where root runs this: what root writes into their folders would be closed to them.
    static func become(for configuration: Configuration) throws(ControlError) {
        var status = stat()
        guard geteuid() == 0, stat(configuration.directories.database, &status) == 0, status.st_uid != 0 else { return }
        guard setegid(status.st_gid) == 0, seteuid(status.st_uid) == 0 else {
            throw .notPermittedDatabase(path: configuration.directories.database)
        }
    }
}
