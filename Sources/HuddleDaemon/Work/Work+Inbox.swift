import CLinux
import Configuration
import Domain
import Intake
import Spool
import Store

extension Work {
    /// How long to wait for hints before looking all the same: hints may be lost, the look is the truth.
    private static let patience = Duration.seconds(30)
    private static let patienceWhileDegraded = Duration.seconds(5)
    /// A plan is for the morning: feedback that waited is worth waiting for, but not all day.
    private static let longestCatchUp = Duration.seconds(10 * 60)

    /// Looks what there is to be taken, and says how long to wait at most before the next look. Each look is the beat
    /// that tells the service manager that the work goes on.
    func look() -> Duration {
        let again = scan()
        noteErasure()
        noteQuietSources()
        noteProposed()
        remark(.library, setup.libraryProblems)
        measure()
        beat()
        return min(longestWait, again ?? longestWait)
    }

    /// Somebody else may have changed what alerts and advocates tell: `huddlectl erase`.
    private func noteErasure() {
        guard untold.isEmpty, let store, (try? store.hasUntold()) == true else { return }
        untold = Set(FollowingFiles.allCases)
    }

    /// How long to wait at most, as things are.
    var patience: Duration {
        let isBusy = large != nil || isTidyingDue || !interrupted.isSubset(of: refused)
        return isBusy && store != nil ? .zero : longestWait
    }

    private var longestWait: Duration {
        let patience = conditions.isDegraded ? Self.patienceWhileDegraded : Self.patience
        return min(patience, world.watchdog ?? patience)
    }

    /// When files that are being written may be finished, from now.
    private func scan() -> Duration? {
        do throws(SpoolError) {
            tryRefusedAgain()
            try spool.removeAbandonedSubmissions()
            // Watched before it is scanned, so that nothing comes unnoticed in between.
            let watchProblem = watcher.follow(spool)
            let changes = watcher.takeChanges()
            settling.note(changes)
            let found = try spool.claimed()
            claims = Set(found.map(\.claim))
            tooLarge = tooLarge.filter { claim, _ in claims.contains(claim) }
            let scan = try spool.scan()
            let now = world.timeAwake()
            let settled = settling.look(at: scan.ready, now: now, meanwhile: watcher.takeChanges())
            // What is written to and cannot be read yet does not settle: it is looked at in time all the same.
            let soon = changes.modified.isEmpty ? nil : now + Settling.time
            watcher.looksSoon(settled.again != nil || soon != nil)
            let largest = tooLarge.values.min() ?? .max
            queue = FileQueue(
                claimed: found, finished: settled.finished.filter { $0.status.size < largest },
                late: { tooLarge[$0.claim] != nil }, current: large?.file.claim)
            beingWritten = scan.ready.count - settled.finished.count
            if !hasLooked, !(scan.ready.isEmpty && found.isEmpty) {
                catchesUpUntil = world.uptime() + Self.longestCatchUp
            }
            hasLooked = true
            note(.inbox, nil)
            note(.watch, watchProblem)
            let left = lingering.look(at: scan.left, now: now)
            remark(.inbox, left.lasting.map { .left(file: $0.name.text, remedy: $0.remedy) })
            board.update(at: world.now()) { status in
                status.left = Status.Left(left.lasting.map(\.remedy))
                status.waiting = Status.Waiting(
                    inbox: scan.ready.count, work: found.count(where: { $0.claim != large?.file.claim }))
            }
            return [settled.again, left.again, soon].compactMap { $0 }.min().map { max($0 - now, .zero) }
        } catch {
            forgetFiles()
            note(.inbox, error.description)
            return nil
        }
    }

    /// Takes one of the files that the last look found. False if there is none that can be taken now.
    func takeNext() throws -> Bool {
        do {
            guard !stop.isRaised, large != nil || !queue.isEmpty, let store = try openStore() else {
                large = nil
                try finishBatch()
                return false
            }
            try take(store)
            // Others may have come while a piece of it was taken.
            return large == nil || queue.hasSmall
        } catch is Stopped {
            large = nil
            return false
        } catch let error as SpoolError {
            forgetFiles()
            batch.refusal = error.description
        } catch let error as StoreError {
            forgetFiles()
            batch.storeFailed = true
            try failed(error)
        }
        return true
    }

    /// Until the next look finds them again.
    private func forgetFiles() { (queue, large) = (FileQueue(), nil) }

    private func take(_ store: Store) throws {
        intake.now = world.now()
        let station = IntakeStation(
            intake: intake, contactKept: setup.configuration.retention.contacts, alerts: alerts, spool: spool,
            store: store,
            now: intake.now, makeClaim: world.makeClaim, pulse: pulse, report: { self.hear($0) })
        defer { if large == nil { does(nil) } }
        if let large, !queue.hasSmall {
            guard try isTaken(large) else { return }
        } else {
            switch queue.next(preferring: queue.hasSmall ? nil : try store.staging()?.claim) {
            case .claimed(let file): try take(file, from: \.work, station)
            case .finished(let file):
                if let claimed = try station.claim(file) { try take(claimed, from: \.inbox, station) }
            case nil: break
            }
        }
        untold = Set(FollowingFiles.allCases)
        metering.isOld = true
        // Not after all the others: somebody waits for a call.
        try tell(.alerts, store)
    }

    /// Takes the next piece of the large file. False: there are more.
    private func isTaken(_ file: LargeFile) throws -> Bool {
        do {
            guard try file.advance() else {
                does("taking in \(file.file.name.printable): \(file.responses.grouped) responses so far")
                return false
            }
            (large, tooLarge[file.file.claim]) = (nil, nil)
            return true
        } catch {
            large = nil
            if case StoreError.full = error { tooLarge[file.file.claim] = file.file.size }
            stays()
            throw error
        }
    }

    private func take(
        _ file: ClaimedFile, from queue: WritableKeyPath<Status.Waiting, Int>, _ station: IntakeStation
    ) throws {
        board.update(at: world.now()) { status in
            status.doing = "taking in \(file.name.printable)"
            status.waiting[keyPath: queue] -= 1
        }
        if LargeFile.isLarge(file) {
            large = LargeFile(file, station)
            return
        }
        do {
            try station.takeWhole(file)
            tooLarge[file.claim] = nil
        } catch {
            if case StoreError.full = error { tooLarge[file.claim] = file.size }
            stays()
            throw error
        }
    }

    /// The file that was to be taken waits in `work/`.
    private func stays() { board.update(at: world.now()) { $0.waiting.work += 1 } }

    private func hear(_ event: Event) {
        switch event {
        case .taken(let delivery):
            batch.taken += 1
            if delivery.state != .rejected { lastReceived[delivery.source] = delivery.received }
            board.update(at: world.now()) { $0.lastFile = Status.LastFile(delivery) }
            world.report(event)
        case .left, .waitingForSpace:
            batch.remarks.append(event)
        case .failed:
            batch.remarks.append(event)
            stays()
        default:
            world.report(event)
        }
    }

    private func finishBatch() throws {
        if !untold.isSubset(of: refused), !stop.isRaised, let store = try openStore() {
            do {
                for files in FollowingFiles.allCases { try tell(files, store) }
            } catch let error as StoreError { try failed(error) }
        }
        // Where nothing could be seen or stored, nothing is known of what keeps files waiting.
        if !conditions.has(.inbox), !conditions.has(.database) {
            remark(.files, batch.remarks)
            note(.taking, batch.problem, isSaid: batch.refusal == nil)
        }
        let isHeldUp = batch.problem != nil || batch.storeFailed || conditions.has(.inbox) || conditions.has(.database)
        if beingWritten == 0, !isHeldUp { catchesUpUntil = nil }
        if batch.taken > 0 {
            measure()
            agenda.lookAgain()
            rest()
        } else {
            // However often somebody makes it look, looking keeps no memory.
            release_free_memory()
        }
        // Nothing else may be written for hours: whether it works again is tried. Not where a plan is due, which is tried
        // anyway: on a disk that is nearly full the little that is tried here works, and the plan does not.
        if !batch.storeFailed, !purgeFailed, !stop.isRaised, conditions.has(.database),
            agenda.wait(now: world.now()) != nil,
            let store = try openStore()
        {
            do throws(StoreError) {
                try store.probe()
                note(.database, nil)
            } catch {
                try failed(error)
            }
        }
        if batch.taken > 0 {
            isTidyingDue = true
            noteProposed()
        }
        batch = Batch()
        try tidy()
    }

    /// A piece at a time, so that no file waits for it long.
    private func tidy() throws {
        let isDue = isTidyingDue
        // What cannot be done now is tried again when the next file was taken.
        isTidyingDue = false
        guard isDue, !stop.isRaised, !conditions.has(.database), !conditions.has(.inbox), let store = try openStore()
        else { return }
        do throws(StoreError) {
            isTidyingDue = try store.discardAbandonedStaging(claims: claims)
            if !isTidyingDue { isTidyingDue = try store.mergeIdentities() }
        } catch {
            try failed(error)
        }
    }

    /// Decided on by huddlectl, at any time.
    private func noteProposed() {
        guard let store, let proposed = try? store.countProposed() else { return }
        board.update(at: world.now()) { $0.proposed = proposed }
    }

    private func noteQuietSources() {
        let now = world.now()
        let quiet = setup.configuration.sources.quiet(last: lastReceived, since: started, now: now)
        remark(.sources, quiet.map { .quiet(source: $0.source, last: $0.last) })
        board.update(at: now) { $0.quiet = quiet }
    }
}
