package import Domain
import SystemPackage

/// Where a file ends.
package enum Shelf: String, CaseIterable, Sendable {
    case archive, rejected

    var area: Spool.Area {
        switch self {
        case .archive: .archive
        case .rejected: .rejected
        }
    }
}

extension Spool {
    /// Moves a claimed file and its finished complaints to where they stay until retention: `archive/DAY/FILEDAS` and
    /// `archive/DAY/FILEDAS.errors.jsonl`. Durable when it returns.
    ///
    /// Repeated after a crash between any two steps it ends the same, provided that `filedAs` and `day` are the same:
    /// take them from the ledger. The same bytes filed again on one day are one file. Other bytes of the same name and
    /// the same first digits, which takes intent, are filed as `FILEDAS-1`.
    ///
    /// - Parameter filedAs: `PathName.filed(name, sha256:)`.
    package func file(
        _ claimed: ClaimedFile, as filedAs: String, in shelf: Shelf, day: Day
    ) throws(SpoolError) {
        guard let folder = Self.folder(ofClaim: claimed.claim) else { throw .badName(claimed.claim) }
        let work = try open(.work)
        guard
            let directory = try ifPresent({ () throws(SpoolError) in
                try fileSystem.openDirectory(folder, in: work, for: .listing)
            })
        else { return }
        let place = try openDay(day, on: shelf)
        if let file = try ifPresent({ () throws(SpoolError) in try fileSystem.openFile(claimed.name, in: directory) }) {
            let name = try name(filedAs, for: file, in: place)
            // The original is promised until retention, and whoever wrote it need not have synced it.
            try fileSystem.sync(file)
            try moveComplaints(from: directory, to: place, beside: name)
            try fileSystem.rename(claimed.name, in: directory, to: name, in: place, replacing: true)
            try fileSystem.sync(place)
        }
        try clear(directory, folder: folder, in: work)
    }

    private func openDay(_ day: Day, on shelf: Shelf) throws(SpoolError) -> Handle {
        let area = try open(shelf.area)
        let name = FileName(own: day.iso)
        if try create(name, in: area, mode: FilePermissions(rawValue: 0o700)) { try fileSystem.sync(area) }
        return try fileSystem.openDirectory(name, in: area, for: .listing)
    }

    /// The first of `filedAs`, `filedAs-1`, … that is free or holds the same bytes.
    private func name(_ filedAs: String, for file: Handle, in place: Handle) throws(SpoolError) -> FileName {
        for attempt in 0...Self.attempts {
            let text = attempt == 0 ? filedAs : "\(filedAs)-\(attempt)"
            guard let name = FileName(text), !name.isHidden else { throw .badName(text) }
            guard let taken = try ifPresent({ () throws(SpoolError) in try fileSystem.openFile(name, in: place) })
            else { return name }
            if try isSameBytes(name: taken, as: file) { return name }
        }
        throw .noFreeName(path: Printable.text("\(place.path)/\(filedAs)".utf8))
    }

    private func isSameBytes(name taken: Handle, as file: Handle) throws(SpoolError) -> Bool {
        guard try fileSystem.status(of: taken).size == fileSystem.status(of: file).size else { return false }
        return try sha256(of: taken) == sha256(of: file)
    }

    private func moveComplaints(from directory: Handle, to place: Handle, beside name: FileName) throws(SpoolError) {
        guard let beside = FileName(bytes: name.bytes + Array(".errors.jsonl".utf8)) else { throw .badName(name.text) }
        let finished = ComplaintFile.finished
        guard
            let status = try ifPresent({ () throws(SpoolError) in try fileSystem.status(of: finished, in: directory) })
        else { return }
        if status.size > 0 {
            try fileSystem.rename(finished, in: directory, to: beside, in: place, replacing: true)
        } else {
            _ = try ifPresent { () throws(SpoolError) in try fileSystem.remove(beside, in: place) }
        }
    }
}
