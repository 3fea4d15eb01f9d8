import Testing

@testable import Systemd

@Suite("Whether a datagram socket has room")
struct DatagramSocketTests {
    @Test("a socket that somebody reads takes datagrams until its queue is full")
    func room() throws {
        let listening = try ListeningSocket()
        let socket = try #require(DatagramSocket(Array(listening.path.utf8)))
        #expect(socket.takes(within: .zero))
        try listening.fill()
        #expect(!socket.takes(within: .zero))
        #expect(!socket.takes(within: .milliseconds(1)))
        while listening.receive() != nil {}
        #expect(socket.takes(within: .zero))
    }

    @Test("asking leaves nothing in the queue")
    func silent() throws {
        let listening = try ListeningSocket()
        #expect(try #require(DatagramSocket(Array(listening.path.utf8))).takes(within: .zero))
        #expect(listening.receive() == nil)
    }

    @Test("a socket that nobody has bound takes nothing", arguments: ["/nowhere/notify", "/", "@systemd-tests/nobody"])
    func nobody(name: String) throws {
        #expect(!(try #require(DatagramSocket(Array(name.utf8)))).takes(within: .seconds(60)))
    }

    @Test(
        "what is no address of a Unix socket is refused",
        arguments: ["", "relative", "vsock:2:1234", "/a\u{0}b", "/" + String(repeating: "x", count: 107)])
    func noAddress(name: String) {
        #expect(DatagramSocket(Array(name.utf8)) == nil)
    }

    @Test("the longest path is accepted")
    func longest() {
        #expect(DatagramSocket(Array(("/" + String(repeating: "x", count: 106)).utf8)) != nil)
    }
}
