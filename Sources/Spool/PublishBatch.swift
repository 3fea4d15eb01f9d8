import SystemPackage

/// The stages of one publication, each to be run once and in this order.
struct PublishBatch {
    /// Up to so many files or folders are synced one by one. Beyond, one sync of the whole file system is cheaper,
    /// though it also waits for what others wrote.
    private static let few = 16

    private struct Written {
        let folder: PublishedFolder
        let temporary: FileName
        let name: FileName
        let link: FileName?
    }

    private let spool: Spool
    private let fileSystem: any FileSystem
    /// Opened before the first byte is written, because a sync reports only errors since then.
    private let root: Handle
    private let temporaries = TemporaryNames()
    private var written: [Written] = []
    /// Open files, and what they will be called, while they are few.
    private var files: [(Handle, path: String, PublishedFolder)] = []
    /// In the order of their first document.
    private var folders: [PublishedFolder] = []
    private var seen: Set<PublishedFolder> = []
    /// Areas in which folders were created.
    private var grown: Set<Spool.Area> = []
    /// The folder last used, as documents of one folder mostly follow each other.
    private var current: (folder: PublishedFolder, directory: Handle)?

    init(_ spool: Spool) throws(SpoolError) {
        self.spool = spool
        fileSystem = spool.fileSystem
        root = try fileSystem.openDirectory(atPath: spool.root, for: .listing)
    }

    mutating func write(_ document: PublishedDocument) throws(SpoolError) {
        let name = try spool.documentName(document.name)
        var link: FileName?
        if let text = document.link { link = try spool.documentName(text) }
        let directory: Handle
        do throws(SpoolError) {
            directory = try open(document.folder, creating: true)
        } catch {
            throw error.isLackOfSpace ? naming(error, "", in: document.folder) : error
        }
        let temporary = temporaries.name(written.count)
        do throws(SpoolError) {
            let file = try fileSystem.createFile(temporary, in: directory, mode: FilePermissions(rawValue: 0o640))
            written.append(Written(folder: document.folder, temporary: temporary, name: name, link: link))
            if written.count <= Self.few {
                files.append((file, directory.path(of: name), document.folder))
            } else {
                files = []
            }
            try fileSystem.write(document.bytes, to: file)
        } catch {
            throw naming(error, directory.path(of: name), in: document.folder)
        }
    }

    mutating func syncFiles() throws(SpoolError) {
        if files.count < written.count {
            try fileSystem.syncFileSystem(of: root)
        } else {
            for (file, path, folder) in files {
                do throws(SpoolError) { try fileSystem.sync(file) } catch {
                    throw naming(error, path, in: folder)
                }
            }
        }
        files = []
    }

    mutating func rename() throws(SpoolError) {
        for document in written {
            let directory = try open(document.folder)
            do throws(SpoolError) {
                try fileSystem.rename(
                    document.temporary, in: directory, to: document.name, in: directory, replacing: true)
                guard let link = document.link else { continue }
                // A link is replaced like a file: made under the temporary's name, which is free again, and renamed.
                try fileSystem.createLink(document.temporary, in: directory, to: document.name)
                try fileSystem.rename(document.temporary, in: directory, to: link, in: directory, replacing: true)
            } catch {
                throw naming(error, directory.path(of: document.name), in: document.folder)
            }
        }
    }

    mutating func syncFolders() throws(SpoolError) {
        guard folders.count <= Self.few else {
            try fileSystem.syncFileSystem(of: root)
            return
        }
        for folder in folders { try fileSystem.sync(open(folder)) }
        for area in grown { try fileSystem.sync(spool.open(area)) }
    }

    /// As far as it goes: what cannot be removed now is removed after the next start.
    mutating func removeTemporaries() {
        for document in written {
            guard let directory = try? open(document.folder) else { continue }
            try? fileSystem.remove(document.temporary, in: directory)
        }
    }

    /// The temporary file's name tells nobody anything, and which document meets a full disk first is chance.
    private func naming(_ error: SpoolError, _ path: String, in folder: PublishedFolder) -> SpoolError {
        error.naming(error.isLackOfSpace ? "\(root.path)/\(folder.area.rawValue)" : path)
    }

    private mutating func open(_ folder: PublishedFolder, creating: Bool = false) throws(SpoolError) -> Handle {
        if let current, current.folder == folder { return current.directory }
        if creating {
            if seen.insert(folder).inserted { folders.append(folder) }
            if let name = folder.name,
                try spool.create(name, in: spool.open(folder.area), mode: FilePermissions(rawValue: 0o750))
            {
                grown.insert(folder.area)
            }
        }
        let directory = try spool.open(folder)
        current = (folder, directory)
        return directory
    }
}

/// Names for files that are not finished: hidden, recognisable as ours, and no other writer's.
struct TemporaryNames {
    private static let prefix = ".huddled-"
    private static let suffix = ".tmp"

    private let writer = UInt64.random(in: .min ... .max)

    func name(_ number: Int) -> FileName {
        FileName(own: "\(Self.prefix)\(String(writer, radix: 16))-\(number)\(Self.suffix)")
    }

    static func made(_ name: FileName) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(suffix) }
}
