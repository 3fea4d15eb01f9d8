import CLinux
import Glibc
package import SystemPackage

/// The file system of the machine.
///
/// Calls on directory descriptors throughout. An interrupted call is repeated, except a sync: after an error the
/// kernel may have dropped the data and marked it clean, and a second sync would then claim success.
package struct PosixFileSystem: FileSystem {
    package init() {}

    package func openDirectory(atPath path: String, for access: DirectoryAccess) throws(SpoolError) -> Handle {
        let shown = Printable.text(path.utf8)
        let descriptor = try check(.open, shown) { openat(AT_FDCWD, path, flags(access)) }
        return Handle(owning: FileDescriptor(rawValue: descriptor), path: shown)
    }

    package func openDirectory(
        _ name: FileName, in directory: Handle, for access: DirectoryAccess
    ) throws(SpoolError) -> Handle {
        try open(name, in: directory, flags: flags(access) | O_NOFOLLOW)
    }

    package func openFile(atPath path: String) throws(SpoolError) -> Handle {
        let shown = Printable.text(path.utf8)
        let descriptor = try check(.open, shown) { openat(AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        return Handle(owning: FileDescriptor(rawValue: descriptor), path: shown)
    }

    package func openFile(_ name: FileName, in directory: Handle) throws(SpoolError) -> Handle {
        try open(name, in: directory, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }

    package func createFile(
        _ name: FileName, in directory: Handle, mode: FilePermissions
    ) throws(SpoolError) -> Handle {
        let path = directory.path(of: name)
        let file = directory.descriptor.rawValue
        let descriptor = try check(.create, path) {
            name.withCString { openat(file, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600) }
        }
        let handle = Handle(owning: FileDescriptor(rawValue: descriptor), path: path)
        // The mask, or a directory's default ACL, may have taken bits away that readers need.
        do throws(SpoolError) {
            try check(.create, path) { fchmod(descriptor, mode.rawValue) }
        } catch {
            try? remove(name, in: directory)
            throw error
        }
        return handle
    }

    package func createDirectory(
        _ name: FileName, in directory: Handle, mode: FilePermissions
    ) throws(SpoolError) {
        try check(.create, directory.path(of: name)) {
            name.withCString { mkdirat(directory.descriptor.rawValue, $0, mode.rawValue) }
        }
    }

    package func createLink(_ name: FileName, in directory: Handle, to target: FileName) throws(SpoolError) {
        try check(.link, directory.path(of: name)) {
            target.withCString { target in
                name.withCString { symlinkat(target, directory.descriptor.rawValue, $0) }
            }
        }
    }

    package func read(
        _ file: Handle, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SpoolError) -> Int {
        do { return try file.descriptor.read(into: buffer) } catch { throw refusal(.read, file.path, error) }
    }

    package func write(_ buffer: UnsafeRawBufferPointer, to file: Handle) throws(SpoolError) {
        do { try file.descriptor.writeAll(buffer) } catch { throw refusal(.write, file.path, error) }
    }

    package func sync(_ handle: Handle) throws(SpoolError) {
        guard fsync(handle.descriptor.rawValue) == 0 else { throw refusal(.makeDurable, handle.path) }
    }

    package func syncFileSystem(of handle: Handle) throws(SpoolError) {
        guard syncfs(handle.descriptor.rawValue) == 0 else { throw refusal(.makeDurable, handle.path) }
    }

    package func rename(
        _ name: FileName, in directory: Handle, to newName: FileName, in newDirectory: Handle, replacing: Bool
    ) throws(SpoolError) {
        let (from, to) = (directory.descriptor.rawValue, newDirectory.descriptor.rawValue)
        let path = replacing ? directory.path(of: name) : newDirectory.path(of: newName)
        let flags = replacing ? 0 : rename_noreplace
        do throws(SpoolError) {
            try check(.rename, path) {
                name.withCString { name in newName.withCString { renameat2(from, name, to, $0, flags) } }
            }
        } catch .refused(_, _, .invalidArgument) where !replacing {
            // A file system that cannot do it in one step (older ZFS): the file has two names for a moment.
            try check(.rename, path) {
                name.withCString { name in newName.withCString { linkat(from, name, to, $0, 0) } }
            }
            try remove(name, in: directory)
        }
    }

    package func remove(_ name: FileName, in directory: Handle) throws(SpoolError) {
        try check(.remove, directory.path(of: name)) {
            name.withCString { unlinkat(directory.descriptor.rawValue, $0, 0) }
        }
    }

    package func removeDirectory(_ name: FileName, in directory: Handle) throws(SpoolError) {
        try check(.remove, directory.path(of: name)) {
            name.withCString { unlinkat(directory.descriptor.rawValue, $0, AT_REMOVEDIR) }
        }
    }

    package func tryLock(_ file: Handle) throws(SpoolError) -> Bool {
        do throws(SpoolError) {
            try check(.lock, file.path) { lock_exclusively_now(file.descriptor.rawValue) }
            return true
        } catch .refused(_, _, .resourceTemporarilyUnavailable) {
            return false
        }
    }
}

extension PosixFileSystem {
    private func open(_ name: FileName, in directory: Handle, flags: CInt) throws(SpoolError) -> Handle {
        let path = directory.path(of: name)
        let descriptor = try check(.open, path) {
            name.withCString { openat(directory.descriptor.rawValue, $0, flags) }
        }
        return Handle(owning: FileDescriptor(rawValue: descriptor), path: path)
    }

    private func flags(_ access: DirectoryAccess) -> CInt {
        switch access {
        case .listing: O_RDONLY | O_DIRECTORY | O_CLOEXEC
        case .passing: open_path | O_DIRECTORY | O_CLOEXEC
        }
    }
}
