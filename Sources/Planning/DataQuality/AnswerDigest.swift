import Domain
import LocalTime

/// What the answers of one location show about themselves: all that judging a chain's data needs. An answer is a response
/// with the outcome or a driver.
struct AnswerDigest: Sendable {
    /// The answers of one source. Days are counted from the first day of the window before.
    struct SourceDigest: Sendable {
        let source: Identifier
        /// Answers of each day of both windows.
        var perDay: [Int32]
        /// Those among them that gave nothing but top marks.
        var topPerDay: [Int32]
        /// Answers of the window with marks for enough drivers to tell, and those whose marks are all the same.
        var comparable = 0
        var straight = 0
        /// Of the window.
        var bursts: [AnswerCluster] = []
        var repeats: [AnswerCluster] = []
    }

    /// In the order of their names.
    let sources: [SourceDigest]
    /// The window's first day and the day after its last.
    let window: Range<Int>
    let firstDay: Day

    /// More sources than any location has; a column of free text mapped as the source counts as one beyond them.
    private static let sourcesAtMost = 64

    init(_ sums: LocationSums) {
        let windows = sums.windows
        let first = windows.beforeFrom
        firstDay = Day(number: first)
        window = windows.from - first..<windows.to - first + 1
        let known = sums.sources.sorted { $0.source < $1.source }
        let few = known.count <= Self.sourcesAtMost ? known.count : Self.sourcesAtMost - 1
        var digests = known.prefix(few).map { Self.digest($0.source, [$0], windows) }
        if few < known.count { digests.append(Self.digest("others", Array(known.dropFirst(few)), windows)) }
        sources = digests
    }

    private static func digest(
        _ name: Identifier, _ sources: [SourceSums], _ windows: LocationSums.Windows
    ) -> SourceDigest {
        let none = [Int32](repeating: 0, count: windows.to - windows.beforeFrom + 1)
        var digest = SourceDigest(source: name, perDay: none, topPerDay: none)
        for source in sources {
            for day in source.days(windows.beforeFrom..<windows.to + 1) {
                digest.perDay[day.day - windows.beforeFrom] &+= day.answers
                digest.topPerDay[day.day - windows.beforeFrom] &+= day.top
                if day.day < windows.from { continue }
                digest.comparable += Int(day.comparable)
                digest.straight += Int(day.straight)
            }
            for clusters in source.clusters where clusters.day >= windows.from {
                digest.bursts += clusters.bursts
                digest.repeats += clusters.repeats
            }
        }
        digest.bursts = AnswerClusters.greatest(digest.bursts) { $0.answers }
        digest.repeats = AnswerClusters.greatest(digest.repeats) { $0.answers }
        return digest
    }

    /// Answers of the window.
    var answers: Int { sources.reduce(0) { $0 + $1.answers(in: window) } }

    func day(_ index: Int) -> Day { firstDay.advanced(by: index) }
}

extension AnswerDigest.SourceDigest {
    func answers(in days: Range<Int>) -> Int { perDay.sum(in: days) }
}

extension [Int32] {
    func sum(in days: Range<Int>) -> Int { self[days.clamped(to: indices)].reduce(0) { $0 + Int($1) } }
}
