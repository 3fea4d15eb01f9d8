import Configuration
import Testing

@Suite("The folders that huddled owns")
struct DirectoriesTests {
    @Test(
        "the installed service says how it is under /run, a private one in its own state directory",
        arguments: [
            ("/var/lib/huddled", "/run/huddled/status.json"), ("/srv/state", "/srv/state/status.json"),
            ("state", "state/status.json"), ("/var/lib/huddled2", "/var/lib/huddled2/status.json"),
        ])
    func status(_ state: String, _ path: String) {
        #expect(Directories(state: state).status == path)
        #expect(Directories().status == "/run/huddled/status.json")
        #expect(Directories(state: state).metrics == path.dropLast("status.json".count) + "metrics.prom")
    }
}
