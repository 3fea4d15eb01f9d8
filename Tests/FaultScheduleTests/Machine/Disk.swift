import SystemPackage

@testable import Spool

/// A disk in memory: what is in effect, which is what programs see, and what would survive a power cut.
///
/// It keeps no more promises than a file system has to. A file's content is durable after a sync of the file, a name after
/// a sync of its directory, and a sync of the whole file system makes everything so. Of what was not synced anything may
/// survive: of a content any of its sectors, of names each directory's first changes up to some point. As in every
/// journal, a rename survives on both of its sides or on none, and a directory's own name is there before the names in it.
///
/// A value: a copy is the disk as it is at that moment.
struct Disk: Sendable {
    static let root = 0
    private static let sector = 512

    private enum Change {
        case write(at: Int, [UInt8])
        case cut(to: Int)
    }

    private struct Inode {
        var kind: FileStatus.Kind
        var content: [UInt8] = []
        var durable: [UInt8] = []
        /// What was done to the content since it was synced last.
        var changes: [Change] = []
        var names: [FileName: Int] = [:]
        var durableNames: [FileName: Int] = [:]
        var isNamed = true
        /// Bytes that the file says it has beyond its content: only the size tells that a file is large.
        var pretended: Int64 = 0
        var modified = FileTime(seconds: 0, nanoseconds: 0)
        var changed = FileTime(seconds: 0, nanoseconds: 0)
    }

    /// A change of names that happens as a whole.
    private struct Renaming {
        var edits: [(directory: Int, name: FileName, inode: Int?)]
        /// Directories whose earlier changes it needs.
        var directories: Set<Int>
    }

    private var inodes = [Inode(kind: .directory)]
    private var unsynced: [Renaming] = []
    private var ticks: Int64 = 0
    /// Milliseconds since 1970.
    var now: Int64 = 0

    // MARK: Names

    func find(_ name: FileName, in directory: Int) throws(Errno) -> Int {
        guard inodes[directory].kind == .directory else { throw .notDirectory }
        guard let inode = inodes[directory].names[name] else { throw .noSuchFileOrDirectory }
        return inode
    }

    /// Follows a path of plain names from the root.
    func find(_ path: String) throws(Errno) -> Int {
        var inode = Self.root
        for part in path.split(separator: "/") {
            guard let name = FileName(String(part)) else { throw .invalidArgument }
            inode = try find(name, in: inode)
        }
        return inode
    }

    func names(in directory: Int) throws(Errno) -> [FileName] {
        guard inodes[directory].kind == .directory else { throw .notDirectory }
        return inodes[directory].names.keys.sorted()
    }

    mutating func create(
        _ name: FileName, in directory: Int, _ kind: FileStatus.Kind, _ content: [UInt8] = []
    ) throws(Errno) -> Int {
        // A directory that was removed while it was open takes nothing any more.
        guard inodes[directory].isNamed else { throw .noSuchFileOrDirectory }
        guard inodes[directory].names[name] == nil else { throw .fileExists }
        let inode = inodes.count
        // Where a link leads to is part of its name.
        inodes.append(Inode(kind: kind, content: content, durable: content))
        touch(inode, isContent: true)
        change(Renaming(edits: [(directory, name, inode)], directories: [directory, inode]))
        return inode
    }

    mutating func rename(
        _ name: FileName, in directory: Int, to newName: FileName, in newDirectory: Int, replacing: Bool
    ) throws(Errno) {
        let inode = try find(name, in: directory)
        guard inodes[newDirectory].isNamed else { throw .noSuchFileOrDirectory }
        if let taken = inodes[newDirectory].names[newName] {
            guard replacing else { throw .fileExists }
            guard inodes[taken].kind != .directory else { throw .isDirectory }
            if taken != inode { inodes[taken].isNamed = false }
        }
        touch(inode, isContent: false)
        change(
            Renaming(
                edits: [(directory, name, nil), (newDirectory, newName, inode)],
                directories: [directory, newDirectory]))
    }

    mutating func remove(_ name: FileName, in directory: Int) throws(Errno) {
        let inode = try find(name, in: directory)
        guard inodes[inode].kind != .directory else { throw .isDirectory }
        inodes[inode].isNamed = false
        change(Renaming(edits: [(directory, name, nil)], directories: [directory]))
    }

    mutating func removeDirectory(_ name: FileName, in directory: Int) throws(Errno) {
        let inode = try find(name, in: directory)
        guard inodes[inode].kind == .directory else { throw .notDirectory }
        guard inodes[inode].names.isEmpty else { throw .directoryNotEmpty }
        inodes[inode].isNamed = false
        change(Renaming(edits: [(directory, name, nil)], directories: [directory, inode]))
    }

    private mutating func change(_ renaming: Renaming) {
        for (directory, name, inode) in renaming.edits { inodes[directory].names[name] = inode }
        unsynced.append(renaming)
    }

    // MARK: Contents

    func size(_ inode: Int) -> Int { inodes[inode].content.count }

    func content(_ inode: Int) -> [UInt8] { inodes[inode].content }

    func kind(_ inode: Int) -> FileStatus.Kind { inodes[inode].kind }

    func status(_ inode: Int) -> FileStatus {
        let inode = (number: inode, inodes[inode])
        return FileStatus(
            kind: inode.1.kind, device: 1, inode: UInt64(inode.number), links: inode.1.isNamed ? 1 : 0,
            size: Int64(inode.1.content.count) + inode.1.pretended, modified: inode.1.modified,
            changed: inode.1.changed)
    }

    /// Fills at most the buffer.
    func read(_ inode: Int, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        inodes[inode].content.withUnsafeBytes { content in
            guard offset < content.count else { return 0 }
            let part = content[offset..<min(content.count, offset + buffer.count)]
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
            return part.count
        }
    }

    mutating func write(_ buffer: UnsafeRawBufferPointer, to inode: Int, at offset: Int) {
        Self.write(buffer, to: &inodes[inode].content, at: offset)
        inodes[inode].changes.append(.write(at: offset, Array(buffer)))
        touch(inode, isContent: true)
    }

    mutating func cut(_ inode: Int, to size: Int) {
        Self.resize(&inodes[inode].content, to: size)
        inodes[inode].changes.append(.cut(to: size))
        touch(inode, isContent: true)
    }

    mutating func pretend(_ inode: Int, _ bytes: Int64) { inodes[inode].pretended = bytes }

    private mutating func touch(_ inode: Int, isContent: Bool) {
        ticks += 1
        let time = FileTime(seconds: now / 1_000, nanoseconds: now % 1_000 * 1_000_000 + ticks % 1_000_000)
        inodes[inode].changed = time
        if isContent { inodes[inode].modified = time }
    }

    private static func resize(_ bytes: inout [UInt8], to size: Int) {
        if size < bytes.count {
            bytes.removeLast(bytes.count - size)
        } else if size > bytes.count {
            bytes += [UInt8](repeating: 0, count: size - bytes.count)
        }
    }

    private static func write(_ buffer: UnsafeRawBufferPointer, to bytes: inout [UInt8], at offset: Int) {
        if bytes.count < offset + buffer.count { resize(&bytes, to: offset + buffer.count) }
        bytes.withUnsafeMutableBytes { bytes in
            UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<offset + buffer.count]).copyMemory(from: buffer)
        }
    }

    // MARK: What survives

    mutating func sync(_ inode: Int) {
        guard inodes[inode].kind == .directory else { return settle(inode) }
        var needed: Set<Int> = [inode]
        var later: [Renaming] = []
        var durable: [Renaming] = []
        for renaming in unsynced.reversed() {
            if needed.isDisjoint(with: renaming.directories) {
                later.append(renaming)
            } else {
                needed.formUnion(renaming.directories)
                durable.append(renaming)
            }
        }
        unsynced = later.reversed()
        durable.reversed().forEach { settle($0) }
    }

    mutating func syncAll() {
        for inode in inodes.indices where !inodes[inode].changes.isEmpty { settle(inode) }
        unsynced.forEach { settle($0) }
        unsynced = []
    }

    /// A sync that fails may lose what it should have written for good: the next one says that all is well.
    mutating func failSync(_ inode: Int) { inodes[inode].changes = [] }

    mutating func cutPower(_ random: inout Chance) {
        let names = random.element(of: [0, 50, 90, 100])
        let contents = random.element(of: [0, 50, 90, 100])
        var lost: Set<Int> = []
        for renaming in unsynced {
            if lost.isDisjoint(with: renaming.directories), random.percent(names) {
                settle(renaming)
            } else {
                lost.formUnion(renaming.directories)
            }
        }
        unsynced = []
        for inode in inodes.indices {
            settle(inode, piece: Self.sector) { random.percent(contents) }
            inodes[inode].content = inodes[inode].durable
            inodes[inode].names = inodes[inode].durableNames
            inodes[inode].isNamed = inode == Self.root
        }
        for inode in inodes.indices {
            for named in inodes[inode].names.values { inodes[named].isNamed = true }
        }
    }

    private mutating func settle(_ renaming: Renaming) {
        for (directory, name, inode) in renaming.edits { inodes[directory].durableNames[name] = inode }
    }

    /// - Parameters:
    ///   - piece: bytes that survive or not as a whole.
    ///   - survives: asked for each piece.
    private mutating func settle(_ inode: Int, piece: Int = .max, _ survives: () -> Bool = { true }) {
        for change in inodes[inode].changes {
            switch change {
            case .cut(let size): if survives() { Self.resize(&inodes[inode].durable, to: size) }
            case .write(let offset, let bytes):
                bytes.withUnsafeBytes { bytes in
                    for start in stride(from: 0, to: bytes.count, by: piece) where survives() {
                        let part = bytes[start..<min(bytes.count - start, piece) + start]
                        Self.write(
                            UnsafeRawBufferPointer(rebasing: part), to: &inodes[inode].durable, at: offset + start)
                    }
                }
            }
        }
        inodes[inode].changes = []
    }
}
