import Spool
import Store

/// Files that follow what the database knows.
enum FollowingFiles: CaseIterable {
    /// First: somebody waits for a call.
    case alerts
    case advocates, boards

    fileprivate var subject: Conditions.Subject {
        switch self {
        case .alerts: .alerts
        case .advocates: .advocates
        case .boards: .boards
        }
    }
}

/// Others wait: the rest follows with the next look.
private struct Interrupted: Error {}

extension Work {
    private static let longestTelling = Duration.seconds(2)

    /// Brings them up to date if they may not be so. What the spool refuses is noted, and holds up nothing else.
    func tell(_ files: FollowingFiles, _ store: Store) throws {
        guard untold.contains(files), !refused.contains(files) else { return }
        if tellsAnew {
            try store.tellAnew()
            tellsAnew = false
        }
        interrupted.remove(files)
        do {
            try bringUpToDate(files, store)
            untold.remove(files)
            note(files.subject, nil)
        } catch is Interrupted {
            interrupted.insert(files)
        } catch let error as SpoolError {
            refused.insert(files)
            if files == .boards { boardsRefused = world.uptime() }
            note(files.subject, error.description)
        }
    }

    /// With every look; all boards of a large chain take their time, and nobody waits for them.
    func tryRefusedAgain() {
        let areBoardsLate = world.uptime() - boardsRefused >= .seconds(60)
        refused.formIntersection(areBoardsLate ? [] : [.boards])
    }

    private func bringUpToDate(_ files: FollowingFiles, _ store: Store) throws {
        let (configuration, now) = (setup.configuration, world.now())
        // Many thousands of files must not hold up a reload, nor those of a customer who comes now. All boards are written
        // again whenever they are begun with.
        let end = files == .boards ? nil : world.uptime() + Self.longestTelling
        let pulse = Pulse { [pulse] in
            if self.reloadWaits.isRaised { throw Interrupted() }
            if let end, self.world.uptime() > end { throw Interrupted() }
            try pulse.beat()
        }
        switch files {
        case .alerts:
            try AlertStation(configuration: configuration, spool: spool, store: store, now: now, pulse: pulse).tell()
        case .advocates:
            try AdvocateStation(configuration: configuration, spool: spool, store: store, pulse: pulse).tell()
        case .boards:
            try BoardStation(
                configuration: configuration, library: setup.library, spool: spool, store: store, now: now, pulse: pulse
            ).tell()
        }
    }
}
