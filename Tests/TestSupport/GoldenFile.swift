import Foundation

/// Files that hold what was looked at and found good. `HUDDLED_RECORD=1` writes them anew.
package enum GoldenFile {
    /// Whether `Golden/NAME` beside the test holds the text.
    package static func holds(_ text: String, _ name: String, besideTest path: String) throws -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            .appendingPathComponent("Golden", isDirectory: true)
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["HUDDLED_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return true
        }
        return try Data(contentsOf: file) == Data(text.utf8)
    }

    /// What a test says whose text is another one.
    package static let changed = "changed: look at it, then record it with HUDDLED_RECORD=1"
}
