import Configuration
import Domain
import LocalTime
import Spool
import Store

extension Work {
    /// Removes what people said and left when its time has come: what is in the database to the hour, files on the day.
    ///
    /// Says how long to wait before the next time.
    func removeExpired() throws -> Duration {
        do {
            guard !stop.isRaised, let store = try openStore() else { return Self.retry }
            let now = world.now()
            let upkeep = Upkeep(
                configuration: setup.configuration, spool: spool, store: store, now: now,
                beat: { self.beat() }, report: { self.hearOfRetention($0) })
            retentionRemarks = []
            refused.remove(.boards)
            untold = Set(FollowingFiles.allCases)
            metering.isOld = true
            try upkeep.purge()
            purgeFailed = false
            let today = Zone.utc.day(of: now)
            if filesExpiredOn != today {
                if try upkeep.expireFiles() { filesExpiredOn = today }
            }
            note(.retention, retentionRemarks.first?.description, isSaid: true)
            remark(.retention, retentionRemarks)
            return .seconds(3_600)
        } catch let error as StoreError {
            purgeFailed = true
            try failed(error)
        } catch let error as SpoolError {
            note(.retention, error.description)
        }
        return Self.retry
    }

    private func hearOfRetention(_ event: Event) {
        if case .notRemoved = event { retentionRemarks.append(event) } else { world.report(event) }
    }
}
