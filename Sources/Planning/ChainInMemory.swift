import Domain

/// A chain whose responses are all at hand, summed up for planning.
struct ChainInMemory {
    let locations: [LocationEvidence]
    let model: ChainModel

    init(_ facts: [LocationFacts], brand: Brand) {
        let tables = facts.map { AnswerTable($0.responses, brand) }
        let windows = facts.map { facts in
            AnswerTable(facts.responses.filter { facts.isInWindow(facts.day(of: $0)) }, brand)
        }
        locations = zip(facts, tables).map { LocationEvidence($0, $1, brand: brand) }
        model = ChainModel(
            zip(facts, windows).map { ($1, AnswerCounter(brand, zone: $0.zone)) },
            of: ChainCounts(locations.map(\.sums), changes: 0),
            on: facts.first?.day.date ?? Day(number: 0), brand: brand)
    }
}
