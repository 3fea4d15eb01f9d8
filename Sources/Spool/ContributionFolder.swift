import SystemPackage

/// The folder of approved contributions, a file each, which anybody may read.
package struct ContributionFolder: Sendable {
    package let path: String
    private let fileSystem: any FileSystem

    package init(path: String, fileSystem: any FileSystem = PosixFileSystem()) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Writes a file that is not there yet, whole or not at all; one with the same bytes may be there. Durable when it returns.
    ///
    /// - Throws: `SpoolError`, `fileExists` where the name is another's.
    package func add(_ bytes: [UInt8], named name: FileName) throws {
        let directory = try fileSystem.openOrCreateDirectory(atPath: path, for: .listing)
        for name in try fileSystem.entries(of: directory) where TemporaryNames.made(name) {
            try? fileSystem.remove(name, in: directory)
        }
        do {
            try fileSystem.writeWhole(
                name, in: directory, mode: FilePermissions(rawValue: 0o644), replacing: false
            ) { write in try bytes.withUnsafeBytes(write) }
        } catch let error as SpoolError {
            guard error.reason == .fileExists,
                try fileSystem.contents(of: fileSystem.openFile(name, in: directory)) == bytes
            else { throw error }
            // Whoever wrote it may have been stopped before it was durable.
            try fileSystem.sync(directory)
        }
    }
}
