import Domain
import Foundation
import SystemPackage
import Testing

@testable import HuddleDaemon

@Suite("One huddled at a time works on a state directory")
struct StateDirectoryTests {
    private let place: Workplace
    private var state: String { place.folder.path + "/deep/er/state" }

    init() throws { place = try Workplace(Workplace.small) }

    @Test("what is missing of the path is created, closed to others, and the lock is its owner's alone")
    func creates() throws {
        let held = try StateDirectory(state)
        try withExtendedLifetime(held) {
            let attributes = try FileManager.default.attributesOfItem(atPath: state)
            let mode = try #require(attributes[.posixPermissions] as? Int)
            #expect(mode & 0o066 == 0, "nobody else lists it or writes to it")
            let lock = try FileManager.default.attributesOfItem(atPath: "\(state)/lock")
            #expect(lock[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("a second holder is refused with 75 and told of the first; the lock is free with the last copy")
    func second() throws {
        var held: StateDirectory? = try StateDirectory(state)
        var copy = held
        let refused = StartError.alreadyRunning(lock: "\(state)/lock")
        #expect(throws: refused) { try StateDirectory(state) }
        #expect(refused.exitCode == .tryLater)
        #expect(refused.description.contains("\(state)/lock"))

        held = nil
        #expect(throws: refused) { try StateDirectory(state) }
        #expect(copy != nil)
        copy = nil
        _ = try StateDirectory(state)
        _ = try StateDirectory("\(state)/")
    }

    @Test("a file in its place, and a link in the lock's, are refused as what they are")
    func obstacles() throws {
        let file = place.folder.path + "/file"
        try Data().write(to: URL(fileURLWithPath: file))
        #expect(throws: StartError.cannotLock(path: "\(file)/lock", .notDirectory)) { try StateDirectory(file) }
        #expect(throws: StartError.cannotCreate(directory: "\(file)/state", .notDirectory)) {
            try StateDirectory("\(file)/state")
        }
        _ = try StateDirectory(state)
        try FileManager.default.removeItem(atPath: "\(state)/lock")
        try FileManager.default.createSymbolicLink(atPath: "\(state)/lock", withDestinationPath: file)
        #expect(throws: StartError.cannotLock(path: "\(state)/lock", .tooManySymbolicLinkLevels)) {
            try StateDirectory(state)
        }
    }

    @Test(
        "each reason has its exit code, and a sentence that says what to do",
        arguments: [
            (StartError.library(folder: "/x", reason: "no"), ExitCode.configuration, "create it"),
            (.cannotCreate(directory: "/x", .permissionDenied), .permission, "start huddled as the user"),
            (.cannotCreate(directory: "/x", .noSpace), .inputOutput, "/x"),
            (.alreadyRunning(lock: "/x/lock"), .tryLater, "stop it first"),
            (.cannotLock(path: "/x/lock", .permissionDenied), .permission, "start huddled as the user"),
            (.cannotLock(path: "/x/lock", .notPermitted), .permission, "/x/lock"),
            (.cannotLock(path: "/x/lock", .ioError), .inputOutput, "/x/lock"),
            (.directoriesChanged, .configuration, "restart"),
        ])
    func words(error: StartError, code: ExitCode, remedy: String) {
        #expect(error.exitCode == code)
        #expect(error.description.contains(remedy))
        #expect(!error.description.contains("\n"))
        let failure = Failure(error)
        #expect(failure.exitCode == code && failure.errno > 0)
    }
}
