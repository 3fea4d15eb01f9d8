package import Domain

/// What the file system says about an entry.
package struct FileStatus: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case regular, directory, symbolicLink, fifo, socket, device
    }

    package var kind: Kind
    package var device: UInt64
    package var inode: UInt64
    /// How many names it has.
    package var links: UInt64
    /// Bytes.
    package var size: Int64
    /// When its content was last written, as far as its owner admits: anybody can set it back on his own file.
    package var modified: FileTime
    /// When its content, names, owner or mode last changed; nobody can set it.
    package var changed: FileTime

    /// Whether it is the same file with the same content, whatever it is called now.
    ///
    /// `changed` is left out: moving a file changes it.
    package func isSameContent(as other: FileStatus) -> Bool {
        kind == other.kind && device == other.device && inode == other.inode && size == other.size
            && modified == other.modified
    }
}

/// A file system's time: seconds since 1970 and nanoseconds. Not an `Instant`, whose milliseconds are too coarse to
/// tell two versions of a file apart, and which cannot hold every time a file may claim.
package struct FileTime: Hashable, Comparable, Sendable {
    package var seconds: Int64
    package var nanoseconds: Int64

    package init(seconds: Int64, nanoseconds: Int64) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package static func < (left: FileTime, right: FileTime) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

extension FileTime {
    /// To the millisecond, and no further away than any calendar goes.
    package var instant: Instant {
        Instant(
            milliseconds: min(max(seconds, -1_000_000_000_000), 1_000_000_000_000) * 1_000 + nanoseconds / 1_000_000)
    }
}
