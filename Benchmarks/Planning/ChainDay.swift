import Domain
import LocalTime
import Simulation
import Statistics

/// One day's responses of the whole chain, in the order in which a survey tool exports them: by time.
struct ChainDay {
    static let sources: [Identifier] = ["till", "web"]
    static let channels = ["receipt", "app"]

    let day: Day
    let responses: [Response]

    /// The same for the same chain and day, whichever other days are made.
    ///
    /// - Parameter count: responses per location.
    init(_ chain: BenchmarkChain, _ world: World, day: Day, count: Int) {
        var answers: [(location: Int, answer: Answer)] = []
        answers.reserveCapacity(chain.locations.count * count)
        for place in chain.locations.indices {
            // Simulated customers live in UTC: the same time of the day in the location's own zone.
            let shift = chain.zones[place].startOfDay(day).milliseconds - Zone.utc.startOfDay(day).milliseconds
            var customers = Customers(world, location: place, day: day)
            for var answer in customers.answers(count, from: day, days: 1) {
                answer.at = Instant(milliseconds: answer.at.milliseconds + shift)
                answers.append((place, answer))
            }
        }
        var generator = SeededGenerator(seed: UInt64(bitPattern: Int64(day.number)))
        let locations = chain.locations
        responses = Self.byTime(answers.map(\.answer.at)).enumerated().map { number, place in
            let (location, answer) = answers[place]
            return Self.response(answer, at: locations[location].id, number: number, day, &generator)
        }
        self.day = day
    }

    /// The places of the instants in their order. Many are the same second: the place decides among them.
    private static func byTime(_ instants: [Instant]) -> [Int] {
        instants.indices.sorted { (instants[$0], $0) < (instants[$1], $1) }
    }

    /// Identities are running numbers where real ones are hashes: those fall anywhere in their index, so that taking in
    /// would take several times as long, and no decision reads that index.
    private static func response(
        _ answer: Answer, at location: Identifier, number: Int, _ day: Day, _ generator: inout SeededGenerator
    ) -> Response {
        let way = generator.integer(below: sources.count)
        let minutes = 5 + Int64(generator.integer(below: 240))
        return Response(
            identity: ResponseIdentity(bytes: bytes(UInt64(bitPattern: Int64(day.number))) + bytes(UInt64(number))),
            version: ResponseVersion(
                submitted: answer.at.advanced(by: Span(seconds: 60 * minutes)),
                digest: bytes(generator.next()) + bytes(generator.next())),
            source: sources[way], producerID: Identifier("\(day.number)-\(number)"), location: location,
            visited: answer.at, channel: channels[way], outcome: rating(answer.outcome),
            drivers: answer.marks.map { $0.map(rating) }, behaviours: [])
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    private static func rating(_ mark: Int) -> Rating { Rating(thousandths: Int32(mark) * 1_000) }
}
