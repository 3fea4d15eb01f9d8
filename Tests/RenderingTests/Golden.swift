import Foundation
import Testing

/// Files that hold what was looked at and found good. `HUDDLED_RECORD=1` writes them anew.
enum Golden {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden", isDirectory: true)

    static func check(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["HUDDLED_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(
            text.utf8.elementsEqual(expected.utf8),
            "\(name) changed: look at it, then record it with HUDDLED_RECORD=1", sourceLocation: sourceLocation)
    }
}
