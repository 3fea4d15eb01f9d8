import CSystemd
import Glibc
import Synchronization

/// The journal, where this process's standard error is connected to it.
package struct Journal: Sendable {
    /// What a file is, whatever it is called.
    struct FileIdentity {
        var device: UInt
        var inode: UInt
    }

    /// Nil unless standard error leads to the journal: then `$JOURNAL_STREAM` names its device and inode, see
    /// systemd.exec(5). libsystemd itself reports success when there is no journal.
    package init?() {
        var status = stat()
        guard let stream = getenv("JOURNAL_STREAM"), fstat(STDERR_FILENO, &status) == 0 else { return nil }
        self.init(
            stream: String(cString: stream), standardError: FileIdentity(device: status.st_dev, inode: status.st_ino))
    }

    init?(stream: String, standardError: FileIdentity) {
        // The variable stays when standard error is redirected, so its presence alone says nothing.
        guard stream == "\(standardError.device):\(standardError.inode)" else { return nil }
    }

    /// Hands the entry to the journal. False if the journal did not take it: none is there, it hangs, or the entry has
    /// no field with a valid name. Waits a quarter of a second for a journal that reads nothing, and not again until
    /// it reads.
    @discardableResult
    package func send(_ entry: JournalEntry) -> Bool {
        let assignments = entry.assignments
        guard !assignments.isEmpty, Self.hasRoom() else { return false }
        // All in one array, so that one pointer holds while libsystemd reads.
        var bytes = Array(assignments.joined())
        return bytes.withUnsafeMutableBytes { bytes in
            var rest = bytes[...]
            let vectors = assignments.map { assignment in
                let piece = UnsafeMutableRawBufferPointer(rebasing: rest.prefix(assignment.count))
                rest = rest.dropFirst(assignment.count)
                return iovec(iov_base: piece.baseAddress, iov_len: piece.count)
            }
            return sd_journal_sendv(vectors, Int32(clamping: vectors.count)) == 0
        }
    }

    private static func hasRoom() -> Bool {
        let patience: Duration = hangs.load(ordering: .relaxed) ? .zero : .milliseconds(250)
        let hasRoom = socket?.takes(within: patience) ?? false
        hangs.store(!hasRoom, ordering: .relaxed)
        return hasRoom
    }

    /// Where sd_journal_sendv(3) sends to.
    private static let socket = DatagramSocket(Array("/run/systemd/journal/socket".utf8))
    private static let hangs = Atomic(false)
}
