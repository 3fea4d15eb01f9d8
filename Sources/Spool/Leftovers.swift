import SystemPackage

extension Spool {
    /// Removes the temporary files that a crash left behind, of this process's kind and of submitters. To be called
    /// before the first publication: a publication under way would lose its own.
    package func removeLeftovers() throws(SpoolError) {
        for area in [Area.receipts, .plans, .boards, .alerts, .advocates] {
            let directory = try open(area)
            for name in try fileSystem.entries(of: directory) {
                if TemporaryNames.made(name) {
                    try fileSystem.remove(name, in: directory)
                } else if try fileSystem.status(of: name, in: directory).kind == .directory {
                    try removeLeftovers(in: name, of: directory)
                }
            }
        }
        try removeAbandonedSubmissions()
    }

    private func removeLeftovers(in folder: FileName, of directory: Handle) throws(SpoolError) {
        let inside: Handle
        do throws(SpoolError) {
            inside = try fileSystem.openDirectory(folder, in: directory, for: .listing)
        } catch .refused(.open, _, .permissionDenied) {
            // Somebody else's directory, in which nothing is ours.
            return
        }
        for name in try fileSystem.entries(of: inside) where TemporaryNames.made(name) {
            try fileSystem.remove(name, in: inside)
        }
    }

    /// Removes the temporary files of submitters that did not live to the end.
    ///
    /// A submitter holds the lock of the file that it writes: a file whose lock is free has lost its writer.
    package func removeAbandonedSubmissions() throws(SpoolError) {
        let inbox = try open(.inbox)
        for name in try fileSystem.entries(of: inbox) where TemporaryNames.made(name) {
            _ = try ifPresent { () throws(SpoolError) in
                // Not `check`: a submitter that was stopped in the middle of a rename may have left it with two names.
                guard try fileSystem.status(of: name, in: inbox).kind == .regular else { return }
                do throws(SpoolError) {
                    let file = try fileSystem.openFile(name, in: inbox)
                    if try fileSystem.tryLock(file) { try fileSystem.remove(name, in: inbox) }
                } catch .refused(.open, _, .permissionDenied) {
                    // Whether it has a writer cannot be told; it does no harm.
                }
            }
        }
    }
}
