import Configuration
import Domain
import Foundation
import LocalTime
import Rendering
import Spool
import Store
import Testing

@testable import HuddleDaemon

/// A private huddled in a folder of its own, which is gone when the test ends.
final class Workplace: Sendable {
    static let now = "2026-11-21T06:00:00Z"

    let folder: URL

    /// - Parameter configuration: YAML without `directories`.
    init(_ configuration: String) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("huddled-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        try (configuration + "\ndirectories: { spool: spool, state: state }\nlibrary: \(Self.shippedLibrary)\n")
            .write(to: configurationFile, atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let shippedLibrary = project.appendingPathComponent("share/library.d").path

    /// The brand of the tests: as small as it can be.
    static let small = """
        brand: Harbour Coffee
        outcome: { key: overall, label: Overall satisfaction, scale: [1, 5] }
        drivers:
          - { key: speed, label: Speed of service, scale: [1, 5], causes: { queue: [queue] } }
          - { key: friendliness, label: Friendliness, scale: [1, 5] }
        """

    var configurationFile: URL { folder.appendingPathComponent("huddled.yaml") }
    var inbox: URL { folder.appendingPathComponent("spool/inbox") }

    func drop(_ content: String, as name: String) throws { try drop(Data(content.utf8), as: name) }

    func drop(_ content: Data, as name: String) throws {
        try content.write(to: inbox.appendingPathComponent(name))
    }

    func write(_ content: String, to path: String) throws {
        try content.write(to: folder.appendingPathComponent(path), atomically: true, encoding: .utf8)
    }

    /// One run; what it said.
    @discardableResult
    func run(now: String = Workplace.now) throws -> [Event] {
        var events: [Event] = []
        var claims = 0
        let instant = try #require(Instant(rfc3339: now))
        let before = try claimsSoFar()
        try Once(
            configurationPath: configurationFile.path, now: instant,
            makeClaim: {
                claims += 1
                return "claim-\(before + claims)"
            },
            report: { events.append($0) }
        ).run()
        return events
    }

    var configuration: Configuration {
        get throws { try Configuration.load(configurationFile.path, using: HostFiles.read) }
    }

    var store: Store {
        get throws {
            try Store(readingOnly: folder.appendingPathComponent("state/huddled.db").path, brand: configuration.brand)
        }
    }

    /// Every stored response, as `huddlectl responses --json` prints it.
    func responses() throws -> [String] {
        let brand = try configuration.brand
        var lines: [String] = []
        try store.eachResponse(location: nil, since: nil) { lines.append(ResponseDocument.json($0, brand: brand)) }
        return lines
    }

    func deliveries() throws -> [Delivery] { try store.deliveries() }

    /// Paths below the spool of all regular files, sorted.
    func files(below path: String) throws -> [String] {
        let root = folder.appendingPathComponent("spool/\(path)")
        guard let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
        else { return [] }
        return try walker.compactMap { $0 as? URL }
            .filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false }
            .map { String($0.standardizedFileURL.path.dropFirst(root.standardizedFileURL.path.count + 1)) }
            .sorted()
    }

    func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent("spool/\(path)"), encoding: .utf8)
    }

    /// The JSON plan of a location, as programs read it.
    func plan(_ location: String) throws -> [String: Any] {
        let data = try Data(contentsOf: folder.appendingPathComponent("spool/plans/\(location)/today.json"))
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func claimsSoFar() throws -> Int {
        let database = folder.appendingPathComponent("state/huddled.db").path
        return FileManager.default.fileExists(atPath: database) ? try deliveries().count : 0
    }
}

extension [Event] {
    var deliveries: [Delivery] {
        compactMap { event in
            if case .taken(let delivery) = event { delivery } else { nil }
        }
    }

    var published: Int {
        compactMap { event in
            if case .published(let plans) = event { plans } else { nil }
        }.reduce(0, +)
    }
}
