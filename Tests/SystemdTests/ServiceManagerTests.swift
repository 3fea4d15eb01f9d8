import Glibc
import Testing

@testable import Systemd

/// Each of these runs in a process of its own: the environment belongs to a whole process, and others read it.
@Suite("Talking to the service manager")
struct ServiceManagerTests {
    /// A process that hangs is ended, and its test fails.
    private static func start(environment: [String: String] = [:]) {
        alarm(60)
        for name in ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"] { unsetenv(name) }
        for (name, value) in environment { setenv(name, value, 1) }
    }

    @Test("what is told arrives at $NOTIFY_SOCKET, each time in one datagram")
    func arrives() async {
        await #expect(processExitsWith: .success) {
            let socket = try ListeningSocket()
            Self.start(environment: ["NOTIFY_SOCKET": socket.path])
            ServiceManager.notify([.ready, .status("2 files wait\nERRNO=5 ☕️")])
            ServiceManager.notify([])
            ServiceManager.notify([.watchdog])
            #expect(socket.receive() == "READY=1\nSTATUS=2 files wait ERRNO=5 ☕️")
            #expect(socket.receive() == "WATCHDOG=1")
            #expect(socket.receive() == nil)
        }
    }

    @Test(
        "where nobody listens, nothing happens",
        arguments: [nil, "", "/nowhere/notify", "relative", "@", "/" + String(repeating: "x", count: 200)])
    func nobody(address: String?) async {
        await #expect(processExitsWith: .success) { [address] in
            Self.start(environment: address.map { ["NOTIFY_SOCKET": $0] } ?? [:])
            ServiceManager.notify([.ready])
        }
    }

    @Test("a manager that hangs does not hang us, and hears us again once it reads")
    func full() async {
        await #expect(processExitsWith: .success) {
            let socket = try ListeningSocket()
            Self.start(environment: ["NOTIFY_SOCKET": socket.path])
            try socket.fill()
            ServiceManager.notify([.ready], within: .zero)
            ServiceManager.notify([.ready], within: .milliseconds(1))
            while let text = socket.receive() { #expect(text == "full") }
            ServiceManager.notify([.stopping])
            #expect(socket.receive() == "STOPPING=1")
        }
    }

    @Test(
        "the watchdog is fed at half of its time, and only if it watches this process",
        arguments: [
            (nil, false, nil),
            ("60000000", true, .seconds(30)),
            ("60000000", nil, .seconds(30)),
            ("60000000", false, nil),
            ("1", true, .zero),
            ("0", true, nil),
            ("-1", true, nil),
            ("18446744073709551615", true, nil),
            ("never", true, nil),
            ("", true, nil),
        ] as [(String?, Bool?, Duration?)])
    func watchdog(time: String?, ours: Bool?, interval: Duration?) async {
        await #expect(processExitsWith: .success) { [time, ours, interval] in
            var environment: [String: String] = [:]
            environment["WATCHDOG_USEC"] = time
            environment["WATCHDOG_PID"] = ours.map { "\($0 ? getpid() : 1)" }
            Self.start(environment: environment)
            #expect(ServiceManager.watchdogInterval == interval)
        }
    }

    @Test("the monotonic time does not go back")
    func monotonic() {
        let first = ServiceManager.monotonicNow
        #expect(first > .zero)
        #expect(ServiceManager.monotonicNow >= first)
    }
}
