import SystemPackage

/// A file that left the inbox and waits in `work/CLAIM/` under its own name, where nobody else can move or replace it.
///
/// Who submitted it may still have it open for writing: `isUnchanged` tells whether he used it.
package struct ClaimedFile: Sendable {
    /// What this delivery of the file is called: see `Spool.claim`.
    package let claim: String
    package let name: FileName
    /// As it was when it was claimed or found.
    package let status: FileStatus
    let spool: Spool

    /// Bytes.
    package var size: Int64 { status.size }
}

extension Spool {
    /// Moves a file from the inbox into `work/`.
    ///
    /// - Parameter claim: a name for this delivery that no other has, of `[0-9a-z-]`.
    /// - Throws: `changed` if the file is not as it was scanned; it is back in the inbox then.
    package func claim(_ file: InboxFile, as claim: String) throws(SpoolError) -> ClaimedFile {
        guard let folder = Self.folder(ofClaim: claim) else { throw .badName(claim) }
        let inbox = try open(.inbox)
        let work = try open(.work)
        // A directory per claim: a file of any name fits, and as it is new and ours alone nothing can be overwritten.
        do throws(SpoolError) {
            try fileSystem.createDirectory(folder, in: work, mode: FilePermissions(rawValue: 0o700))
        } catch {
            throw error.naming(error.isLackOfSpace ? work.path : inbox.path(of: file.name))
        }
        do throws(SpoolError) {
            let directory = try fileSystem.openDirectory(folder, in: work, for: .listing)
            try fileSystem.rename(file.name, in: inbox, to: file.name, in: directory, replacing: true)
            if case .usable(let status) = try check(file.name, in: directory),
                status.isSameContent(as: file.status)
            {
                return ClaimedFile(claim: claim, name: file.name, status: status, spool: self)
            }
            try putBack(file.name, from: directory)
            throw .changed(path: inbox.path(of: file.name))
        } catch {
            // Still in the way if the file could be neither taken nor put back: then `claimed` tries again.
            try? fileSystem.removeDirectory(folder, in: work)
            throw error.naming(error.isLackOfSpace ? work.path : inbox.path(of: file.name))
        }
    }

    /// What a crash left in `work/`: the files claimed and not filed, oldest first, then by name.
    ///
    /// Empty claims and those whose file is filed already are cleared away; what is no usable file any more goes back
    /// to the inbox, where the scan names it.
    package func claimed() throws(SpoolError) -> [ClaimedFile] {
        let work = try open(.work)
        var files: [ClaimedFile] = []
        for folder in try fileSystem.entries(of: work) {
            let claim = folder.text
            guard Self.folder(ofClaim: claim) == folder,
                try fileSystem.status(of: folder, in: work).kind == .directory
            else { continue }
            let directory = try fileSystem.openDirectory(folder, in: work, for: .listing)
            let found = try settle(directory, claim: claim)
            files += found
            if found.isEmpty { try clear(directory, folder: folder, in: work) }
        }
        return files.sorted { ($0.status.modified, $0.name) < ($1.status.modified, $1.name) }
    }

    private func settle(_ directory: Handle, claim: String) throws(SpoolError) -> [ClaimedFile] {
        var files: [ClaimedFile] = []
        for name in try fileSystem.entries(of: directory) where !name.isHidden {
            switch try check(name, in: directory) {
            case .usable(let status):
                files.append(ClaimedFile(claim: claim, name: name, status: status, spool: self))
            case .left:
                try putBack(name, from: directory)
            }
        }
        return files
    }

    /// Removes a claim's directory and what of ours is in it.
    func clear(_ directory: Handle, folder: FileName, in work: Handle) throws(SpoolError) {
        for name in [ComplaintFile.finished, ComplaintFile.unfinished] {
            _ = try ifPresent { () throws(SpoolError) in try fileSystem.remove(name, in: directory) }
        }
        try fileSystem.removeDirectory(folder, in: work)
    }

    private func putBack(_ name: FileName, from directory: Handle) throws(SpoolError) {
        let inbox = try open(.inbox)
        _ = try moveToFreeName(name, wanting: name, from: directory, to: inbox)
    }

    static func folder(ofClaim claim: String) -> FileName? {
        let isPlain = claim.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
        }
        return isPlain ? FileName(claim) : nil
    }
}
