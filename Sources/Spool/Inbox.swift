package import SystemPackage

/// A file in the inbox that could be taken.
///
/// Two of them are equal if nothing happened to the file between two scans.
package struct InboxFile: Hashable, Sendable {
    package let name: FileName
    package let status: FileStatus
}

/// Something in the inbox that stays there until a person does something about it.
package struct LeftEntry: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case symbolicLink, directory, fifo, socket, device
        /// The file has another name elsewhere, so that somebody could still change it.
        case hardLink
        /// The file cannot be opened, for the operating system's reason.
        case unreadable(Errno)
    }

    package let name: FileName
    package let why: Reason
    /// What it is and the command that mends it, in one sentence.
    package let remedy: String
}

/// What the inbox holds at one moment. Unfinished names (see `isIgnored`) are not among it.
package struct InboxScan: Equatable, Sendable {
    /// Oldest first, by time of modification, then by the bytes of the name.
    package var ready: [InboxFile]
    /// By the bytes of the name.
    package var left: [LeftEntry]
}

extension FileName {
    /// Whether the contract says that a file called so is not finished. Bytes are compared as they are: `x.TMP` counts
    /// as finished.
    package var isIgnored: Bool {
        isHidden || hasSuffix(".tmp") || hasSuffix(".part") || hasSuffix(".filepart") || hasSuffix("~")
    }
}

extension Spool {
    /// Looks through the inbox. Nothing is waited for: whether a file is finished is for the caller to tell, by
    /// comparing two scans.
    package func scan() throws(SpoolError) -> InboxScan {
        let inbox = try open(.inbox)
        var scan = InboxScan(ready: [], left: [])
        for name in try fileSystem.entries(of: inbox) where !name.isIgnored {
            // Gone again since it was listed: nothing to report.
            guard let finding = try ifPresent({ () throws(SpoolError) in try check(name, in: inbox) }) else { continue }
            switch finding {
            case .usable(let status):
                scan.ready.append(InboxFile(name: name, status: status))
            case .left(let reason):
                scan.left.append(LeftEntry(name: name, why: reason, remedy: remedy(for: reason, name)))
            }
        }
        scan.ready.sort { ($0.status.modified, $0.name) < ($1.status.modified, $1.name) }
        return scan
    }

    enum Finding {
        case usable(FileStatus)
        case left(LeftEntry.Reason)
    }

    /// Whether an entry is a regular file with one name that can be read.
    ///
    /// It is inspected before it is opened, because opening a device can have effects, and again once it is open,
    /// because only what is open cannot be exchanged.
    func check(_ name: FileName, in directory: Handle) throws(SpoolError) -> Finding {
        if let reason = LeftEntry.Reason(try fileSystem.status(of: name, in: directory)) { return .left(reason) }
        let file: Handle
        do throws(SpoolError) {
            file = try fileSystem.openFile(name, in: directory)
        } catch .refused(_, _, .tooManySymbolicLinkLevels) {
            return .left(.symbolicLink)
        } catch .refused(_, _, let reason) where reason != .noSuchFileOrDirectory {
            return .left(.unreadable(reason))
        }
        let status = try fileSystem.status(of: file)
        if let reason = LeftEntry.Reason(status) { return .left(reason) }
        return .usable(status)
    }

    private func remedy(for reason: LeftEntry.Reason, _ name: FileName) -> String {
        let word = Printable.shellWord(Array(root.utf8) + Array("/inbox/".utf8) + name.bytes)
        let shown = "\(Printable.text(root.utf8))/inbox/\(name.printable)"
        return switch reason {
        case .symbolicLink:
            "\(shown) is a symbolic link, which is never followed: copy the file itself into the inbox, "
                + "then: rm -- \(word)"
        case .directory:
            "\(shown) is a directory: move the files in it into the inbox itself, then: rmdir -- \(word)"
        case .fifo: "\(shown) is a named pipe, not a file: rm -- \(word)"
        case .socket: "\(shown) is a socket, not a file: rm -- \(word)"
        case .device: "\(shown) is a device, not a file: rm -- \(word)"
        case .hardLink:
            "\(shown) has a second name elsewhere, where it could still be changed: "
                + "cp -- \(word) \(word).part && mv -f -- \(word).part \(word)"
        case .unreadable(.permissionDenied), .unreadable(.notPermitted):
            "\(shown) may not be read: setfacl -m u:\(fileSystem.user):r -- \(word)"
        case .unreadable(let words):
            "\(shown) cannot be read (\(words)): check the disk and the kernel's log, then deliver it again"
        }
    }
}

extension LeftEntry.Reason {
    /// nil for a regular file with one name.
    fileprivate init?(_ status: FileStatus) {
        switch status.kind {
        case .regular where status.links == 1: return nil
        case .regular: self = .hardLink
        case .directory: self = .directory
        case .symbolicLink: self = .symbolicLink
        case .fifo: self = .fifo
        case .socket: self = .socket
        case .device: self = .device
        }
    }
}
