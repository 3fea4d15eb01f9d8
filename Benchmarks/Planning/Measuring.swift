import Glibc

/// Adds up what several stretches of work take.
struct Stopwatch {
    private var elapsed = Duration.zero
    private var processor = Duration.zero

    var milliseconds: Int { Self.milliseconds(elapsed) }
    /// On all threads together, in the program and in the kernel for it.
    var processorMilliseconds: Int { Self.milliseconds(processor) }

    mutating func time<T>(_ work: () throws -> T) rethrows -> T {
        let (began, usedBefore) = (ContinuousClock.now, Self.used)
        defer {
            elapsed += ContinuousClock.now - began
            processor += Self.used - usedBefore
        }
        return try work()
    }

    private static var used: Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds) * 1_000 + Int(duration.components.attoseconds / 1_000_000_000_000_000)
    }
}

/// The most memory that the process has had so far, in megabytes.
///
/// `VmHWM` begins anew with each program; `ru_maxrss` begins with what the one before had.
func peakMemory() throws(BenchmarkError) -> Int {
    let path = "/proc/self/status"
    guard let file = fopen(path, "r") else { throw .cannotMeasure(path) }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, CInt(line.count), file) != nil {
        let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace)
        if words.first == "VmHWM:", words.count > 1, let kilobytes = Int(words[1]) { return kilobytes / 1_024 }
    }
    throw .cannotMeasure(path)
}
