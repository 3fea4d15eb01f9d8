import Domain
import Foundation
import Testing

@Suite("The version")
struct VersionTests {
    @Test("huddlectl --version says it")
    func says() throws {
        let outcome = try Bench().runAsGiven(["--version"])
        #expect(outcome.ending == .success)
        #expect(outcome.out == "huddlectl \(Version.current)\n")
        #expect(outcome.err.isEmpty)
    }

    @Test("debian/changelog packages the same one")
    func packaged() throws {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: project.appendingPathComponent("debian/changelog"), encoding: .utf8)
        let head = try #require(text.firstMatch(of: #/^huddled \((.+)-[^-]+\) /#))
        #expect(String(head.output.1) == Version.current)
    }
}
