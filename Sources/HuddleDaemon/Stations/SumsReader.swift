import Domain
import Planning
import Store

/// Brings the sums of a chain's answers up to a day and keeps them. Read are the answers of new deliveries, in the order in
/// which they are stored, and those of days that leave a window.
struct SumsReader {
    let store: Store
    let answers: AnswerReader
    /// Of each location.
    let days: [PlanDay]
    let focuses: [Focus?]
    let pulse: Pulse

    /// Deliveries are read together up to so many answers: the days of one delivery are mostly whole.
    private static let answersHeld = 500_000
    private static let answersAtMost = 1_000_000
    private static let locationsAtOnce = 1_024

    func read() throws -> (sums: [LocationSums], counts: ChainCounts) {
        let known = try knownSums()
        var sums = try moved(known.sums, upTo: known.upTo)
        let deliveries = try store.deliveries(after: known.upTo)
        let last = deliveries.last?.id ?? known.upTo
        try add(to: &sums, after: known.upTo, Self.ends(of: deliveries), of: last)
        let kept = sums.concurrentMap(\.kept)
        // Those with aliases are counted anew each time.
        try store.keep(
            kept.indices.filter { !answers.isAliased[$0] }.map {
                (answers.chain[$0].id, answers.counters[$0].shape, kept[$0].bytes)
            }, upTo: last, changes: known.changes)
        sums = kept.map(\.sums)
        return (sums, ChainCounts(sums, changes: known.changes))
    }

    /// nil for locations that have to be counted anew. Where these are most of them, all are: reading everything once, as
    /// it is stored, is sooner done than location by location.
    private func knownSums() throws -> (sums: [LocationSums?], upTo: Int64, changes: Int64) {
        let stored = try store.sums()
        let sums = Array(zip(answers.chain.map { stored.of[$0.id] }, answers.counters))
            .concurrentMap { stored, counter in
                stored.flatMap { $0.shape == counter.shape ? LocationSums($0.bytes, counter) : nil }
            }
        let isMostUnknown = 2 * sums.count { $0 != nil } < answers.isAliased.count { !$0 }
        return isMostUnknown
            ? (sums.map { _ in nil }, 0, stored.changes) : (sums, stored.upTo, stored.changes)
    }

    private func moved(_ known: [LocationSums?], upTo delivery: Int64) throws -> [LocationSums] {
        let isCompared = ChainSampling.compared(answers.chain)
        var sums = known
        try update(&sums, at: Array(known.indices)) { [answers, days, focuses] place, sums in
            sums = try LocationSums.moved(
                answers.isAliased[place] ? nil : sums.take(), to: days[place], focus: focuses[place],
                keepsHistory: isCompared[place], answers.counters[place]
            ) { try answers.read(place, from: $0, to: $1, upTo: delivery) }
        }
        return sums.compactMap(\.self)
    }

    /// Adds what the deliveries after one gave, up to each of `ends` at a time; the days of these answers are read up to the
    /// last of all.
    private func add(
        to sums: inout [LocationSums], after first: Int64, _ ends: [Int64], of last: Int64
    ) throws {
        let places = Dictionary(
            answers.chain.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let earliest = zip(days, focuses).enumerated().map { place, day in
            answers.startOfDay(min(day.0.beforeFrom, day.1?.began ?? day.0.beforeFrom), at: place)
        }
        for (begin, end) in zip([first] + ends, ends) {
            var from: Store.AnswerPlace? = Store.AnswerPlace(after: begin)
            while let start = from {
                try pulse.beat()
                var held = Held(count: sums.count, answers.brand)
                from = try store.eachAnswer(after: start, upTo: end, atMost: Self.answersAtMost) { answer in
                    guard let place = places[answer.location], !answers.isAliased[place], answer.at >= earliest[place]
                    else { return }
                    try held.append(answer, of: place)
                }
                let (waiting, tables) = (held.waiting, held.tables)
                try update(&sums, at: waiting) { [answers] place, sums in
                    try sums.add(tables[place], answers.counters[place]) {
                        try answers.read(place, from: $0, to: $1, upTo: last)
                    }
                }
            }
        }
    }

    private struct Held {
        var tables: [AnswerTable]
        var waiting: [Int] = []

        init(count: Int, _ brand: Brand) { tables = [AnswerTable](repeating: AnswerTable(brand), count: count) }

        mutating func append(_ answer: StoredAnswer, of place: Int) throws {
            if tables[place].count == 0 { waiting.append(place) }
            try answer.append(to: &tables[place])
        }
    }

    private func update<Value: Sendable>(
        _ values: inout [Value], at places: [Int], _ body: @Sendable (Int, inout Value) throws -> Void
    ) throws {
        for start in stride(from: 0, to: places.count, by: Self.locationsAtOnce) {
            try pulse.beat()
            try values.concurrentUpdate(
                at: Array(places[start..<min(places.count, start + Self.locationsAtOnce)]), body)
        }
    }

    /// The last of each few deliveries that are read together.
    private static func ends(of deliveries: [(id: Int64, responses: Int)]) -> [Int64] {
        var ends: [Int64] = []
        var responses = 0
        for delivery in deliveries {
            if responses == 0 || responses + delivery.responses > answersHeld {
                ends.append(delivery.id)
                responses = 0
            } else {
                ends[ends.count - 1] = delivery.id
            }
            responses += max(1, delivery.responses)
        }
        return ends
    }
}
