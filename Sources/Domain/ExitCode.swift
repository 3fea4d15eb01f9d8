/// How a command ends, after BSD's sysexits.
package enum ExitCode: Int32, Sendable {
    case success = 0
    /// `verify` found problems.
    case problems = 1
    /// `status`: the daemon is not running.
    case notRunning = 3
    case usage = 64
    case data = 65
    case noInput = 66
    case unavailable = 69
    case inputOutput = 74
    case tryLater = 75
    case permission = 77
    case configuration = 78
}
