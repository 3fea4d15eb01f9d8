import Foundation
import SystemPackage

@testable import Spool

/// The spool's seam over a machine's disk, for one process.
struct MemoryFileSystem: FileSystem {
    let machine: Machine
    let life: Int

    var user: String { "_huddled" }

    /// One step. Refusals name the path as the real ones do.
    private func step<Result>(
        _ operation: SpoolError.Operation, _ area: Step.Area, _ what: StaticString, _ path: String,
        losing inode: Int? = nil, partly: ((inout Disk) -> Void)? = nil,
        _ body: (inout Disk) throws(Errno) -> Result
    ) throws(SpoolError) -> Result {
        do throws(Errno) {
            return try machine.step(
                Step(area: area, what: what, path: below(path)), of: life, losing: inode, partly: partly, body)
        } catch {
            throw .refused(operation, path: path, error)
        }
    }

    private func below(_ path: String) -> String {
        String(path.utf8.dropFirst(machine.folder.path.utf8.count + 1)) ?? path
    }

    private func inode(_ handle: Handle, _ operation: SpoolError.Operation) throws(SpoolError) -> Int {
        do throws(Errno) { return try machine.inode(handle) } catch {
            throw .refused(operation, path: handle.path, error)
        }
    }

    func openDirectory(atPath path: String, for access: DirectoryAccess) throws(SpoolError) -> Handle {
        let inode = try step(.open, .looks, "open", path) { disk throws(Errno) in
            let inode = try disk.find(below(path))
            guard disk.kind(inode) == .directory else { throw .notDirectory }
            return inode
        }
        return machine.handle(on: inode, path: path)
    }

    func openDirectory(
        _ name: FileName, in directory: Handle, for access: DirectoryAccess
    ) throws(SpoolError) -> Handle {
        let (path, above) = (directory.path(of: name), try inode(directory, .open))
        let inode = try step(.open, .looks, "open", path) { disk throws(Errno) in
            let inode = try disk.find(name, in: above)
            guard disk.kind(inode) == .directory else { throw .notDirectory }
            return inode
        }
        return machine.handle(on: inode, path: path)
    }

    /// For files that a caller's user names, of which the daemon has none.
    func openFile(atPath path: String) throws(SpoolError) -> Handle {
        throw .refused(.open, path: path, .noSuchFileOrDirectory)
    }

    func openFile(_ name: FileName, in directory: Handle) throws(SpoolError) -> Handle {
        let (path, above) = (directory.path(of: name), try inode(directory, .open))
        let inode = try step(.open, .looks, "open", path) { disk throws(Errno) in
            let inode = try disk.find(name, in: above)
            if disk.kind(inode) == .symbolicLink { throw .tooManySymbolicLinkLevels }
            return inode
        }
        return machine.handle(on: inode, path: path)
    }

    func createFile(_ name: FileName, in directory: Handle, mode: FilePermissions) throws(SpoolError) -> Handle {
        let (path, above) = (directory.path(of: name), try inode(directory, .create))
        let inode = try step(.create, .names, "create", path) { disk throws(Errno) in
            try disk.create(name, in: above, .regular)
        }
        return machine.handle(on: inode, path: path)
    }

    func createDirectory(_ name: FileName, in directory: Handle, mode: FilePermissions) throws(SpoolError) {
        let (path, above) = (directory.path(of: name), try inode(directory, .create))
        // Of a directory that is there already the kernel says so first, on a full disk too.
        let isThere = try step(.create, .looks, "look for", path) { disk in
            (try? disk.find(name, in: above)) != nil
        }
        if isThere { throw .refused(.create, path: path, .fileExists) }
        _ = try step(.create, .names, "mkdir", path) { disk throws(Errno) in
            try disk.create(name, in: above, .directory)
        }
    }

    func createLink(_ name: FileName, in directory: Handle, to target: FileName) throws(SpoolError) {
        let above = try inode(directory, .link)
        _ = try step(.link, .names, "link", directory.path(of: name)) { disk throws(Errno) in
            try disk.create(name, in: above, .symbolicLink, target.bytes)
        }
    }

    func entries(of directory: Handle) throws(SpoolError) -> [FileName] {
        let inode = try inode(directory, .list)
        return try step(.list, .looks, "list", directory.path) { disk throws(Errno) in try disk.names(in: inode) }
    }

    func status(of file: Handle) throws(SpoolError) -> FileStatus {
        let inode = try inode(file, .inspect)
        return try step(.inspect, .looks, "stat", file.path) { $0.status(inode) }
    }

    func status(of name: FileName, in directory: Handle) throws(SpoolError) -> FileStatus {
        let above = try inode(directory, .inspect)
        return try step(.inspect, .looks, "stat", directory.path(of: name)) { disk throws(Errno) in
            disk.status(try disk.find(name, in: above))
        }
    }

    func target(ofLink name: FileName, in directory: Handle) throws(SpoolError) -> [UInt8] {
        let above = try inode(directory, .inspect)
        return try step(.inspect, .looks, "readlink", directory.path(of: name)) { disk throws(Errno) in
            disk.content(try disk.find(name, in: above))
        }
    }

    func read(_ file: Handle, into buffer: UnsafeMutableRawBufferPointer) throws(SpoolError) -> Int {
        let (inode, position) = (try inode(file, .read), machine.position(file))
        let count = try step(.read, .looks, "read", file.path) { $0.read(inode, at: position, into: buffer) }
        machine.move(file, by: count)
        return count
    }

    func write(_ buffer: UnsafeRawBufferPointer, to file: Handle) throws(SpoolError) {
        let (inode, position) = (try inode(file, .write), machine.position(file))
        let half = UnsafeRawBufferPointer(rebasing: buffer[..<(buffer.count / 2)])
        try step(.write, .contents, "write", file.path, partly: { $0.write(half, to: inode, at: position) }) {
            $0.write(buffer, to: inode, at: position)
        }
        machine.move(file, by: buffer.count)
    }

    func sync(_ handle: Handle) throws(SpoolError) {
        let inode = try inode(handle, .makeDurable)
        try step(.makeDurable, .syncs, "sync", handle.path, losing: inode) { $0.sync(inode) }
    }

    func syncFileSystem(of handle: Handle) throws(SpoolError) {
        try step(.makeDurable, .syncs, "syncfs", handle.path) { $0.syncAll() }
    }

    func rename(
        _ name: FileName, in directory: Handle, to newName: FileName, in newDirectory: Handle, replacing: Bool
    ) throws(SpoolError) {
        let path = replacing ? directory.path(of: name) : newDirectory.path(of: newName)
        let (from, to) = (try inode(directory, .rename), try inode(newDirectory, .rename))
        try step(.rename, .names, "rename", path) { disk throws(Errno) in
            try disk.rename(name, in: from, to: newName, in: to, replacing: replacing)
        }
    }

    func remove(_ name: FileName, in directory: Handle) throws(SpoolError) {
        let above = try inode(directory, .remove)
        try step(.remove, .names, "remove", directory.path(of: name)) { disk throws(Errno) in
            try disk.remove(name, in: above)
        }
    }

    func removeDirectory(_ name: FileName, in directory: Handle) throws(SpoolError) {
        let above = try inode(directory, .remove)
        try step(.remove, .names, "rmdir", directory.path(of: name)) { disk throws(Errno) in
            try disk.removeDirectory(name, in: above)
        }
    }

    func tryLock(_ file: Handle) throws(SpoolError) -> Bool {
        let inode = try inode(file, .lock)
        return machine.tryLock(file, on: inode)
    }

    func freeBytes(of handle: Handle) throws(SpoolError) -> Int64 { .max }
}
