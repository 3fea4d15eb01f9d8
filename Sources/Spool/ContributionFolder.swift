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
    /// - Throws: `fileExists` where the name is another's.
    package func add(_ bytes: [UInt8], named name: FileName) throws(SpoolError) {
        let directory = try fileSystem.openOrCreateDirectory(atPath: path, for: .listing)
        for name in try fileSystem.entries(of: directory) where TemporaryNames.made(name) {
            try? fileSystem.remove(name, in: directory)
        }
        let temporary = TemporaryNames().name(0)
        let file = try fileSystem.createFile(temporary, in: directory, mode: FilePermissions(rawValue: 0o644))
        do throws(SpoolError) {
            try fileSystem.write(bytes, to: file)
            try fileSystem.sync(file)
            do throws(SpoolError) {
                try fileSystem.rename(temporary, in: directory, to: name, in: directory, replacing: false)
            } catch {
                guard error.reason == .fileExists,
                    try fileSystem.contents(of: fileSystem.openFile(name, in: directory)) == bytes
                else { throw error }
                try fileSystem.remove(temporary, in: directory)
            }
            try fileSystem.sync(directory)
        } catch {
            try? fileSystem.remove(temporary, in: directory)
            throw error
        }
    }
}
