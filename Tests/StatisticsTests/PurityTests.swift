import Foundation
import Testing

@Suite("The pure targets stay pure")
struct PurityTests {
    @Test(
        "no source imports Foundation or a platform's own variant of it",
        arguments: ["Domain", "CSV", "Statistics", "Simulation"])
    func noFoundation(_ target: String) throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/\(target)").resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(!files.isEmpty)
        for file in files {
            let imports = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
                .filter { $0.split(separator: " ").contains("import") && !$0.contains("//") }
            #expect(!imports.contains { $0.contains("Foundation") }, "\(file.lastPathComponent)")
        }
    }
}
