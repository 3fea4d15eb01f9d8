import Glibc

/// A Unix datagram socket that another process reads.
///
/// libsystemd sends to such sockets blocking, without a limit: a manager or journal that hangs would hang whoever talks
/// to it. So we ask first whether there is room.
struct DatagramSocket {
    private var address = sockaddr_un()
    private var length: socklen_t

    /// - Parameter name: a path, or `@` and an abstract name. Nil if it is neither, or too long.
    init?(_ name: [UInt8]) {
        let isPath = name.first == UInt8(ascii: "/")
        guard isPath || name.first == UInt8(ascii: "@"), !name.contains(0) else { return nil }
        let start = MemoryLayout.size(ofValue: address) - MemoryLayout.size(ofValue: address.sun_path)
        length = socklen_t(start + name.count)
        address.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { field in
            guard name.count < field.count else { return false }
            field.copyBytes(from: name)
            if !isPath { field[0] = 0 }
            return true
        }
        guard fits else { return nil }
    }

    /// Whether it takes a datagram now, or does within that time. False if nobody has bound it.
    func takes(within patience: Duration) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let connected = withUnsafeBytes(of: address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { connect(descriptor, $0.baseAddress, length) }
        }
        guard connected == 0 else { return false }
        // To poll a connected datagram socket is to ask for room in its peer's queue.
        var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let milliseconds = Int32(clamping: patience.attoseconds / 1_000_000_000_000_000)
        var ready: Int32
        repeat { ready = Glibc.poll(&poll, 1, milliseconds) } while ready == -1 && errno == EINTR
        return ready == 1 && poll.revents & Int16(POLLOUT) != 0
    }
}
