import ArgumentParser
import Configuration
import Spool
import Store
import SystemPackage

/// What every verb takes, before or after its name.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Read the configuration from FILE instead of \(Configuration.defaultPath).", valueName: "file"))
    var config: String?

    var path: String { config ?? Configuration.defaultPath }

    func load() throws(ConfigurationError) -> Configuration {
        try Configuration.load(path, using: HostFiles.read)
    }
}

/// For verbs that print data.
struct FormatOptions: ParsableArguments {
    @Flag(help: "Print JSON.")
    var json = false
}

extension Configuration {
    var spool: Spool { Spool(root: directories.spool) }

    /// The database, for reading only.
    func openStore() throws(ControlError) -> Store {
        let path = directories.database
        do throws(Errno) {
            try FileDescriptor.probe(path)
        } catch .permissionDenied {
            throw .notPermittedDatabase(path: path)
        } catch {}
        do {
            return try Store(readingOnly: path, brand: brand)
        } catch {
            throw .store(error)
        }
    }
}

extension FileDescriptor {
    /// Opens for reading what is there, to learn whether this user may.
    static func probe(_ path: String) throws(Errno) {
        do {
            try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking]).close()
        } catch {
            throw error as? Errno ?? .ioError
        }
    }
}
