import Domain
import Configuration
import Library
import Spool
import SystemPackage

/// What an administrator wrote: read whole, or not at all.
struct Setup: Sendable {
    let configuration: Configuration
    let library: ActionLibrary

    /// Reads the configuration at `path` and the library that it names.
    init(_ path: String) throws(StartError) {
        do throws(ConfigurationError) {
            configuration = try Configuration.load(path, using: HostFiles.read)
        } catch {
            throw .configuration(error)
        }
        library = try Self.library(of: configuration)
    }

    /// Files of the library that have a mistake and are left out; the others serve.
    var libraryProblems: [Event] {
        library.problems.filter { $0.severity != .note }.map { .libraryProblem($0.description) }
    }

    private static func library(of configuration: Configuration) throws(StartError) -> ActionLibrary {
        let folders = try configuration.library.map { folder throws(StartError) in
            do throws(Errno) {
                return try HostFiles.readAll(
                    in: folder, ending: ".yaml", mayBeAbsent: configuration.libraryMayLack(folder)
                ).map { LibraryFile(path: $0.path, bytes: $0.bytes) }
            } catch {
                throw .library(folder: folder, reason: error.description)
            }
        }
        return ActionLibrary.read(folders: folders, brand: configuration.brand)
    }
}
