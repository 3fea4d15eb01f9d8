import Configuration
import Crypto
import Domain
import Foundation
import Spool
import Store
import SystemPackage
import Systemd

@testable import HuddleDaemon

/// A story on a machine, told by a daemon without services to whom anything may happen.
final class Simulation {
    struct Broken: Error, CustomStringConvertible {
        var description: String
    }

    private let story: Story
    let machine: Machine
    private let configuration: String
    private let folder: URL
    /// Of the machine's own doings between the steps; nil where nothing goes wrong.
    private var chance: Chance?
    private let heard = Heard()
    private var promises = Promises()
    private var life = 0
    private var work: Work?
    private let stop = Flag()
    /// What plan files held at any time.
    private(set) var plans: [String: Set<Inspection.Found>] = [:]

    /// - Parameter seed: of what goes wrong; nil: nothing does.
    init(_ story: Story, seed: UInt64?, expecting plans: [String: Set<Inspection.Found>]? = nil, in folder: URL) throws
    {
        self.story = story
        self.folder = folder
        let place = folder.appendingPathComponent("machine-\(UUID().uuidString)")
        machine = try Machine(place, faults: Faults(seed: seed), now: story.days.first?.begins ?? story.end)
        chance = seed.map { Chance(seed: $0 ^ 0xABCD) }
        promises.plans = plans
        configuration = place.appendingPathComponent("huddled.yaml").path
        try Self.brand(library: folder.appendingPathComponent("library").path)
            .write(toFile: configuration, atomically: true, encoding: .utf8)
    }

    private static func brand(library: String) -> String {
        """
        brand: Harbour Coffee
        timezone: Europe/London
        outcome: { key: overall, label: Overall satisfaction, scale: [1, 5] }
        drivers:
          - { key: speed, label: Speed of service, scale: [1, 5], causes: { queue: [queue] } }
          - { key: friendliness, label: Friendliness, scale: [1, 5] }
        plan: { at: "05:00", minimum_answers: 3 }
        directories: { spool: spool, state: state }
        library: \(library)

        """
    }

    /// The whole story; what it leaves.
    func tell() async throws -> Outcome {
        for (number, day) in story.days.enumerated() {
            machine.world.advance(to: day.begins)
            try await comeToRest()
            for file in day.files {
                try await deliver(file)
                // The stored responses do not depend on the order of files. When the chain's model is made anew does: by
                // how often a response was replaced, which is more often where versions come in their order.
                try await comeToRest()
            }
            if day.answers, let alert = try waitingAlert() { try await deliver(Story.answer(alert, day: number)) }
            if day.reloads { try await attempt { await $0.reload() } }
            try await comeToRest()
            if let erased = day.erased { try erase(erased) }
            try await comeToRest()
            machine.world.advance(to: day.planned)
            try await forgetModel()
            try await plan(day.planned)
            try await attempt { _ = try await $0.removeExpired() }
        }
        machine.hasFaults = false
        if var chance {
            machine.end(chance.percent(50) ? .powerCut : .crash, chance)
            try await examine()
        }
        chance = nil
        machine.world.advance(to: story.end)
        // A process that was there before this moment has told everything before it.
        if machine.isRunning(life) { machine.end(.crash) }
        try await comeToRest()
        try await forgetModel()
        try await plan(story.end)
        try await attempt { _ = try await $0.removeExpired() }
        try await comeToRest()
        let inspection = try inspect()
        let broken = try promises.broken(inspection) + Promises.temporaries(inspection).map { "\($0) is left" }
        machine.end(.crash)
        await letGo()
        if !broken.isEmpty { throw Broken(description: "at the end: \(broken.joined(separator: "; "))") }
        return try Outcome(inspection)
    }

    // MARK: The daemon

    /// Does something with the process that runs. What it cannot finish because the process ends is left as it is.
    private func attempt(_ body: (Work) async throws -> Void) async throws {
        if var chance {
            // Between two things that it does, anything may happen to it, too.
            if chance.percent(2) { machine.end(chance.percent(50) ? .powerCut : .crash, chance) }
            self.chance = chance
        }
        let work = try await running()
        do { try await body(work) } catch {
            guard !machine.isRunning(life) else { throw Broken(description: "the service ended with: \(error)") }
        }
        promises.taken.formUnion(heard.taken)
        if !machine.isRunning(life) { try await examine() }
    }

    private func running() async throws -> Work {
        if let work, machine.isRunning(life) { return work }
        await letGo()
        for _ in 0..<100 {
            life = machine.begin()
            do {
                let work = Work(try await start(), watcher: InboxWatcher(Bell()), stop: stop)
                self.work = work
                return work
            } catch {
                // As the service manager does it.
                machine.end(.crash)
                machine.world.wait(.seconds(2))
                machine.note("it did not start: \(type(of: error))")
                try await examine()
                if !machine.hasFaults { throw Broken(description: "it does not start: \(error)") }
            }
        }
        throw Broken(description: "it never starts")
    }

    /// Leaves what is left of a process that ended: it holds the lock of the state directory for as long as it is there, and a
    /// large file that is begun with holds on to it.
    private func letGo() async {
        guard let ended = work else { return }
        stop.raise()
        _ = try? await ended.takeNext()
        work = nil
    }

    private func start() async throws -> Start {
        stop.lower()
        let (life, world, heard) = (life, machine.world, heard)
        let claims = Counter()
        let seen = World(
            now: { world.now }, uptime: { world.uptime }, timeAwake: { world.uptime }, clock: ContinuousClock(),
            makeClaim: { "c\(life)-\(claims.next())" }, report: { heard.hear($0) }, notify: { _ in }, watchdog: nil,
            stopping: {})
        for _ in 0..<1_000_000 {
            do {
                return try Start(
                    configurationPath: configuration, world: seen,
                    fileSystem: MemoryFileSystem(machine: machine, life: life))
            } catch StartError.alreadyRunning {
                // The one before is about to let go of its lock.
                await Task.yield()
            }
        }
        throw Broken(description: "the process before is still there")
    }

    private func look() async throws {
        try await attempt { work in
            _ = await work.look()
            while try await work.takeNext() {}
        }
    }

    /// Looks until nothing is left to be taken and told.
    private func comeToRest() async throws {
        for _ in 0..<300 {
            machine.world.wait(.seconds(6))
            try await look()
            guard machine.isRunning(life), let work else { continue }
            let status = await work.board.current
            let disk = machine.snapshot
            let isEmpty = try ["inbox", "work"].allSatisfy { area in
                try disk.names(in: disk.find("spool/\(area)")).isEmpty
            }
            if isEmpty, status.problems.isEmpty, await work.patience != .zero, await work.untold.isEmpty {
                try remember()
                return
            }
        }
        let problems = await work?.board.current.problems.map(\.what) ?? []
        throw Broken(description: "it never comes to rest: \(problems)")
    }

    private func plan(_ due: Instant) async throws {
        for _ in 0..<300 {
            try await look()
            var wait = Duration.zero
            try await attempt { wait = try await $0.planDue() }
            guard machine.isRunning(life), wait > .seconds(60) else {
                machine.world.wait(.seconds(6))
                continue
            }
            return try await comeToRest()
        }
        throw Broken(description: "it never plans")
    }

    // MARK: Other people

    private func deliver(_ file: Story.File) async throws {
        let name = try FileName(file.name).orImpossible
        func write(_ content: some Collection<UInt8>, as name: FileName) throws {
            try machine.outside { disk in
                let inbox = try disk.find("spool/inbox")
                let inode = try (try? disk.find(name, in: inbox)) ?? disk.create(name, in: inbox, .regular)
                Array(content).withUnsafeBytes { disk.write($0, to: inode, at: 0) }
                if file.manner == .large { disk.pretend(inode, 1 << 30) }
                disk.sync(inode)
                disk.sync(inbox)
            }
        }
        // Somebody may deliver once there is where to; until then he tries again.
        while (try? machine.snapshot.find("spool/inbox")) == nil { try await look() }
        if file.manner == .slowly {
            for piece in 1..<3 {
                try write(file.content.prefix(file.content.count * piece / 3), as: name)
                machine.world.wait(.seconds(1))
                try await look()
            }
            try write(file.content, as: name)
        } else {
            let unfinished = try FileName(".\(file.name).part").orImpossible
            try write(file.content, as: unfinished)
            try machine.outside { disk in
                let inbox = try disk.find("spool/inbox")
                try disk.rename(unfinished, in: inbox, to: name, in: inbox, replacing: false)
                disk.sync(inbox)
            }
        }
        promises.delivered.append(file)
        try await look()
    }

    /// The first that somebody waits for, as the files tell it.
    private func waitingAlert() throws -> String? {
        try inspect().rows(["SELECT id FROM alert WHERE closed IS NULL AND leader = id ORDER BY id LIMIT 1"]).first?
            .first
    }

    /// As `huddlectl erase` does it, on a machine that behaves.
    private func erase(_ producer: String) throws {
        let had = machine.hasFaults
        machine.hasFaults = false
        defer { machine.hasFaults = had }
        let configuration = try Setup(configuration).configuration
        let store = try Store(reopening: configuration.directories.database, brand: configuration.brand)
        let everywhere = try Story.locations.flatMap { location in
            try store.responses(
                location: Identifier(location), from: Instant(milliseconds: 0), to: Instant(seconds: 2_000_000_000))
        }
        _ = try store.erase(everywhere.filter { $0.producerID == Identifier(producer) }.map(\.identity))
    }

    /// Each day's plans get a model of the chain of their own. How long one serves depends on how often a response was
    /// replaced meanwhile, and that on what was interrupted.
    private func forgetModel() async throws {
        let had = machine.hasFaults
        machine.hasFaults = false
        defer { machine.hasFaults = had }
        try await running().openStore()?.keep(model: [], shape: "none")
    }

    // MARK: What is found

    private func inspect() throws -> Inspection { try Inspection(machine.snapshot, beside: folder) }

    /// What the end of a process left.
    private func examine() async throws {
        await letGo()
        let broken = try promises.broken(inspect())
        if !broken.isEmpty { throw Broken(description: broken.joined(separator: "; ")) }
    }

    private func remember() throws {
        guard promises.plans == nil else { return }
        for (path, found) in try inspect().files(below: "plans") { plans[path, default: []].insert(found) }
    }
}

/// What the service said.
private final class Heard: @unchecked Sendable {
    private let lock = NSLock()
    private var names: Set<String> = []

    var taken: Set<String> { lock.withLock { names } }

    func hear(_ event: Event) {
        if case .taken(let delivery) = event { lock.withLock { _ = names.insert(delivery.name) } }
    }
}

private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    func next() -> Int {
        lock.withLock {
            count += 1
            return count
        }
    }
}

extension PathName {
    /// What a file of this content is filed as.
    static func filed(_ name: String, content: [UInt8]) -> String {
        let digest = SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined()
        return FileName(name).map { filed($0, sha256: digest) } ?? name
    }
}
