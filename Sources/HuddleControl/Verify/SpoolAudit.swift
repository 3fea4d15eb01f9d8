import Configuration
import Domain
import LocalTime
import Spool
import Store

/// Holds what lies in the spool against what the database knows.
///
/// The database must have been asked first: what it knows then is in the spool, unless its time came meanwhile. Everything
/// else may be the trace of a service at work, which a second look does not find.
struct SpoolAudit {
    /// Milliseconds after which a file that is not finished has lost its writer: two scans.
    private static let scans: Int64 = 60_000

    let configuration: Configuration
    let known: KnownFiles
    let inventory: Inventory
    let now: Instant
    let isRunning: Bool
    let remedies: Remedies

    func problems() -> [AuditProblem] {
        folders() + originals() + complaints() + receipts() + unfinished() + followers() + boards() + temporaries()
    }

    private var root: String { configuration.directories.spool }

    private func problem(_ what: String, at path: String, _ remedy: String) -> AuditProblem {
        AuditProblem(what: what, place: "\(root)/\(path)", remedy: remedy)
    }

    private func folders() -> [AuditProblem] {
        inventory.missing.map { area in
            problem(
                "the folder is not there", at: area.rawValue,
                "put it back if it was moved away, then \(remedies.start); what is missing is made with the start")
        }
    }

    // MARK: Originals

    /// The first day whose files are kept.
    static func firstDay(_ area: Spool.Area, _ kept: Span, _ known: KnownFiles, now: Instant) -> Day {
        let day = Zone.utc.day(of: now.advanced(by: -kept))
        return max(day, known.expired[area.rawValue] ?? day)
    }

    /// Deliveries whose originals must be there: filed, and their time has not come.
    private var filed: [(delivery: KnownFiles.Delivery, shelf: Shelf, day: Day)] {
        let retention = configuration.retention
        let first = [
            Shelf.archive: Self.firstDay(.archive, retention.archive, known, now: now),
            .rejected: Self.firstDay(.rejected, retention.rejected, known, now: now),
        ]
        return known.deliveries.compactMap { delivery in
            let shelf = delivery.isRejected ? Shelf.rejected : .archive
            let day = Zone.utc.day(of: delivery.received)
            guard inventory.claims[delivery.claim] == nil, day >= first[shelf] ?? day else { return nil }
            return (delivery, shelf, day)
        }
    }

    private func originals() -> [AuditProblem] {
        let present = Set(
            inventory.kept.compactMap { kept in kept.original.filed.map { path(kept.original, $0.name) } })
        let missing = filed.compactMap { filed -> AuditProblem? in
            let path = "\(filed.shelf.rawValue)/\(filed.day.iso)/\(filed.delivery.filedAs)"
            guard !present.contains(path), !known.cut.contains(path) else { return nil }
            return problem(
                "the original of \(filed.delivery.name) is not there", at: path,
                "copy it back from a backup of the spool, or have it sent again: nothing is counted twice. What it gave is stored"
            )
        }
        let names = Set(known.deliveries.map(\.filedAs))
        let strange = inventory.kept.compactMap { kept -> AuditProblem? in
            guard let filed = kept.original.filed else {
                return problem(
                    "this file is not huddled's", at: kept.original.path, remedies.remove([kept.original.path]))
            }
            guard !names.contains(filed.name) else { return nil }
            return problem(
                "the ledger does not know this file", at: kept.original.path, remedies.takeInAgain(kept.original))
        }
        let shared = inventory.kept.filter { $0.links > 1 }.map { kept in
            problem(
                "the file has a second name elsewhere, where it could still be changed", at: kept.original.path,
                remedies.unlink(kept.original.path))
        }
        return missing + strange + shared
    }

    private func path(_ original: Original, _ name: String) -> String {
        "\(original.shelf.rawValue)/\(original.day.iso)/\(name)"
    }

    private func complaints() -> [AuditProblem] {
        inventory.lonely.map {
            problem("these complaints belong to no file", at: $0, remedies.remove([$0]))
        }
    }

    // MARK: Receipts

    private func receipts() -> [AuditProblem] {
        let prefix = "\(Spool.Area.receipts.rawValue)/"
        let missing = Set(filed.map(\.delivery.filedAs)).sorted().compactMap { name -> AuditProblem? in
            let path = "\(prefix)\(name).json"
            guard inventory.published[path] == nil else { return nil }
            let original = inventory.kept.first { $0.original.filed?.name == name }?.original
            return problem(
                "a file was taken in and has no receipt", at: path,
                original.map(remedies.takeInAgain)
                    ?? "have the file sent again: it gets one, and nothing is counted twice")
        }
        // What is to be taken in again gets its receipt then.
        let names = Set(known.deliveries.map(\.filedAs)).union(inventory.kept.compactMap { $0.original.filed?.name })
        let strange = inventory.published.keys.filter { $0.hasPrefix(prefix) }.sorted().compactMap {
            path -> AuditProblem? in
            guard path.hasSuffix(".json"), !names.contains(String(path.dropFirst(prefix.count).dropLast(5))) else {
                return nil
            }
            return problem("the ledger does not know the file of this receipt", at: path, remedies.remove([path]))
        }
        return missing + strange
    }

    // MARK: What waits for the service

    /// While it runs, `status` tells what waits and why.
    private func unfinished() -> [AuditProblem] {
        var problems = inventory.strays.map { problem("this file is not huddled's", at: $0, remedies.remove([$0])) }
        for (claim, files) in inventory.claims.sorted(by: { $0.key < $1.key }) where !isRunning || files > 1 {
            problems.append(
                problem(
                    files > 1 ? "\(files) files are under one claim" : "huddled ended while it took this in",
                    at: "work/\(claim)", files > 1 ? remedies.report : "\(remedies.start): it goes on with it"))
        }
        let database = configuration.directories.database
        if let staged = known.staged, inventory.claims[staged] == nil {
            problems.append(
                AuditProblem(
                    what: "a part is stored of a large file that is not there any more", place: database,
                    remedy: "\(remedies.start): it forgets the part; then have the file sent again"))
        }
        if known.unpublished > 0, !isRunning {
            problems.append(
                AuditProblem(
                    what: "\(known.unpublished) plans are decided and not published", place: database,
                    remedy: "\(remedies.start): it publishes them"))
        }
        return problems
    }

    private func temporaries() -> [AuditProblem] {
        inventory.temporaries.filter { $0.modified.milliseconds < now.milliseconds - Self.scans }.map {
            problem(
                "this file was begun and never finished", at: $0.path,
                isRunning ? remedies.remove([$0.path]) : "\(remedies.start): it removes it")
        }
    }

    // MARK: What follows the database

    private func followers() -> [AuditProblem] {
        func files(_ alert: Erased.ToldAlert) -> [String] {
            AlertFileName.formats.map {
                "alerts/\(PathName.encode(alert.location.text))/\(AlertFileName.alert(alert.id, $0))"
            }
        }
        func files(_ location: Identifier) -> [String] {
            AdvocateFileName.formats.map { "advocates/\(AdvocateFileName.advocates(location, $0))" }
        }
        return compare("alerts/", known.alerts, files) + compare("advocates/", known.advocates, files)
    }

    private func compare<Key>(
        _ prefix: String, _ following: KnownFiles.Following<Key>, _ files: (Key) -> [String]
    ) -> [AuditProblem] {
        let due = Set(following.due.flatMap(files))
        let told = Set(following.told.flatMap(files))
        let present = Set(inventory.published.keys.filter { $0.hasPrefix(prefix) })
        let missing = told.subtracting(due).subtracting(present).sorted().map {
            problem(
                "a file is missing that tells of customers who wait or are glad", at: $0,
                "\(remedies.restart): it is written anew")
        }
        let stale = present.subtracting(told).subtracting(due).sorted().map {
            problem("a file tells of customers of whom the database tells no more", at: $0, remedies.remove([$0]))
        }
        return missing + stale
    }

    private func boards() -> [AuditProblem] {
        let expected = known.hasBoards ? BoardFileName.formats.map { "boards/\(BoardFileName.brand($0))" } : []
        let missing = expected.filter { inventory.published[$0] == nil }.map {
            problem("the brand's board is not there", at: $0, "huddled writes it with the next plans")
        }
        let torn = inventory.published.filter { $0.value == 0 && !known.cut.contains($0.key) }.keys.sorted().map {
            problem(
                "this published file is empty", at: $0,
                "remove it and \(remedies.restart): it is written anew where it is still due")
        }
        return missing + torn
    }
}
