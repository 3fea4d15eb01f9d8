package import SystemPackage

/// What the spool does to the world, one call each: the seam for failpoints and injected faults.
///
/// Entries are named within an open directory, never by a path, and no call follows a symbolic link: a link that
/// somebody puts in place of a directory or file gives an error instead of leading elsewhere.
package protocol FileSystem: Sendable {
    /// Opens a directory by its path, whose links are the administrator's own and are followed.
    func openDirectory(atPath path: String, for access: DirectoryAccess) throws(SpoolError) -> Handle
    func openDirectory(
        _ name: FileName, in directory: Handle, for access: DirectoryAccess
    ) throws(SpoolError) -> Handle
    /// Opens a regular file by its path for reading, following links; for files that the caller's user names.
    func openFile(atPath path: String) throws(SpoolError) -> Handle
    /// Opens for reading, without waiting for a writer of a FIFO.
    func openFile(_ name: FileName, in directory: Handle) throws(SpoolError) -> Handle
    /// Creates a file that is not there yet, of exactly that mode whatever the process's mask, and opens it for
    /// writing.
    func createFile(_ name: FileName, in directory: Handle, mode: FilePermissions) throws(SpoolError) -> Handle
    /// Creates a directory that is not there yet, of that mode less the process's mask.
    func createDirectory(_ name: FileName, in directory: Handle, mode: FilePermissions) throws(SpoolError)
    func createLink(_ name: FileName, in directory: Handle, to target: FileName) throws(SpoolError)

    /// All entries, ordered by their bytes.
    func entries(of directory: Handle) throws(SpoolError) -> [FileName]
    func status(of file: Handle) throws(SpoolError) -> FileStatus
    func status(of name: FileName, in directory: Handle) throws(SpoolError) -> FileStatus
    /// What a symbolic link says, at most 255 bytes of it.
    func target(ofLink name: FileName, in directory: Handle) throws(SpoolError) -> [UInt8]

    /// Reads at most the buffer's size; 0 is the end.
    func read(_ file: Handle, into buffer: UnsafeMutableRawBufferPointer) throws(SpoolError) -> Int
    /// Writes the whole buffer.
    func write(_ buffer: UnsafeRawBufferPointer, to file: Handle) throws(SpoolError)
    /// Waits until the file's content, or the directory's entries, would survive a power cut.
    func sync(_ handle: Handle) throws(SpoolError)
    /// The same for everything on the file system that the handle is on. Reports errors since the handle was opened.
    func syncFileSystem(of handle: Handle) throws(SpoolError)

    /// Moves an entry, also to another directory of the same file system. Unless `replacing`, a taken name is the
    /// error `fileExists`.
    func rename(
        _ name: FileName, in directory: Handle, to newName: FileName, in newDirectory: Handle, replacing: Bool
    ) throws(SpoolError)
    /// Removes an entry that is no directory.
    func remove(_ name: FileName, in directory: Handle) throws(SpoolError)
    /// Removes an empty directory.
    func removeDirectory(_ name: FileName, in directory: Handle) throws(SpoolError)

    /// Whether nobody else holds the file's lock; if so, it is held now until the handle is gone.
    func tryLock(_ file: Handle) throws(SpoolError) -> Bool
    /// Bytes that the process's user may still write on the handle's file system.
    func freeBytes(of handle: Handle) throws(SpoolError) -> Int64
    /// Who the process runs as: a user's name, or number where it has none.
    var user: String { get }
}

/// What a directory is opened for.
package enum DirectoryAccess: Sendable {
    /// To list and to sync it: takes the right to read it.
    case listing
    /// To reach the entries in it by name: takes no right to read it, as with an inbox one may only drop things into.
    case passing
}

/// An open file or directory. A class because what is open must be closed exactly once, when its last user is gone.
package final class Handle: Sendable {
    package let descriptor: FileDescriptor
    /// Where it was opened, for messages: printable.
    package let path: String

    /// Takes over the descriptor and closes it in the end.
    package init(owning descriptor: FileDescriptor, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Where an entry of this directory is, for messages.
    func path(of name: FileName) -> String { path + "/" + name.printable }

    deinit {
        // What had to be durable was synced before: there is nothing left to learn from closing.
        try? descriptor.close()
    }
}
