import Domain

/// What the answers of one source show about themselves, day by day, in counts that add and subtract.
struct SourceSums: Equatable, Sendable {
    struct DayCounts: Equatable, Sendable {
        let day: Int
        /// Responses with the outcome or a driver.
        var answers: Int32 = 0
        /// Those that gave nothing but top marks.
        var top: Int32 = 0
        /// Those with marks for enough drivers to tell, and those whose marks are all the same.
        var comparable: Int32 = 0
        var straight: Int32 = 0
        /// Those whose outcome makes an advocate.
        var advocates: Int32 = 0
        /// Those with the outcome, and its thousandths.
        var outcomes: Int32 = 0
        var outcomeSum: Int64 = 0
    }

    /// Of answers to the visits of one day, given on that day or later; the greatest few of each.
    struct DayClusters: Equatable, Sendable {
        let day: Int
        var bursts: [AnswerCluster]
        var repeats: [AnswerCluster]
    }

    let source: Identifier
    /// Ascending.
    private(set) var days: [DayCounts] = []
    /// Ascending, days with any only.
    private(set) var clusters: [DayClusters] = []

    init(_ source: Identifier) { self.source = source }

    mutating func count(_ reading: MarkReader.Reading, on day: Int, isAdvocate: Bool, outcome: Int32?) {
        let place = place(of: day)
        days[place].answers &+= 1
        if reading.isTop { days[place].top &+= 1 }
        if let isStraight = reading.isStraight {
            days[place].comparable &+= 1
            if isStraight { days[place].straight &+= 1 }
        }
        if isAdvocate { days[place].advocates &+= 1 }
        if let outcome {
            days[place].outcomes &+= 1
            days[place].outcomeSum &+= Int64(outcome)
        }
    }

    private mutating func place(of day: Int) -> Int {
        let place = days.partition { $0.day < day }
        if place == days.count || days[place].day != day { days.insert(DayCounts(day: day), at: place) }
        return place
    }

    mutating func replace(_ found: AnswerClusters, on day: Int) {
        let place = clusters.partition { $0.day < day }
        if place < clusters.count, clusters[place].day == day { clusters.remove(at: place) }
        if found.bursts.isEmpty && found.repeats.isEmpty { return }
        clusters.insert(DayClusters(day: day, bursts: found.bursts, repeats: found.repeats), at: place)
    }

    mutating func remove(before day: Int) {
        days.removeFirst(days.partition { $0.day < day })
        clusters.removeFirst(clusters.partition { $0.day < day })
    }

    func days(_ range: Range<Int>) -> ArraySlice<DayCounts> {
        days[days.partition { $0.day < range.lowerBound }..<days.partition { $0.day < range.upperBound }]
    }
}

extension SourceSums {
    func write(to writer: inout ByteWriter) {
        writer.put(source)
        writer.put(days.count)
        var last = 0
        for counts in days {
            writer.put(counts.day - last)
            last = counts.day
            for count in [
                counts.answers, counts.top, counts.comparable, counts.straight, counts.advocates, counts.outcomes,
            ] { writer.put(count) }
            writer.put(counts.outcomeSum)
        }
        writer.put(clusters.count)
        for clusters in clusters {
            writer.put(clusters.day)
            for list in [clusters.bursts, clusters.repeats] {
                writer.put(list.count)
                for cluster in list { cluster.write(to: &writer) }
            }
        }
    }

    init(from reader: inout ByteReader) throws(ByteReader.Damage) {
        self.init(try reader.identifier())
        var last = 0
        for _ in 0..<(try reader.count()) {
            let day = last + (try reader.day())
            guard days.isEmpty || day > last else { throw ByteReader.Damage() }
            last = day
            let counts: [Int32] = try reader.integers(6)
            guard counts.allSatisfy({ $0 >= 0 }) else { throw ByteReader.Damage() }
            days.append(
                DayCounts(
                    day: day, answers: counts[0], top: counts[1], comparable: counts[2], straight: counts[3],
                    advocates: counts[4], outcomes: counts[5], outcomeSum: try reader.integer()))
        }
        for _ in 0..<(try reader.count()) {
            clusters.append(
                DayClusters(
                    day: try reader.day(), bursts: try AnswerCluster.list(from: &reader),
                    repeats: try AnswerCluster.list(from: &reader)))
        }
    }
}

extension AnswerCluster {
    fileprivate func write(to writer: inout ByteWriter) {
        for number in [day.number, answers, minutes, minute, isTop ? 1 : 0, alikeThatDay, othersThatDay] {
            writer.put(number)
        }
    }

    fileprivate static func list(from reader: inout ByteReader) throws(ByteReader.Damage) -> [AnswerCluster] {
        var list: [AnswerCluster] = []
        for _ in 0..<(try reader.count()) {
            let day = Day(number: try reader.day())
            list.append(
                AnswerCluster(
                    answers: try reader.tally(), minutes: try reader.tally(), day: day, minute: try reader.tally(),
                    isTop: try reader.tally() == 1, alikeThatDay: try reader.tally(),
                    othersThatDay: try reader.tally()))
        }
        return list
    }
}
