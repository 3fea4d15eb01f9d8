import Configuration
import Domain
import LocalTime
import Spool
import Store

/// The whole audit: of the database, then of the spool against it. Only reads.
struct Verification {
    /// How often what may be the trace of a service at work is looked at, and how long it is left alone in between.
    private static let looks = 3
    private static let pause = Duration.seconds(2)

    let configuration: Configuration
    let remedies: Remedies
    let console: Console
    /// Is told what is being looked at.
    let progress: (String) -> Void

    func problems() throws -> [AuditProblem] {
        let rights = try RightsAudit(
            directories: configuration.directories, remedies: remedies, rights: FolderRights.init(of:)
        ).problems()
        let store: Store
        do throws(ControlError) {
            store = try configuration.openStore()
        } catch .store(let error) {
            switch error {
            case .corrupt, .foreign, .newer, .older: return rights + [Self.problem(error)]
            default: throw ControlError.store(error)
            }
        }
        let database = try store.audit(progress: progress)
        do {
            return try rights + database + lasting(store) + contents(store)
        } catch StoreError.corrupt where !database.isEmpty {
            // What it still tells of files can be asked for once it is mended.
            return rights + database
        }
    }

    private static func problem(_ error: StoreError) -> AuditProblem {
        // Its sentence says all three.
        let parts = error.description.split(separator: "; ", maxSplits: 1)
        let place = parts.first?.split(separator: ": ", maxSplits: 1) ?? []
        return AuditProblem(
            what: String(place.last ?? ""), place: String(place.first ?? ""), remedy: String(parts.last ?? ""))
    }

    /// Problems of the spool that every look finds.
    private func lasting(_ store: Store) throws -> [AuditProblem] {
        progress("the spool")
        var lasting = try look(store)
        for _ in 1..<Self.looks where !lasting.isEmpty {
            console.pause(Self.pause)
            let again = Set(try look(store))
            lasting.removeAll { !again.contains($0) }
        }
        return lasting
    }

    private func look(_ store: Store) throws -> [AuditProblem] {
        let spool = configuration.spool
        let known = try store.knownFiles()
        let inventory = try spool.inventory()
        let isRunning =
            if case .present(_, true) = try StatusReading.read(configuration.directories.status) { true } else { false }
        let audit = SpoolAudit(
            configuration: configuration, known: known, inventory: inventory, now: console.now(), isRunning: isRunning,
            remedies: remedies)
        var problems = audit.problems()
        guard !inventory.missing.contains(.plans) else { return problems }
        let first = SpoolAudit.firstDay(.plans, configuration.retention.plans, known, now: console.now())
        try store.eachPublished(since: first) { location, days in
            problems +=
                PlanAudit(
                    location: location, days: days, entries: try spool.plans(of: location), cut: known.cut,
                    root: spool.root, remedies: remedies
                ).problems
        }
        return problems
    }

    /// Whether the originals hold what was taken in.
    private func contents(_ store: Store) throws -> [AuditProblem] {
        let known = try store.knownFiles()
        let digests = Dictionary(grouping: known.deliveries, by: \.filedAs).mapValues { Set($0.map(\.sha256)) }
        let originals = try configuration.spool.originals()
        var problems: [AuditProblem] = []
        for (number, original) in originals.enumerated() {
            progress("the originals: \(number + 1) of \(originals.count)")
            guard let filed = original.filed, let sha256 = try configuration.spool.sha256(of: original, beat: {})
            else { continue }
            let isRight = digests[filed.name]?.contains(sha256) ?? sha256.hasPrefix(filed.sha256)
            if isRight || known.cut.contains(original.path) { continue }
            // Somebody may have been erased meanwhile, which is noted before it is done.
            if try store.knownFiles().cut.contains(original.path) { continue }
            problems.append(
                AuditProblem(
                    what: "the file is not what was taken in: its bytes have changed",
                    place: "\(configuration.spool.root)/\(original.path)",
                    remedy:
                        "copy it back from a backup of the spool; what it gave is stored. Where somebody was erased and an older database restored, erase again"
                ))
        }
        return problems
    }
}
