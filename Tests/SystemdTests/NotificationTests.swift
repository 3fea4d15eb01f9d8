import Systemd
import Testing

@Suite("What the service manager is told")
struct NotificationTests {
    @Test(
        "each notification is written as sd_notify(3) says",
        arguments: [
            (.ready, "READY=1"),
            (.stopping, "STOPPING=1"),
            (.watchdog, "WATCHDOG=1"),
            (.status("42 plans for today"), "STATUS=42 plans for today"),
            (.status(""), "STATUS="),
            (.reloading(at: .microseconds(1_234_567)), "RELOADING=1\nMONOTONIC_USEC=1234567"),
            (.extendTimeout(.seconds(30)), "EXTEND_TIMEOUT_USEC=30000000"),
            (.errno(28), "ERRNO=28"),
        ] as [(Notification, String)])
    func spelling(notification: Notification, text: String) {
        #expect(Notification.message([notification]) == text)
    }

    @Test("several make one datagram, in their order")
    func order() {
        #expect(Notification.message([.stopping, .status("bye"), .errno(5)]) == "STOPPING=1\nSTATUS=bye\nERRNO=5")
        #expect(Notification.message([.ready, .ready]) == "READY=1\nREADY=1")
        #expect(Notification.message([]).isEmpty)
    }

    @Test(
        "a status stays one line of text, whatever is in it",
        arguments: [
            ("a\nREADY=1", "a READY=1"),
            ("a\r\nMAINPID=1", "a  MAINPID=1"),
            ("\n\n", "  "),
            ("a\u{0}b", "a b"),
            ("\u{1B}[2J\u{7}", " [2J "),
            ("\u{9B}2J\u{85}\u{7F}", " 2J  "),
            ("a\u{2028}b\u{2029}c", "a b c"),
            ("Café 咖啡 ☕️", "Café 咖啡 ☕️"),
            ("STATUS=x", "STATUS=x"),
        ])
    func hostile(status: String, line: String) {
        let message = Notification.message([.status(status), .watchdog])
        #expect(Array(message.utf8) == Array("STATUS=\(line)\nWATCHDOG=1".utf8))
    }

    @Test(
        "a long status is cut between characters, so that the manager does not drop the datagram",
        arguments: [
            (String(repeating: "x", count: 1_024), String(repeating: "x", count: 1_024)),
            (String(repeating: "x", count: 1_025), String(repeating: "x", count: 1_024) + "…"),
            (String(repeating: "x", count: 1_000_000), String(repeating: "x", count: 1_024) + "…"),
            (String(repeating: "咖", count: 400), String(repeating: "咖", count: 341) + "…"),
        ])
    func long(status: String, line: String) {
        #expect(Notification.message([.status(status)]) == "STATUS=" + line)
    }

    @Test(
        "times are whole microseconds that the manager can read",
        arguments: [
            (.zero, "0"),
            (.nanoseconds(999), "0"),
            (.nanoseconds(1_999), "1"),
            (.seconds(-1), "0"),
            (.seconds(Int64.min), "0"),
            (.microseconds(Int64.max), "9223372036854775807"),
            (.seconds(Int64.max), "9223372036854775807"),
            (Duration(attoseconds: .max), "9223372036854775807"),
            (Duration(attoseconds: .min), "0"),
        ] as [(Duration, String)])
    func times(time: Duration, text: String) {
        #expect(Notification.message([.extendTimeout(time)]) == "EXTEND_TIMEOUT_USEC=\(text)")
        #expect(Notification.message([.reloading(at: time)]) == "RELOADING=1\nMONOTONIC_USEC=\(text)")
    }

    @Test(
        "an error number is never negative", arguments: [(-28, 0), (.min, 0), (0, 0), (.max, .max)] as [(Int32, Int32)])
    func errorNumbers(given: Int32, told: Int32) {
        #expect(Notification.message([.errno(given)]) == "ERRNO=\(told)")
    }
}
