import Configuration
package import Domain
import Intake
import Library
import Spool
import Store
import SystemPackage

/// `huddled --once`: empties the inbox, writes every plan that is due, and is done.
package struct Once {
    package let configurationPath: String
    /// "Now" for everything.
    package let now: Instant
    /// A token of `[0-9a-z-]` for each delivery, never the same twice.
    package let makeClaim: () -> String
    package let report: (Event) -> Void

    package init(
        configurationPath: String, now: Instant, makeClaim: @escaping () -> String,
        report: @escaping (Event) -> Void
    ) {
        self.configurationPath = configurationPath
        self.now = now
        self.makeClaim = makeClaim
        self.report = report
    }

    /// Throws `StartError` where it cannot start, and `StoreError` or `SpoolError` where it cannot go on.
    package func run() throws {
        let configuration: Configuration
        do {
            configuration = try Configuration.load(configurationPath, using: HostFiles.read)
        } catch {
            throw StartError.configuration(error)
        }
        let library = try ActionLibrary.load(configuration, report: report)
        try StateDirectory.whileLocked(configuration.directories.state) {
            try cycle(configuration, library)
        }
    }

    private func cycle(_ configuration: Configuration, _ library: ActionLibrary) throws {
        let spool = Spool(root: configuration.directories.spool)
        try spool.prepare()
        try spool.removeLeftovers()
        let store = try Store(path: configuration.directories.database, brand: configuration.brand)

        try IntakeStation(
            intake: Intake(configuration: configuration, now: now), contactKept: configuration.retention.contacts,
            spool: spool, store: store, now: now, makeClaim: makeClaim, report: report
        ).takeAll()
        // What an earlier run decided is published before anything new is decided on it.
        let publishing = PublishingStation(spool: spool, store: store, now: now, report: report)
        try publishing.publishAll()
        try PlanningStation(
            configuration: configuration, store: store, library: library, now: now, report: report
        ).planDue()
        try publishing.publishAll()
        try Upkeep(configuration: configuration, spool: spool, store: store, now: now, report: report).removeExpired()
    }
}

extension ActionLibrary {
    /// The configured folders' actions. A file with a mistake is named and left out; the others serve.
    static func load(_ configuration: Configuration, report: (Event) -> Void) throws -> ActionLibrary {
        let folders = try configuration.library.map { folder in
            do throws(Errno) {
                return try HostFiles.readAll(
                    in: folder, ending: ".yaml", mayBeAbsent: !configuration.libraryIsExplicit
                ).map { LibraryFile(path: $0.path, bytes: $0.bytes) }
            } catch {
                throw StartError.library(folder: folder, reason: error.description)
            }
        }
        let library = ActionLibrary.read(folders: folders, brand: configuration.brand)
        for problem in library.problems where problem.severity != .note {
            report(.libraryProblem(problem.description))
        }
        return library
    }
}
