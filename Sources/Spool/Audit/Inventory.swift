package import Domain
import SystemPackage

/// What lies in the spool, as far as it can be held against the database.
package struct Inventory: Sendable {
    /// A file of `archive` or `rejected`.
    package struct Kept: Sendable {
        package let original: Original
        package let size: Int64
        /// How many names it has.
        package let links: UInt64
    }

    /// A file that is not finished.
    package struct Temporary: Sendable {
        /// Below the spool.
        package let path: String
        package let modified: Instant
    }

    /// Directories that are not there.
    package fileprivate(set) var missing: [Spool.Area] = []
    /// The claims in `work/`, and how many files each has.
    package fileprivate(set) var claims: [String: Int] = [:]
    /// What is in `work/` and is no claim, below the spool.
    package fileprivate(set) var strays: [String] = []
    package fileprivate(set) var kept: [Kept] = []
    /// Complaints whose original is not beside them, below the spool.
    package fileprivate(set) var lonely: [String] = []
    /// Published files, below the spool, and their sizes; those of plans not, which are very many.
    package fileprivate(set) var published: [String: Int64] = [:]
    package fileprivate(set) var temporaries: [Temporary] = []
}

extension Spool {
    /// Looks through the spool in the direction in which files go, so that none is missed that is moved meanwhile: `work`, then
    /// where files end, then what is published.
    package func inventory() throws(SpoolError) -> Inventory {
        var found = Inventory()
        for area in Area.allCases
        where try ifPresent({ () throws(SpoolError) in try open(area, for: .passing) }) == nil {
            found.missing.append(area)
        }
        if !found.missing.contains(.work) { try lookThroughWork(&found) }
        if !found.missing.contains(.archive), !found.missing.contains(.rejected) { try lookThroughShelves(&found) }
        for area in [Area.receipts, .boards, .alerts, .advocates, .plans] where !found.missing.contains(area) {
            try lookThrough(open(area), area.rawValue, &found)
        }
        if !found.missing.contains(.inbox) { try lookThroughInbox(&found) }
        return found
    }

    private func lookThroughWork(_ found: inout Inventory) throws(SpoolError) {
        let work = try open(.work)
        for folder in try fileSystem.entries(of: work) {
            let status = try ifPresent { () throws(SpoolError) in try fileSystem.status(of: folder, in: work) }
            guard status.map({ $0.kind == .directory }) ?? true else {
                found.strays.append("work/\(folder.printable)")
                continue
            }
            found.claims[folder.text] = try ifPresent { () throws(SpoolError) in
                let directory = try fileSystem.openDirectory(folder, in: work, for: .listing)
                return try fileSystem.entries(of: directory).count { !$0.isHidden }
            }
        }
    }

    private func lookThroughShelves(_ found: inout Inventory) throws(SpoolError) {
        for original in try originals() {
            let status = try ifPresent { () throws(SpoolError) in
                try fileSystem.status(of: original.name, in: directory(of: original))
            }
            guard let status else { continue }
            found.kept.append(Inventory.Kept(original: original, size: status.size, links: status.links))
        }
        for shelf in Shelf.allCases {
            let area = try open(shelf.area)
            for folder in try fileSystem.entries(of: area) where Day(iso: folder.text) != nil {
                _ = try ifPresent { () throws(SpoolError) in
                    let directory = try fileSystem.openDirectory(folder, in: area, for: .listing)
                    let names = try fileSystem.entries(of: directory)
                    let all = Set(names)
                    for name in names {
                        let path = "\(shelf.rawValue)/\(folder.text)/\(name.printable)"
                        if TemporaryNames.made(name) { try note(name, path, in: directory, &found) }
                        guard name.hasSuffix(Self.complaintSuffix) else { continue }
                        let own = FileName(bytes: name.bytes.dropLast(Self.complaintSuffix.utf8.count))
                        if own.map({ !all.contains($0) }) ?? true { found.lonely.append(path) }
                    }
                }
            }
        }
    }

    private func lookThrough(_ directory: Handle, _ path: String, _ found: inout Inventory) throws(SpoolError) {
        for name in try fileSystem.entries(of: directory) {
            let inside = "\(path)/\(name.printable)"
            if TemporaryNames.made(name) {
                try note(name, inside, in: directory, &found)
            } else if path.hasPrefix(Area.plans.rawValue + "/") {
                continue
            } else if let status = try ifPresent({ () throws(SpoolError) in
                try fileSystem.status(of: name, in: directory)
            }) {
                switch status.kind {
                case .regular: found.published[inside] = status.size
                case .directory:
                    _ = try ifPresent { () throws(SpoolError) in
                        try lookThrough(
                            fileSystem.openDirectory(name, in: directory, for: .listing), inside, &found)
                    }
                default: break
                }
            }
        }
    }

    /// Whoever writes a file into the inbox holds its lock.
    private func lookThroughInbox(_ found: inout Inventory) throws(SpoolError) {
        let inbox = try open(.inbox)
        for name in try fileSystem.entries(of: inbox) where TemporaryNames.made(name) && hasNoWriter(name, in: inbox) {
            try note(name, "inbox/\(name.printable)", in: inbox, &found)
        }
    }

    private func hasNoWriter(_ name: FileName, in inbox: Handle) -> Bool {
        do throws(SpoolError) {
            return try fileSystem.tryLock(fileSystem.openFile(name, in: inbox))
        } catch {
            // What is not there any more is not noted either; of the rest nobody writes to a link, and what may not be
            // opened is named, too.
            return true
        }
    }

    private func note(
        _ name: FileName, _ path: String, in directory: Handle, _ found: inout Inventory
    ) throws(SpoolError) {
        let status = try ifPresent { () throws(SpoolError) in try fileSystem.status(of: name, in: directory) }
        guard let status else { return }
        found.temporaries.append(Inventory.Temporary(path: path, modified: status.modified.instant))
    }

    // MARK: Single files

    /// The SHA-256 of an original's bytes; nil where it is gone.
    /// - Parameter beat: called again and again while it is read.
    package func sha256(of original: Original, beat: () -> Void) throws(SpoolError) -> String? {
        guard let reader = try open(original) else { return nil }
        var digest = FileDigest(reader)
        while true {
            beat()
            if let sha256 = try digest.advance() { return sha256 }
        }
    }

    /// What a location's folder of `plans/` has: each file's size, each link's target.
    package func plans(of location: Identifier) throws(SpoolError) -> [String: PlanEntry] {
        var found: [String: PlanEntry] = [:]
        _ = try ifPresent { () throws(SpoolError) in
            let directory = try open(.plans(location))
            for name in try fileSystem.entries(of: directory) where !name.isHidden {
                found[name.text] = try ifPresent { () throws(SpoolError) in
                    let status = try fileSystem.status(of: name, in: directory)
                    return status.kind == .symbolicLink
                        ? .link(String(decoding: try fileSystem.target(ofLink: name, in: directory), as: UTF8.self))
                        : .file(status.size)
                }
            }
        }
        return found
    }
}

/// An entry of a location's folder of `plans/`.
package enum PlanEntry: Equatable, Sendable {
    /// With its size in bytes.
    case file(Int64)
    case link(String)
}
