package import Domain
import SystemPackage

/// A directory that people and programs read.
package struct PublishedFolder: Hashable, Sendable {
    let area: Spool.Area
    /// The directory below the area's own; nil for the area's own.
    let name: FileName?

    package static let receipts = PublishedFolder(area: .receipts, name: nil)
    package static let boards = PublishedFolder(area: .boards, name: nil)
    /// `boards/regions` and so on.
    package static func boards(_ folder: BoardFolder) -> PublishedFolder {
        PublishedFolder(area: .boards, name: FileName(own: folder.rawValue))
    }

    package static let advocates = PublishedFolder(area: .advocates, name: nil)

    /// `alerts/LOCATION`, likewise.
    package static func alerts(_ location: Identifier) -> PublishedFolder {
        PublishedFolder(area: .alerts, name: FileName(encoding: location.text.utf8))
    }

    /// `plans/LOCATION` for the location's id, whatever is in it.
    package static func plans(_ location: Identifier) -> PublishedFolder {
        PublishedFolder(area: .plans, name: FileName(encoding: location.text.utf8))
    }
}

/// A file for others to read, of mode 0640.
package struct PublishedDocument: Equatable, Sendable {
    package var folder: PublishedFolder
    package var name: String
    package var bytes: [UInt8]
    /// A symbolic link beside it that is to lead to it, `today.txt`.
    package var link: String?

    package init(folder: PublishedFolder, name: String, bytes: [UInt8], link: String? = nil) {
        self.folder = folder
        self.name = name
        self.bytes = bytes
        self.link = link
    }
}

extension Spool {
    /// Writes the documents so that each is, at any moment and after any crash, absent, the old one whole or the new
    /// one whole. Durable when it returns.
    ///
    /// All are written under temporary names and made durable, then each is renamed and its link replaced. An
    /// error before the renaming leaves everything as it was and no temporary behind. An error later leaves some new
    /// and some old: do not count any as published, and publish all of them again.
    ///
    /// Documents are drawn one by one and not kept, so that a lazy sequence of any length takes little memory.
    package func publish(_ documents: some Sequence<PublishedDocument>) throws(SpoolError) {
        var batch = try PublishBatch(self)
        do throws(SpoolError) {
            for document in documents { try batch.write(document) }
            try batch.syncFiles()
            try batch.rename()
            try batch.syncFolders()
        } catch {
            batch.removeTemporaries()
            throw error
        }
    }

    /// Publishes those of the documents that are not published with the same bytes. All are durable when it returns:
    /// whoever renamed the others may have been stopped before they were.
    package func publishChanged(_ documents: [PublishedDocument]) throws(SpoolError) {
        var changed: [PublishedDocument] = []
        var left: [PublishedFolder] = []
        for document in documents {
            if try published(document.name, in: document.folder) != document.bytes {
                changed.append(document)
            } else if left.last != document.folder {
                left.append(document.folder)
            }
        }
        if !changed.isEmpty { try publish(changed) }
        var synced = Set(changed.map(\.folder))
        for folder in left where synced.insert(folder).inserted { try fileSystem.sync(open(folder)) }
    }

    /// Removes published files, those that are there; durable when it returns.
    package func withdraw(_ names: [String], from folder: PublishedFolder) throws(SpoolError) {
        _ = try ifPresent { () throws(SpoolError) in
            let directory = try open(folder)
            for name in names {
                let name = try documentName(name)
                _ = try ifPresent { () throws(SpoolError) in try fileSystem.remove(name, in: directory) }
            }
            try fileSystem.sync(directory)
        }
    }

    /// Removes the published files of a folder that are not among those named; durable when it returns.
    package func withdrawAll(but names: Set<String>, from folder: PublishedFolder) throws(SpoolError) {
        var others: [String] = []
        _ = try ifPresent { () throws(SpoolError) in
            let directory = try open(folder)
            for name in try fileSystem.entries(of: directory) where !name.isHidden && !names.contains(name.text) {
                if try fileSystem.status(of: name, in: directory).kind == .regular { others.append(name.text) }
            }
        }
        // Also where there are none: what was removed before may not be durable.
        try withdraw(others, from: folder)
    }

    /// Publishes `receipts/FILEDAS.json`.
    package func writeReceipt(filedAs: String, _ bytes: [UInt8]) throws(SpoolError) {
        try publish([PublishedDocument(folder: .receipts, name: filedAs + ".json", bytes: bytes)])
    }

    /// A published file's bytes, through its link if it is one of ours; nil where there is none.
    package func published(_ name: String, in folder: PublishedFolder) throws(SpoolError) -> [UInt8]? {
        try ifPresent { () throws(SpoolError) in
            let directory = try open(folder)
            var file = try documentName(name)
            if try fileSystem.status(of: file, in: directory).kind == .symbolicLink {
                let target = try fileSystem.target(ofLink: file, in: directory)
                guard let name = FileName(bytes: target) else {
                    throw .badName(String(decoding: target, as: UTF8.self))
                }
                file = name
            }
            return try fileSystem.contents(of: fileSystem.openFile(file, in: directory))
        }
    }

    func open(_ folder: PublishedFolder) throws(SpoolError) -> Handle {
        let area = try open(folder.area)
        guard let name = folder.name else { return area }
        return try fileSystem.openDirectory(name, in: area, for: .listing)
    }

    /// A name that a document may have: not hidden, so that none looks like a temporary.
    func documentName(_ text: String) throws(SpoolError) -> FileName {
        guard let name = FileName(text), !name.isHidden else { throw .badName(text) }
        return name
    }
}

extension FileSystem {
    func contents(of file: Handle) throws(SpoolError) -> [UInt8] {
        var bytes: [UInt8] = []
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1_024, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = try read(file, into: chunk)
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }
}
