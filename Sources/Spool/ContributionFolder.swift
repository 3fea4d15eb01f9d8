import SystemPackage

/// The folder of approved contributions, a file each, which anybody may read.
package struct ContributionFolder: Sendable {
    package let path: String
    private let fileSystem: any FileSystem

    package init(path: String, fileSystem: any FileSystem = PosixFileSystem()) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Writes a file that is not there yet, whole or not at all. Durable when it returns.
    ///
    /// - Throws: `fileExists` where the name is taken.
    package func add(_ bytes: [UInt8], named name: FileName) throws(SpoolError) {
        let directory = try openOrCreate()
        let temporary = FileName(own: ".\(name.text).tmp")
        try? fileSystem.remove(temporary, in: directory)
        let file = try fileSystem.createFile(temporary, in: directory, mode: FilePermissions(rawValue: 0o644))
        do throws(SpoolError) {
            try fileSystem.write(bytes, to: file)
            try fileSystem.sync(file)
            try fileSystem.rename(temporary, in: directory, to: name, in: directory, replacing: false)
            try fileSystem.sync(directory)
        } catch {
            try? fileSystem.remove(temporary, in: directory)
            throw error
        }
    }

    private func openOrCreate() throws(SpoolError) -> Handle {
        do throws(SpoolError) {
            return try fileSystem.openDirectory(atPath: path, for: .listing)
        } catch .refused(.open, _, .noSuchFileOrDirectory) {
            let (parent, name) = try SplitPath.split(path)
            let above = try fileSystem.openDirectory(atPath: parent, for: .listing)
            try fileSystem.createDirectory(name, in: above, mode: FilePermissions(rawValue: 0o755))
            try fileSystem.sync(above)
            return try fileSystem.openDirectory(name, in: above, for: .listing)
        }
    }
}
