import ArgumentParser
import Configuration
import Domain
import Glibc
import Rendering
import Spool
import Store
import SystemPackage

struct BackupVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Writes a copy of the database and of the approved contributions, also while the service runs.",
        discussion: """
            The copy is as of one moment, and is looked through before it gets its name: what is there under the name is whole. \
            It does not hold /etc/huddled, which belongs to the machine's own backup, nor the spool: huddlectl verify names \
            the kept files that a restored copy does not know, each with the command that takes it in again.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: ArgumentHelp("A folder that is not there yet, or empty.", valueName: "folder"))
    var folder: String

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let store = try configuration.openStore()
        let folder = try BackupFolder(folder)
        let begun = console.uptime()
        let bytes = try store.copySize()
        let free = try folder.freeBytes()
        guard free > bytes else { throw ControlError.noSpace(path: folder.path, needed: bytes, free: free) }
        do {
            try folder.begin()
            try write(store, to: folder, bytes, configuration, ProgressLine(console))
            try folder.finish()
        } catch {
            // What is in the way is said instead of why it is there.
            try? folder.remove()
            throw error
        }
        let (seconds, attoseconds) = (console.uptime() - begun).components
        let time = Double(seconds) + Double(attoseconds) / 1e18
        try console.write(format.json ? json(folder, time).line + "\n" : text(folder, time))
        return .success
    }

    private func write(
        _ store: Store, to folder: BackupFolder, _ bytes: Int64, _ configuration: Configuration, _ line: ProgressLine
    ) throws {
        try store.copy(to: folder.database) {
            let percent = Self.size(of: folder.database) * 100 / max(1, bytes)
            line.show("copying the database: \(min(99, percent)) %")
        }
        let library = configuration.directories.contributions
        let contributions: [(path: String, bytes: [UInt8])]
        do throws(Errno) {
            contributions = try HostFiles.readAll(in: library, ending: ".yaml", mayBeAbsent: true)
        } catch { throw ControlError.libraryFolder(path: library, error) }
        try folder.add(library: contributions)
        line.show("looking through the copy")
        do { try Store.check(copy: folder.database, brand: configuration.brand) } catch {
            throw ControlError.store(error)
        }
        line.show("")
    }

    private func text(_ folder: BackupFolder, _ seconds: Double) -> String {
        "\(folder.path): \(Self.words(size(of: folder))) in \(Figure.fixed(seconds, 1)) s\n"
    }

    private func json(_ folder: BackupFolder, _ seconds: Double) -> JSON {
        ["path": .string(folder.path), "bytes": .integer(Int(size(of: folder))), "seconds": .number(seconds)]
    }

    private func size(of folder: BackupFolder) -> Int64 { Self.size(of: "\(folder.path)/\(BackupFolder.database)") }

    private static func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    private static func words(_ bytes: Int64) -> String { "\((bytes + 999_999) / 1_000_000) MB" }
}
