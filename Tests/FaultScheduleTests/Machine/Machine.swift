import Domain
import Foundation
import Spool
import SystemPackage

@testable import HuddleDaemon

/// A computer in memory: a disk, two clocks, and one process after the other that works on it until it ends.
///
/// Everything that a process asks of it is one step; what becomes of the step the faults decide. After a crash or a power
/// cut nothing that belongs to the old process reaches the disk any more.
///
/// `@unchecked`: all state is behind the lock.
final class Machine: @unchecked Sendable {
    /// What an open file is to a process.
    struct OpenFile {
        var inode: Int
        var position = 0
    }

    /// The real folder that stands for the disk's root. What looks past the seams finds it: the lock of the state directory,
    /// and an empty file in the place of the database.
    let folder: URL
    let world: TestClocks
    private let lock = NSLock()
    private var disk = Disk()
    private var faults: Faults
    private var trace = Trace()
    /// The number of the process; odd while one runs.
    private var life = 0
    private var open: [CInt: OpenFile] = [:]
    private var locked: [Int: WeakHandle] = [:]
    private var databaseLocks = DatabaseLocks()

    private struct WeakHandle {
        weak var handle: Handle?
    }

    init(_ folder: URL, faults: Faults, disk: Disk = Disk(), now: Instant) throws {
        self.folder = folder
        self.faults = faults
        self.disk = disk
        world = TestClocks(now: now)
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("state"), withIntermediateDirectories: true)
        // What is watched has to be there; it is the disk in memory that is scanned.
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("spool/inbox"), withIntermediateDirectories: true)
        if (try? disk.find("state")) == nil {
            for path in ["state", "spool"] {
                _ = try self.disk.create(FileName(path).orImpossible, in: Disk.root, .directory)
            }
            self.disk.syncAll()
        }
        SimulatedVFS.serve(self)
    }

    deinit {
        SimulatedVFS.forget(folder.path)
        try? FileManager.default.removeItem(at: folder)
    }

    // MARK: Processes

    /// Begins a process, the number of which is what it shows with every step.
    func begin() -> Int {
        lock.withLock {
            life += 1
            if (try? disk.find("state/huddled.db")) == nil {
                try? FileManager.default.removeItem(at: folder.appendingPathComponent("state/huddled.db"))
            }
            trace.add("-- begin \(life)")
            return life
        }
    }

    /// Of what runs at the moment, or ran last.
    var current: Int { lock.withLock { life } }

    func isRunning(_ life: Int) -> Bool { lock.withLock { self.life == life } }

    /// The process ends, by its own will or not.
    func end(_ how: Faults.End, _ random: Chance? = nil) {
        lock.withLock {
            var random = random ?? Chance(seed: UInt64(life))
            end(how, &random)
        }
    }

    private func end(_ how: Faults.End, _ random: inout Chance) {
        guard life % 2 == 1 else { return }
        life += 1
        (open, locked, databaseLocks) = ([:], [:], DatabaseLocks())
        if case .powerCut = how { disk.cutPower(&random) }
        trace.add("-- \(how)")
    }

    // MARK: Steps

    /// - Parameters:
    ///   - inode: what a failed sync loses.
    ///   - partly: what is done of the step where it fails.
    func step<Result>(
        _ step: Step, of life: Int, losing inode: Int? = nil, partly: ((inout Disk) -> Void)? = nil,
        _ body: (inout Disk) throws(Errno) -> Result
    ) throws(Errno) -> Result {
        lock.lock()
        defer { lock.unlock() }
        guard self.life == life, life % 2 == 1 else { throw .ioError }
        disk.now = world.now.milliseconds
        // The thread that reads a file does nothing but read: what it meets must not depend on how far the other one is.
        let verdict = Self.isReadingThread ? .pass : faults.verdict(on: step)
        if !Self.isReadingThread { trace.add(step) }
        switch verdict {
        case .pass: break
        case .wait(let duration):
            trace.fault("\(duration) pass")
            world.wait(duration)
        case .refuse(let reason):
            trace.fault("\(reason)")
            partly?(&disk)
            if let inode { disk.failSync(inode) }
            throw reason
        case .end(let how, let afterwards):
            trace.fault("\(how) \(afterwards ? "afterwards" : "before it")")
            if afterwards { _ = try? body(&disk) } else { partly?(&disk) }
            var random = Chance(seed: UInt64(trace.steps.count))
            end(how, &random)
            throw .ioError
        }
        return try body(&disk)
    }

    private static var isReadingThread: Bool {
        currentQueueLabel.map { String(cString: $0(nil)) } == "huddled.reading"
    }

    private typealias QueueLabel = @convention(c) (OpaquePointer?) -> UnsafePointer<CChar>

    /// What libdispatch tells C programs and not Swift's.
    private static let currentQueueLabel = dlsym(nil, "dispatch_queue_get_label")
        .map { unsafeBitCast($0, to: QueueLabel.self) }

    // MARK: Open files

    /// A handle with a number that no descriptor has, so that closing it closes nothing.
    func handle(on inode: Int, path: String) -> Handle {
        lock.withLock {
            let number = Self.noDescriptors + CInt(open.count)
            open[number] = OpenFile(inode: inode)
            return Handle(owning: FileDescriptor(rawValue: number), path: path)
        }
    }

    /// Beyond the most that a kernel can be told to allow a process.
    private static let noDescriptors: CInt = 0x7FF0_0000 - 0x1000_0000

    func inode(_ handle: Handle) throws(Errno) -> Int {
        guard let file = lock.withLock({ open[handle.descriptor.rawValue] }) else { throw .badFileDescriptor }
        return file.inode
    }

    func position(_ handle: Handle) -> Int { lock.withLock { open[handle.descriptor.rawValue]?.position ?? 0 } }

    func move(_ handle: Handle, by count: Int) { lock.withLock { open[handle.descriptor.rawValue]?.position += count } }

    func tryLock(_ handle: Handle, on inode: Int) -> Bool {
        lock.withLock {
            if let holder = locked[inode]?.handle, holder !== handle { return false }
            locked[inode] = WeakHandle(handle: handle)
            return true
        }
    }

    /// The locks on databases, while nothing else happens.
    func withDatabaseLocks<Result>(_ body: (inout DatabaseLocks) -> Result) -> Result {
        lock.withLock { body(&databaseLocks) }
    }

    // MARK: From outside

    /// What somebody else does on the machine, on whom no faults are practised.
    func outside<Result>(_ body: (inout Disk) throws -> Result) throws -> Result {
        try lock.withLock {
            disk.now = world.now.milliseconds
            return try body(&disk)
        }
    }

    var snapshot: Disk { lock.withLock { disk } }

    var hasFaults: Bool {
        get { lock.withLock { faults.isOn } }
        set { lock.withLock { faults.isOn = newValue } }
    }

    var traced: Trace { lock.withLock { trace } }

    func note(_ text: String) { lock.withLock { trace.add("-- \(text)") } }
}

extension FileName? {
    /// Of names that a test wrote itself.
    var orImpossible: FileName {
        get throws(Errno) {
            guard let self else { throw .invalidArgument }
            return self
        }
    }
}

/// What happened, as far as it can be told apart.
struct Trace: Sendable {
    private(set) var steps: [String] = []
    /// Each fault, and what it was that met it.
    private(set) var faults: [String] = []

    mutating func add(_ step: Step) { add(step.text) }

    mutating func add(_ text: String) { steps.append(text) }

    mutating func fault(_ what: String) {
        faults.append("step \(steps.count), \(steps.last ?? ""): \(what)")
        add("   \(what)")
    }

    var tail: [String] { steps.suffix(40) }
}

/// The clocks of a machine. The wall clock stands still while something is done, so that whatever tells of times tells the
/// same however long it took, and how often it was tried.
final class TestClocks: @unchecked Sendable {
    private let lock = NSLock()
    private var wall: Instant
    private var running = Duration.seconds(1_000)

    init(now: Instant) { wall = now }

    var now: Instant { lock.withLock { wall } }
    var uptime: Duration { lock.withLock { running } }

    /// Time passes that only the other clock shows.
    func wait(_ duration: Duration) { lock.withLock { running += duration } }

    func advance(to instant: Instant) {
        lock.withLock {
            running += .milliseconds(instant.milliseconds - wall.milliseconds)
            wall = instant
        }
    }
}
