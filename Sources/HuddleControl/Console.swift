package import Domain
import Glibc

/// What a verb sees of the world besides files: where data and messages go, and time.
package struct Console {
    /// Takes data.
    let output: (String) throws(ControlError) -> Void
    /// Takes one line of a message, without its line end.
    let message: (String) -> Void
    /// Whether data goes to a terminal, where a person looks at it.
    let isTerminal: Bool
    /// Columns of a line.
    let columns: Int
    /// What the reader's screen can show.
    let glyphs: Glyphs
    /// The wall clock.
    let now: () -> Instant
    /// The monotonic clock: time since whenever.
    let uptime: () -> Duration
    /// Waits for that long.
    let pause: (Duration) -> Void

    package init(
        output: @escaping (String) throws(ControlError) -> Void, message: @escaping (String) -> Void,
        isTerminal: Bool, columns: Int = 100, isPlain: Bool = false, now: @escaping () -> Instant,
        uptime: @escaping () -> Duration, pause: @escaping (Duration) -> Void
    ) {
        self.output = output
        self.message = message
        self.isTerminal = isTerminal
        self.columns = columns
        glyphs = Glyphs(isPlain: isPlain)
        self.now = now
        self.uptime = uptime
        self.pause = pause
    }

    /// Writes data as it is.
    /// - Throws: `outputClosed` where nobody reads it any more.
    func write(_ data: String) throws(ControlError) { try output(data) }

    /// Says something that is no data, on one or more lines. Nothing in it acts on the terminal.
    func tell(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { message(Self.harmless(line)) }
    }

    /// As it is, indentation and all, unless something in it acts instead of being read.
    private static func harmless(_ line: Substring) -> String {
        let isPlain = line.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        return isPlain ? String(line) : Inert.sentence(String(line))
    }
}

extension Console {
    /// The process's own streams and the machine's clocks.
    static var standard: Console {
        let clock = ContinuousClock()
        let start = clock.now
        return Console(
            output: { data throws(ControlError) in try write(data) },
            message: { line in try? write(line + "\n", to: STDERR_FILENO) },
            isTerminal: isatty(STDOUT_FILENO) == 1, columns: columns,
            isPlain: Glyphs(environment: variable).isPlain,
            now: {
                var time = timespec()
                clock_gettime(CLOCK_REALTIME, &time)
                return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
            },
            uptime: { clock.now - start },
            pause: { duration in
                let (seconds, attoseconds) = duration.components
                var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
                nanosleep(&time, nil)
            })
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// As `COLUMNS` says, else the terminal; 100 in a pipe.
    private static var columns: Int {
        if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return isKnown ? Int(size.ws_col) : 100
    }

    private static func write(_ text: String, to descriptor: CInt = STDOUT_FILENO) throws(ControlError) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                throw .outputClosed
            } else if errno != EINTR {
                throw .cannotWriteOutput(reason: String(cString: strerror(errno)))
            }
        }
    }
}
