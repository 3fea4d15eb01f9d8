import Spool

/// Tells what stays in the inbox from what only looks so for a moment: `mv` from another file system makes the file
/// closed to everybody else, and opens it when it is whole.
struct Lingering {
    private var since: [LeftEntry: Duration] = [:]

    /// Those that have been there for as long as a file must stay the same, in the scan's order, and when to look again
    /// for the earliest of the others.
    mutating func look(at entries: [LeftEntry], now: Duration) -> (lasting: [LeftEntry], again: Duration?) {
        let before = since
        since = Dictionary(entries.map { ($0, before[$0] ?? now) }) { earlier, _ in earlier }
        let lasts = { (entry: LeftEntry) in now - (before[entry] ?? now) >= Settling.time }
        return (
            entries.filter(lasts),
            entries.lazy.filter { !lasts($0) }.map { (before[$0] ?? now) + Settling.time }.min()
        )
    }
}
