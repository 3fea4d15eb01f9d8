import Domain
import LocalTime

/// When an answer was given, and what it looked like.
struct AnswerMoment {
    var seconds: Int64
    var pattern: UInt64
    var isTop: Bool
}

/// Answers of one source that came close together.
struct AnswerCluster: Equatable, Sendable {
    var answers: Int
    var minutes: Int
    var day: Day
    /// After midnight on the location's own clock.
    var minute: Int
    /// Where this is a row of answers with the same marks: whether they are all the best of their scales, and how many
    /// more of its day and source have them, of how many.
    var isTop = false
    var alikeThatDay = 0
    var othersThatDay = 0
}

/// The densest ten minutes of a day, and the longest rows of answers with the same marks: the greatest few of each.
///
/// Clocks that only tell the day or the hour show neither: equal times on a quarter of an hour count as one answer.
struct AnswerClusters {
    let bursts: [AnswerCluster]
    let repeats: [AnswerCluster]

    /// The answers of one instant.
    private struct Tick {
        var seconds: Int64
        var answers: Int
        /// nil where their marks differ.
        var pattern: UInt64?
        var isTop: Bool
    }

    init(_ moments: [AnswerMoment], zone: Zone) {
        let ticks = Self.ticks(moments)
        bursts = Self.bursts(ticks, zone)
        repeats = Self.repeats(ticks, zone).map { cluster, row in
            var cluster = cluster
            let pattern = row.pattern
            cluster.isTop = row.isTop
            cluster.alikeThatDay = moments.count { $0.pattern == pattern } - cluster.answers
            cluster.othersThatDay = moments.count - cluster.answers
            return cluster
        }
    }

    private static func ticks(_ moments: [AnswerMoment]) -> [Tick] {
        var ticks: [Tick] = []
        ticks.reserveCapacity(moments.count)
        for moment in moments.sorted(by: { $0.seconds < $1.seconds }) {
            guard let last = ticks.last, last.seconds == moment.seconds else {
                ticks.append(
                    Tick(seconds: moment.seconds, answers: 1, pattern: moment.pattern, isTop: moment.isTop))
                continue
            }
            if moment.seconds % 900 != 0 { ticks[ticks.count - 1].answers += 1 }
            if last.pattern != moment.pattern { ticks[ticks.count - 1].pattern = nil }
        }
        return ticks
    }

    private static func bursts(_ ticks: [Tick], _ zone: Zone) -> [AnswerCluster] {
        var densest: [AnswerCluster] = []
        var end = 0
        var answers = 0
        for start in ticks.indices {
            while end < ticks.count, ticks[end].seconds - ticks[start].seconds < QualityThresholds.burstSeconds {
                answers += ticks[end].answers
                end += 1
            }
            if answers >= QualityThresholds.clusterAtLeast {
                let cluster = cluster(ticks[start..<end], answers, zone)
                if let last = densest.last, last.day == cluster.day {
                    if cluster.answers > last.answers { densest[densest.count - 1] = cluster }
                } else {
                    densest.append(cluster)
                }
            }
            answers -= ticks[start].answers
        }
        return greatest(densest) { $0.answers }
    }

    private static func repeats(_ ticks: [Tick], _ zone: Zone) -> [(AnswerCluster, Tick)] {
        var rows: [(AnswerCluster, Tick)] = []
        var start = 0
        while start < ticks.count {
            let pattern = ticks[start].pattern
            var end = start + 1
            while end < ticks.count, let pattern, ticks[end].pattern == pattern,
                ticks[end].seconds - ticks[end - 1].seconds < QualityThresholds.burstSeconds
            {
                end += 1
            }
            let answers = ticks[start..<end].reduce(0) { $0 + $1.answers }
            if pattern != nil, answers >= QualityThresholds.clusterAtLeast {
                rows.append((cluster(ticks[start..<end], answers, zone), ticks[start]))
            }
            start = end
        }
        return greatest(rows) { $0.0.answers }
    }

    private static func cluster(_ ticks: ArraySlice<Tick>, _ answers: Int, _ zone: Zone) -> AnswerCluster {
        let from = ticks.first?.seconds ?? 0
        let instant = Instant(seconds: from)
        return AnswerCluster(
            answers: answers, minutes: Int(((ticks.last?.seconds ?? from) - from) / 60) + 1,
            day: zone.day(of: instant), minute: zone.minuteOfDay(of: instant))
    }

    /// Of equals the earliest.
    static func greatest<Value>(_ values: [Value], by size: (Value) -> Int) -> [Value] {
        values.enumerated().sorted { (size($1.element), $0.offset) < (size($0.element), $1.offset) }
            .prefix(QualityThresholds.clustersTold).map(\.element)
    }
}
