import ArgumentParser
import Configuration
import Domain
import Rendering
import Spool
import SystemPackage

struct StatusVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Says whether huddled runs, what it did and will do, what waits and what is wrong.",
        discussion: "Exit code 0: it runs, also where something is wrong; 3: it does not run.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    func run(_ console: Console) throws -> Ending {
        let directories = try directories(console)
        let (status, isRunning) = try Self.read(directories.status)
        if format.json {
            try console.write(StatusDocument.json(status, isRunning: isRunning))
        } else if let status {
            let text = StatusText(
                status: status, isRunning: isRunning, now: console.now(),
                inbox: directories.spool + "/inbox")
            try console.write(text.text)
        }
        if isRunning { return .success }
        let installed = directories.state == Directories.defaultState ? "huddled" : Configuration.unit(of: options.path)
        console.tell(
            "huddlectl: huddled is not running; start it: "
                + (installed.map { "systemctl start \($0)" } ?? "huddled --config \(options.path)"))
        return .notRunning
    }

    /// Those of the configuration. The installed service goes on when somebody breaks its configuration, and it is known
    /// where it says how it is.
    private func directories(_ console: Console) throws(ConfigurationError) -> Directories {
        do throws(ConfigurationError) {
            return try options.load().directories
        } catch {
            guard options.config == nil else { throw error }
            console.tell(error.description)
            return Directories()
        }
    }

    /// What was published last, nil where there is nothing, and whether who did still runs.
    private static func read(_ path: String) throws(ControlError) -> (Status?, isRunning: Bool) {
        let reading: StatusReading
        do throws(SpoolError) {
            reading = try StatusReading.read(path)
        } catch .refused(_, let path, let reason) {
            throw [.permissionDenied, .notPermitted].contains(reason)
                ? .notPermitted(path: path) : .brokenStatus(path: path, reason: reason.description)
        } catch {
            throw .spool(error)
        }
        guard case .present(let bytes, let isRunning) = reading else { return (nil, false) }
        return (try Status(bytes, path: path), isRunning)
    }
}
