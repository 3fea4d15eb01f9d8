import Configuration
import Domain
import Spool
import SystemPackage

/// Whose the folders are and who may do what with them. Of the installed service they are as systemd-tmpfiles
/// makes them; a private configuration's belong to whoever runs it, all of them.
struct RightsAudit {
    static let user = "_huddled"

    let directories: Directories
    let remedies: Remedies
    let rights: (String) throws(Errno) -> FolderRights?

    func problems() throws(ControlError) -> [AuditProblem] {
        guard let state = try look(directories.state) else { return [] }
        return state.owner == Self.user ? try installed() : try own(state.owner)
    }

    private func look(_ path: String) throws(ControlError) -> FolderRights? {
        do throws(Errno) { return try rights(path) } catch { throw ControlError(reading: path, error) }
    }

    private func installed() throws(ControlError) -> [AuditProblem] {
        var problems: [AuditProblem] = []
        for (path, wanted) in Self.table(directories) {
            guard let present = try look(path), present != wanted else { continue }
            let isDatabase = path == directories.database
            problems.append(
                AuditProblem(
                    what: "this is \(Self.words(present)) and should be \(Self.words(wanted))", place: path,
                    remedy: isDatabase
                        ? "chown \(Self.user):\(Self.user) \(path.shellWord) && chmod 0600 \(path.shellWord)"
                        : remedies.installedRights))
        }
        return problems
    }

    private func own(_ owner: String) throws(ControlError) -> [AuditProblem] {
        let paths = [directories.database] + Spool.Area.allCases.map { "\(directories.spool)/\($0.rawValue)" }
        var problems: [AuditProblem] = []
        for path in paths {
            guard let present = try look(path), present.owner != owner else { continue }
            problems.append(
                AuditProblem(
                    what: "this belongs to \(present.owner), the state directory to \(owner)", place: path,
                    remedy: "chown -R \(owner.shellWord) \(path.shellWord)"))
        }
        return problems
    }

    /// The contract's.
    static func table(_ directories: Directories) -> [(path: String, FolderRights)] {
        let areas = Spool.Area.allCases.map { area in
            let (group, mode): (String, UInt16) =
                switch area {
                case .inbox: ("huddle-submit", 0o3730)
                case .receipts: ("huddle-submit", 0o2750)
                case .work, .archive, .rejected: (user, 0o700)
                case .plans, .boards: ("huddle", 0o2750)
                case .alerts, .advocates: ("huddle-contacts", 0o2750)
                }
            return (
                "\(directories.spool)/\(area.rawValue)",
                FolderRights(owner: user, group: group, mode: mode, readers: area == .inbox ? [user] : [])
            )
        }
        return [
            (directories.state, FolderRights(owner: user, group: user, mode: 0o711)),
            (directories.database, FolderRights(owner: user, group: user, mode: 0o600)),
        ] + areas
    }

    private static func words(_ rights: FolderRights) -> String {
        let readers = rights.readers.map { ", what is made in it readable by \($0)" }.joined()
        return "\(rights.owner):\(rights.group) 0\(String(rights.mode, radix: 8))\(readers)"
    }
}
