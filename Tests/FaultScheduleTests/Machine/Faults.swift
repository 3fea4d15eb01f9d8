import Glibc
import SystemPackage

/// One thing that a program asks of the machine.
struct Step: Sendable {
    /// Faults are drawn for one area at a time, because a program reads far more often than it writes.
    enum Area: Int, CaseIterable, Sendable {
        case names, contents, syncs, looks
        case databaseWrites, databaseSyncs, databaseReads, databaseLocks
    }

    var area: Area
    var what: StaticString
    /// Below the machine's folder.
    var path: String

    /// Without what chance put into names.
    var text: String {
        guard strstr(path, ".huddled-") != nil else { return "\(what) \(path)" }
        let plain = path.split(separator: "/").map { $0.hasPrefix(".huddled-") ? ".huddled-*.tmp" : $0 }
        return "\(what) \(plain.joined(separator: "/"))"
    }
}

/// Which steps go wrong, and how: drawn from a seed, so that the same steps meet the same faults.
struct Faults: Sendable {
    enum End: Sendable {
        /// The process is gone; what it wrote is in effect.
        case crash
        /// What was not synced may be gone, too.
        case powerCut
    }

    enum Verdict {
        case pass
        case refuse(Errno)
        case end(End, afterwards: Bool)
        /// It takes that long.
        case wait(Duration)
    }

    private struct Planned {
        var area: Step.Area
        var after: Int
        var verdict: Verdict
        /// Of a trouble that lasts for some steps.
        var times: Int
    }

    private var random: Chance
    private var left: Int
    private var planned: Planned?
    var isOn = true

    /// - Parameter seed: nil for a machine on which nothing goes wrong.
    init(seed: UInt64?) {
        random = Chance(seed: seed ?? 0)
        left = 0
        guard seed != nil else { return }
        left = random.number(1...6)
        plan()
    }

    mutating func verdict(on step: Step) -> Verdict {
        guard isOn, var fault = planned, fault.area == step.area else { return .pass }
        fault.after -= 1
        planned = fault
        guard fault.after <= 0 else { return .pass }
        fault.times -= 1
        planned = fault
        if fault.times <= 0 { plan() }
        return fault.verdict
    }

    private mutating func plan() {
        planned = nil
        guard left > 0 else { return }
        left -= 1
        let area = random.element(of: Step.Area.allCases)
        let verdict = draw(area)
        var times = 1
        if case .refuse = verdict { times = random.spread(upTo: area == .databaseLocks ? 3 : 12) }
        planned = Planned(area: area, after: random.spread(upTo: Self.reach(area)), verdict: verdict, times: times)
    }

    private mutating func draw(_ area: Step.Area) -> Verdict {
        switch random.number(0...9) {
        case 0...2: .end(.crash, afterwards: random.percent(50))
        case 3...5: .end(.powerCut, afterwards: random.percent(50))
        case 6: .wait(.milliseconds(random.number(1...900)))
        default: .refuse(random.element(of: Self.reasons(area)))
        }
    }

    /// Roughly as many steps of that area as a story takes.
    private static func reach(_ area: Step.Area) -> Int {
        switch area {
        case .names: 512
        case .contents: 128
        case .syncs: 128
        case .looks: 2_048
        case .databaseWrites: 1_024
        case .databaseSyncs: 64
        case .databaseReads: 512
        case .databaseLocks: 512
        }
    }

    private static func reasons(_ area: Step.Area) -> [Errno] {
        switch area {
        case .names: [.ioError, .noSpace, .readOnlyFileSystem]
        case .contents, .databaseWrites: [.ioError, .noSpace]
        case .syncs, .databaseSyncs, .databaseReads: [.ioError]
        case .looks: [.ioError, .tooManyOpenFiles]
        case .databaseLocks: [.resourceBusy]
        }
    }
}
