package import Domain

/// What the answers of one location show about themselves: all that judging a chain's data needs, and small enough to
/// be kept for each of its locations. An answer is a response with the outcome or a driver.
package struct AnswerDigest: Sendable {
    /// The answers of one source. Days are counted from the first day of the window before.
    struct SourceDigest: Sendable {
        let source: Identifier
        /// Answers of each day of both windows.
        var perDay: [Int32]
        /// Those among them that gave nothing but top marks; counted in the window only.
        var topPerDay: [Int32]
        /// Answers of the window with marks for enough drivers to tell, and those whose marks are all the same.
        var comparable = 0
        var straight = 0
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

    /// One pass over the responses.
    package init(_ facts: LocationFacts, brand: Brand) {
        let marks = MarkReader(brand)
        let first = facts.day.beforeFrom.number
        let end = facts.day.to.number - first + 1
        let window = facts.day.from.number - first..<end
        var sources: [SourceDigest] = []
        var moments: [[AnswerMoment]] = []
        var place = 0
        for response in facts.responses where response.rates {
            let day = facts.day(of: response).number - first
            guard (0..<end).contains(day) else { continue }
            // Neighbours mostly have the same source, and a location has few.
            if place >= sources.count || sources[place].source != response.source {
                place =
                    sources.firstIndex { $0.source == response.source } ?? min(sources.count, Self.sourcesAtMost - 1)
                if place == sources.count {
                    let none = [Int32](repeating: 0, count: end)
                    let source = place == Self.sourcesAtMost - 1 ? "others" : response.source
                    sources.append(SourceDigest(source: source, perDay: none, topPerDay: none))
                    moments.append([])
                }
            }
            sources[place].perDay[day] += 1
            guard window.contains(day) else { continue }
            let read = marks.read(response)
            if read.isTop { sources[place].topPerDay[day] += 1 }
            if let isStraight = read.isStraight {
                sources[place].comparable += 1
                if isStraight { sources[place].straight += 1 }
            }
            moments[place].append(
                AnswerMoment(
                    seconds: response.version.submitted.seconds, pattern: read.pattern, isTop: read.isTop))
        }
        for place in sources.indices {
            let clusters = AnswerClusters(moments[place], zone: facts.zone)
            sources[place].bursts = clusters.bursts
            sources[place].repeats = clusters.repeats
        }
        self.sources = sources.sorted { $0.source < $1.source }
        self.window = window
        firstDay = facts.day.beforeFrom
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
