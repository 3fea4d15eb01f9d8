import Configuration
import Domain
import Glibc
import LocalTime
import Spool
import Store

/// What `huddled` does with its arguments: the edge where the wall clock, chance and the terminal are.
package struct DaemonCommand {
    package static let defaultConfiguration = Configuration.defaultPath

    let configuration: String
    let once: Bool
    let now: String?

    package init(configuration: String, once: Bool, now: String?) {
        self.configuration = configuration
        self.once = once
        self.now = now
    }

    /// Runs to the end and says with which code to leave; what went wrong is on standard error by then.
    package func run() -> Int32 {
        // Whoever reads the messages may leave; the work goes on.
        signal(SIGPIPE, SIG_IGN)
        guard once else {
            say(now == nil ? "this version runs with --once only" : "--now goes with --once only")
            return ExitCode.usage.rawValue
        }
        guard let instant = now.map(Instant.init(rfc3339:)) ?? Self.wallClock else {
            say("--now takes an instant in RFC 3339, such as 2026-11-21T06:00:00Z")
            return ExitCode.usage.rawValue
        }
        var failed = false
        let run = Once(
            configurationPath: configuration, now: instant, makeClaim: Self.claim,
            report: { event in
                if case .failed = event { failed = true }
                say(event.description)
            })
        do {
            try run.run()
            return (failed ? ExitCode.inputOutput : .success).rawValue
        } catch let error as StartError {
            say(error.description)
            return error.exitCode.rawValue
        } catch let error as SpoolError {
            say(error.description)
            return error.exitCode.rawValue
        } catch let error as StoreError {
            say(error.description)
            return error.exitCode.rawValue
        } catch {
            say("unexpected: \(error)")
            return ExitCode.inputOutput.rawValue
        }
    }

    private func say(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let bytes = lines.flatMap { Array("huddled: \($0)\n".utf8) }
        // Nobody is left to tell if standard error is gone.
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static var wallClock: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    private static func claim() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36) + "-" + String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
