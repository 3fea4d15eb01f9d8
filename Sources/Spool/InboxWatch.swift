import Glibc
package import SystemPackage

/// Tells when something happens in the inbox, by inotify. Only a hint: changes made on another machine of a network
/// file system, among others, are never seen, so the inbox is scanned from time to time all the same.
package final class InboxWatch: Sendable {
    private let spool: Spool
    private let events: Handle
    private let directory: FileStatus

    /// Watches the inbox as it is now.
    ///
    /// - Throws: `refused`; with `watch` where the kernel gives no watch, and the scan is all there is.
    package init(_ spool: Spool) throws(SpoolError) {
        // The directory is not kept open, because it could not be unmounted then; a watch does not hinder that. It is
        // watched by its path, which also serves where /proc, whose descriptors are paths too, is missing or closed.
        // Its identity is taken before: if another takes its place in between, that one is watched and the identity
        // does not fit, so that `isCurrent` has it watched anew.
        let inbox = try spool.open(.inbox)
        directory = try spool.fileSystem.status(of: inbox)
        self.spool = spool
        let system = PosixFileSystem()
        let descriptor = try system.check(.watch, inbox.path) { inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC)) }
        events = Handle(owning: FileDescriptor(rawValue: descriptor), path: inbox.path)
        let path = spool.root + "/" + Spool.Area.inbox.rawValue
        try system.check(.watch, inbox.path) { inotify_add_watch(descriptor, path, InboxChanges.mask) }
    }

    /// Becomes readable when something happened. To be waited for, and read by `changes()` alone; open as long as the
    /// watch exists.
    package var descriptor: FileDescriptor { events.descriptor }

    /// What happened since the last call. Never waits.
    package func changes() throws(SpoolError) -> InboxChanges {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1_024, alignment: 16)
        defer { buffer.deallocate() }
        let system = PosixFileSystem()
        var changes = InboxChanges()
        // More than the kernel's queue usually holds (16,384 events): whoever makes changes faster than they are read
        // must not keep this going for ever.
        for _ in 0..<128 {
            do throws(SpoolError) {
                let count = try system.check(.watch, events.path) {
                    CInt(read(events.descriptor.rawValue, buffer.baseAddress, buffer.count))
                }
                changes.add(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
            } catch .refused(_, _, .resourceTemporarilyUnavailable) {
                return changes
            }
        }
        changes.overflowed = true
        return changes
    }

    /// Whether the inbox's path still leads to the directory that is watched. To be asked now and then: a file system
    /// mounted over it, or a directory above it that is moved, says nothing. A directory that was removed may have left
    /// its number to the next one, so `changes()` is to be asked first.
    package func isCurrent() throws(SpoolError) -> Bool {
        let found = try spool.ifPresent { () throws(SpoolError) in
            try spool.fileSystem.status(of: spool.open(.inbox, for: .passing))
        }
        return found?.device == directory.device && found?.inode == directory.inode
    }
}
