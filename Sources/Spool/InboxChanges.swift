import Glibc

/// What a watch saw of the inbox over some time. Hints: only a scan tells what is there.
///
/// Of each file the last word counts, so no name is both finished and modified. Unfinished names (see `isIgnored`) are
/// not among them; names of directories may be.
package struct InboxChanges: Equatable, Sendable {
    /// Moved in, or closed after writing.
    package var finished: Set<FileName>
    /// Created or written to, and not closed since.
    package var modified: Set<FileName>
    /// The mode, owner or ACL of a file or of the inbox changed, so that what could not be read may be readable now; or
    /// somebody removed a file.
    package var touched: Bool
    /// More happened than could be remembered: any of it may be missing here, from the beginning, middle or end.
    package var overflowed: Bool
    /// The directory was moved, removed or unmounted: this watch sees nothing of the inbox any more.
    package var lost: Bool

    package init(
        finished: Set<FileName> = [], modified: Set<FileName> = [], touched: Bool = false, overflowed: Bool = false,
        lost: Bool = false
    ) {
        self.finished = finished
        self.modified = modified
        self.touched = touched
        self.overflowed = overflowed
        self.lost = lost
    }

    /// Whether a scan could find something to do at once. Where files were only modified it could not: whoever copies
    /// a large file makes thousands of such changes, and a look `Settling.time` later is early enough.
    package var callsForLook: Bool { !finished.isEmpty || touched || overflowed || lost }

    /// Whether what is missing could take back what is here.
    var isIncomplete: Bool { overflowed || lost }
}

extension InboxChanges {
    /// What a watch asks for.
    ///
    /// Not what leaves the inbox: taking a file causes none of these, so the program's own work does not wake it; only
    /// putting a file back does. Not opening or reading either, which every scan does. Without `IN_CREATE`, a file that
    /// is made anew under the name of one just closed would inherit its hint; without `IN_EXCL_UNLINK`, closing a file
    /// that was removed would speak for another that has its name now.
    static let mask = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MODIFY | IN_ATTRIB | IN_DELETE | IN_MOVE_SELF | IN_DELETE_SELF
            | IN_ONLYDIR
            | IN_DONT_FOLLOW | IN_EXCL_UNLINK)

    private static let ends = UInt32(IN_MOVE_SELF | IN_DELETE_SELF | IN_UNMOUNT | IN_IGNORED)

    /// Adds what the kernel's events say, which happened after everything that is already here.
    mutating func add(_ events: UnsafeRawBufferPointer) {
        let header = MemoryLayout<inotify_event>.size
        var offset = 0
        while offset < events.count {
            // An event that is cut off, which the kernel does not give, is one that is missing.
            guard events.count - offset >= header else { return overflowed = true }
            let event = events.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            let start = offset + header
            guard Int(event.len) <= events.count - start else { return overflowed = true }
            offset = start + Int(event.len)
            // Padded with NULs.
            add(event.mask, FileName(bytes: events[start..<offset].prefix { $0 != 0 }))
        }
    }

    private mutating func add(_ mask: UInt32, _ name: FileName?) {
        func happened(_ kinds: CInt) -> Bool { mask & UInt32(kinds) != 0 }
        if happened(IN_Q_OVERFLOW) { overflowed = true }
        if mask & Self.ends != 0 { lost = true }
        guard let name else {
            if happened(IN_ATTRIB) { touched = true }
            return
        }
        guard !name.isIgnored else { return }
        if happened(IN_ATTRIB | IN_DELETE) { touched = true }
        if happened(IN_CREATE | IN_MODIFY) {
            finished.remove(name)
            modified.insert(name)
        } else if happened(IN_CLOSE_WRITE | IN_MOVED_TO) {
            modified.remove(name)
            finished.insert(name)
        }
    }
}
