package import Foundation

/// Real files and reference values, which stand beside the project and not in it.
package enum Shared {
    /// The folder that `$HUDDLED_SHARED` names, or nil: tests that need it are then skipped.
    package static let folder: URL? = ProcessInfo.processInfo.environment["HUDDLED_SHARED"]
        .map { URL(fileURLWithPath: $0, isDirectory: true) }

    package static let isPresent = folder != nil

    /// What a skipped test says.
    package static let absent = "SKIPPED: $HUDDLED_SHARED does not name the folder of real files"

    package static func data(_ path: String) throws -> Data {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return try Data(contentsOf: folder.appendingPathComponent(path))
    }

    package static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try data(path))
    }
}
