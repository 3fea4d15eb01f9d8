/// Tells the finished files of the inbox from those still being written.
///
/// A file is finished when the watch saw it moved in or closed after writing, or when it stayed the same for the settle
/// time by the monotonic clock. Without any hints, every file is finished in the end.
///
/// One look is: `note` what happened, scan, then `look`.
package struct Settling: Sendable {
    /// How long a file without a hint must stay the same.
    package static let time: Duration = .seconds(5)

    fileprivate struct Observation {
        let file: InboxFile
        /// Since when it is as it is.
        let since: Duration
        var isFinished: Bool
    }

    /// The files of the last look.
    private var known: [FileName: Observation] = [:]
    /// Finished as the next scan finds them.
    private var hinted: Set<FileName> = []
    /// Those of the known files that were written to since.
    private var modified: Set<FileName> = []

    package init() {}

    /// Takes in what the watch saw since it was last asked. To be given before the scan that follows it.
    package mutating func note(_ changes: InboxChanges) {
        modified.formUnion(changes.modified.filter { known[$0] != nil })
        // What is missing could take a hint back; and of a directory that is gone, hints say nothing about the next.
        hinted = changes.isIncomplete ? [] : hinted.union(changes.finished).subtracting(changes.modified)
    }

    /// Judges the files of a scan, and forgets those that are gone.
    ///
    /// - Parameter meanwhile: what the watch saw since the changes last noted, asked for after the scan. Without it, a
    ///   file that was finished and then opened and written again just before the scan counts as finished.
    /// - Returns: those that are finished, in the scan's order; a finished file that is left stays so until it changes.
    ///   And the time at which to look again for the earliest of the others; nil if there is none.
    package mutating func look(
        at files: [InboxFile], now: Duration, meanwhile: InboxChanges = InboxChanges()
    ) -> (finished: [InboxFile], again: Duration?) {
        // Whatever the scan found of a file that something happened to, it may not be what is there now.
        note(InboxChanges(modified: meanwhile.finished.union(meanwhile.modified), overflowed: meanwhile.isIncomplete))
        let observations = files.map { observe($0, now: now) }
        known = Dictionary(observations.map { ($0.file.name, $0) }) { $1 }
        hinted = []
        modified = []
        note(InboxChanges(finished: meanwhile.finished, overflowed: meanwhile.isIncomplete))
        let settled = observations.lazy.filter { !$0.isFinished }.map { $0.since + Self.time }.min()
        return (observations.filter(\.isFinished).map(\.file), meanwhile.callsForLook ? now : settled)
    }

    private func observe(_ file: InboxFile, now: Duration) -> Observation {
        let before = known[file.name]
        var observation = Observation(file: file, since: now, isFinished: false)
        if let before, before.file == file, !modified.contains(file.name) { observation = before }
        if hinted.contains(file.name), before?.mayBeBack(as: file) != true { observation.isFinished = true }
        if now - observation.since >= Self.time { observation.isFinished = true }
        return observation
    }
}

extension Settling.Observation {
    /// A finished file that was written to, or replaced by an unfinished one, just before it was to be taken is put
    /// back into the inbox. That looks as if it were moved in, so its hint counts for nothing. What really comes under
    /// the name of a file just taken waits for the settle time, too.
    fileprivate func mayBeBack(as now: InboxFile) -> Bool {
        isFinished && !file.status.isSameContent(as: now.status)
    }
}
