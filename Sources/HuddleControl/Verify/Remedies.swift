import Configuration
import Domain
import Spool

/// Commands that mend what an audit found, as somebody can paste them.
struct Remedies {
    let configuration: Configuration
    /// As it was named on the command line; nil for the installed service's.
    let config: String?

    private var root: String { configuration.directories.spool }

    private var control: String { "huddlectl" + (config.map { " --config \($0.shellWord)" } ?? "") }

    var start: String { "start huddled (\(unit.map { "systemctl start \($0.shellWord)" } ?? byHand))" }

    var restart: String { "restart huddled (\(unit.map { "systemctl restart \($0.shellWord)" } ?? byHand))" }

    private var unit: String? { Configuration.unit(of: config ?? Configuration.defaultPath) }

    private var byHand: String { "huddled" + (config.map { " --config \($0.shellWord)" } ?? "") + ", or --once" }

    var report: String {
        "this should not happen: report it with what the journal says (journalctl -u \((unit ?? "huddled").shellWord))"
    }

    func remove(_ paths: [String]) -> String { "rm -- " + paths.map(word).joined(separator: " ") }

    /// Leaves the bytes under a name of their own.
    func unlink(_ path: String) -> String {
        "cp -p -- \(word(path)) \(word(path + ".new")) && mv -- \(word(path + ".new")) \(word(path))"
    }

    /// Nothing is counted twice by it.
    func takeInAgain(_ original: Original) -> String {
        guard original.shelf == .archive else {
            return "it was refused and gave nothing; mend it and submit it again, or \(remove([original.path]))"
        }
        let name = original.filed.map { Printable.shellWord(PathName.decoded(filed: $0.name)) } ?? "NAME"
        return "\(control) submit --as \(name) \(word(original.path))"
    }

    /// Those of the folders of an instance are made with its start.
    var installedRights: String {
        unit == nil || unit == "huddled" ? "systemd-tmpfiles --create huddled.conf" : restart
    }

    func word(_ path: String) -> String { "\(root)/\(path)".shellWord }
}
