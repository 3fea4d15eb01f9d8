package import Domain

/// What retention did.
package struct Expired: Equatable, Sendable {
    /// The paths of the files removed, in order.
    package var removed: [String] = []
    /// What could not be removed, and why; the rest went on.
    package var problems: [SpoolError] = []
}

extension Spool {
    /// Removes what was filed on days before `day`, and its day's directory.
    /// - Parameter beat: called again and again, because it may be very much.
    package func expire(_ shelf: Shelf, before day: Day, beat: () -> Void = {}) throws(SpoolError) -> Expired {
        try expire(below: shelf.area, beat) { folder, directory, expired throws(SpoolError) in
            guard let filed = Day(iso: folder.text), filed < day else { return false }
            for name in try fileSystem.entries(of: directory) { remove(name, in: directory, &expired) }
            return true
        }
    }

    /// Removes plans of days before `day`, links to them, and locations' directories that are empty then.
    /// - Parameter beat: called again and again, because it may be very much.
    package func expirePlans(before day: Day, beat: () -> Void = {}) throws(SpoolError) -> Expired {
        try expire(below: .plans, beat) { _, directory, expired throws(SpoolError) in
            for name in try fileSystem.entries(of: directory) {
                var planned = name.day
                // Only what is not called after its day can be a link: there are very many plans.
                if planned == nil, try fileSystem.status(of: name, in: directory).kind == .symbolicLink {
                    planned = FileName(bytes: try fileSystem.target(ofLink: name, in: directory))?.day
                }
                guard let planned, planned < day else { continue }
                remove(name, in: directory, &expired)
            }
            return true
        }
    }

    /// Runs `clear` on each directory of an area and removes those which it says may go and which are empty.
    private func expire(
        below area: Area, _ beat: () -> Void, _ clear: (FileName, Handle, inout Expired) throws(SpoolError) -> Bool
    ) throws(SpoolError) -> Expired {
        var expired = Expired()
        let top = try open(area)
        for folder in try fileSystem.entries(of: top) {
            beat()
            do throws(SpoolError) {
                guard try fileSystem.status(of: folder, in: top).kind == .directory else { continue }
                let directory = try fileSystem.openDirectory(folder, in: top, for: .listing)
                guard try clear(folder, directory, &expired), try fileSystem.entries(of: directory).isEmpty
                else { continue }
                try fileSystem.removeDirectory(folder, in: top)
            } catch {
                expired.problems.append(error)
            }
        }
        return expired
    }

    private func remove(_ name: FileName, in directory: Handle, _ expired: inout Expired) {
        do throws(SpoolError) {
            try fileSystem.remove(name, in: directory)
            expired.removed.append(directory.path(of: name))
        } catch {
            expired.problems.append(error)
        }
    }
}

extension FileName {
    /// The day that the name begins with, as in `2026-11-21.html`.
    fileprivate var day: Day? {
        let parts = text.split(separator: ".", maxSplits: 1)
        return parts.count == 2 ? Day(iso: parts[0]) : nil
    }
}
