import SystemPackage

/// The spool: where files come in and documents go out.
///
/// A value that names the directory and holds nothing open; every call opens what it needs, so that a spool which was
/// moved away or mounted anew is found again. All calls wait for the disk: none belongs on the cooperative pool.
/// One process at a time may claim, file and publish; submitting and reading are open to all, and so is replacing what is
/// published or kept, for one at a time.
package struct Spool: Sendable {
    /// The spool's path, without a slash at the end.
    package let root: String
    let fileSystem: any FileSystem

    package init(root: String, fileSystem: any FileSystem = PosixFileSystem()) {
        let trimmed = String(decoding: root.utf8.reversed().drop { $0 == UInt8(ascii: "/") }.reversed(), as: UTF8.self)
        self.root = trimmed.isEmpty && !root.isEmpty ? "/" : trimmed
        self.fileSystem = fileSystem
    }

    /// The spool's directories.
    package enum Area: String, CaseIterable, Sendable {
        case inbox, work, receipts, archive, rejected, plans, boards, alerts, advocates

        var name: FileName { FileName(own: rawValue) }

        /// The contract's mode for it. The set-group-id bit is not among them: it is inherited from a directory that an
        /// installation prepared, and a hardened unit may not pass it.
        var mode: FilePermissions {
            switch self {
            case .inbox: FilePermissions(rawValue: 0o1730)
            case .work, .archive, .rejected: FilePermissions(rawValue: 0o700)
            case .receipts, .plans, .boards, .alerts, .advocates: FilePermissions(rawValue: 0o750)
            }
        }
    }

    /// Creates whatever is missing of the spool and its directories; what exists is left as it is.
    package func prepare() throws(SpoolError) {
        let directory = try openOrCreate(root)
        var created = false
        for area in Area.allCases {
            created = try create(area.name, in: directory, mode: area.mode) || created
            _ = try fileSystem.openDirectory(area.name, in: directory, for: .passing)
        }
        if created { try fileSystem.sync(directory) }
    }

    /// Bytes that may still be written to the spool's file system.
    package func freeBytes() throws(SpoolError) -> Int64 {
        try fileSystem.freeBytes(of: openRoot())
    }

    func openRoot() throws(SpoolError) -> Handle {
        try fileSystem.openDirectory(atPath: root, for: .passing)
    }

    func open(_ area: Area, for access: DirectoryAccess = .listing) throws(SpoolError) -> Handle {
        try fileSystem.openDirectory(area.name, in: openRoot(), for: access)
    }

    /// Whether it was not there yet.
    func create(_ name: FileName, in directory: Handle, mode: FilePermissions) throws(SpoolError) -> Bool {
        do throws(SpoolError) {
            try fileSystem.createDirectory(name, in: directory, mode: mode)
            return true
        } catch .refused(_, _, .fileExists) {
            return false
        }
    }

    /// Runs `body`; nil where what it reaches for is not there.
    func ifPresent<Value>(_ body: () throws(SpoolError) -> Value) throws(SpoolError) -> Value? {
        do throws(SpoolError) {
            return try body()
        } catch .refused(_, _, .noSuchFileOrDirectory) {
            return nil
        }
    }

    private func openOrCreate(_ path: String) throws(SpoolError) -> Handle {
        do throws(SpoolError) {
            return try fileSystem.openDirectory(atPath: path, for: .listing)
        } catch .refused(let operation, let shown, .noSuchFileOrDirectory) {
            let parts = path.utf8.split(separator: UInt8(ascii: "/"))
            guard let last = parts.last, let name = FileName(bytes: last) else {
                throw .refused(operation, path: shown, .noSuchFileOrDirectory)
            }
            let start = path.utf8.first == UInt8(ascii: "/") ? "/" : "./"
            let parents = parts.dropLast().map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
            let parent = try openOrCreate(start + parents)
            if try create(name, in: parent, mode: FilePermissions(rawValue: 0o755)) { try fileSystem.sync(parent) }
            return try fileSystem.openDirectory(name, in: parent, for: .listing)
        }
    }
}
