import SystemPackage

extension FileSystem {
    /// Writes a file that others see whole or not at all: under a name of its own at first. Durable when it returns. Throws what
    /// `fill` throws, and `SpoolError`.
    ///
    /// - Parameters:
    ///   - replacing: whether it takes the place of another; else a taken name is the error `fileExists`.
    ///   - fill: writes it.
    func writeWhole(
        _ name: FileName, in directory: Handle, mode: FilePermissions, replacing: Bool,
        _ fill: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        let temporary = TemporaryNames().name(0)
        let file = try createFile(temporary, in: directory, mode: mode)
        do {
            try fill { try write($0, to: file) }
            try sync(file)
            try rename(temporary, in: directory, to: name, in: directory, replacing: replacing)
            try sync(directory)
        } catch {
            try? remove(temporary, in: directory)
            throw error
        }
    }
}
