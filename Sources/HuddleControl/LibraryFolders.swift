import Configuration
import Domain
import Library
import Spool
import SystemPackage

/// Reading the library's folders from the disk.
enum LibraryFolders {
    /// The configured folders' actions. Of folders that nobody named, those that do not exist are no mistake.
    static func library(of configuration: Configuration) throws(ControlError) -> ActionLibrary {
        try read(configuration.library, brand: configuration.brand, mayBeAbsent: configuration.libraryMayLack)
    }

    /// These folders' actions, the folder of lowest precedence first.
    static func read(
        _ folders: [String], brand: Brand?, mayBeAbsent: (String) -> Bool = { _ in false }
    ) throws(ControlError) -> ActionLibrary {
        var files: [[LibraryFile]] = []
        for folder in folders {
            do throws(Errno) {
                files.append(
                    try HostFiles.readAll(in: folder, ending: ".yaml", mayBeAbsent: mayBeAbsent(folder))
                        .map { LibraryFile(path: $0.path, bytes: $0.bytes) })
            } catch {
                throw .libraryFolder(path: folder, error)
            }
        }
        return ActionLibrary.read(folders: files, brand: brand)
    }
}
