import Domain
import Library
import LocalTime
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite("Sums of a location's answers")
struct SumsTests {
    private let brand = Samples.brand()
    private var counter: AnswerCounter { AnswerCounter(brand, zone: .utc) }

    private func responses(_ count: Int, seed: UInt64, days: Range<Int> = 1..<180) -> [Response] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            var response = Facts.response(
                number, at: "L0", daysBefore: days.lowerBound + generator.integer(below: days.count),
                outcome: Double(1 + generator.integer(below: 5)),
                drivers: brand.drivers.map { _ in
                    generator.integer(below: 3) == 0 ? nil : Double(1 + generator.integer(below: 5))
                },
                behaviours: [generator.integer(below: 2) == 0 ? nil : true],
                channel: [nil, "web", "kiosk", "ivr"][generator.integer(below: 4)])
            response.source = Identifier(["a", "b"][generator.integer(below: 2)])
            return response
        }
    }

    private func table(_ responses: [Response], _ first: Day, _ last: Day?) -> AnswerTable {
        AnswerTable(
            responses.filter {
                let day = Zone.utc.day(of: $0.at)
                return first <= day && day <= last ?? day
            }, brand)
    }

    /// - Parameter late: what has come in since the earlier sums.
    private func sums(
        _ responses: [Response], on date: Day = Facts.date, from earlier: LocationSums? = nil, late: [Response] = [],
        focus: Focus? = nil
    ) -> LocationSums {
        var sums = LocationSums.moved(
            earlier, to: PlanDay(date: date, zone: .utc, policy: brand.planning), focus: focus, keepsHistory: true,
            counter
        ) { table(responses, $0, $1) }
        sums.add(AnswerTable(late, brand), counter) { table(responses + late, $0, $1) }
        return sums
    }

    @Test("are, day by day over half a year, what they are when counted at once", arguments: [0, 3, -200])
    func days(delay: Int) {
        // Some come on the day itself, some days later, some before their time.
        let all = responses(600, seed: 3)
        let came = { (response: Response) in Zone.utc.day(of: response.at).advanced(by: 1 + delay) }
        var sums: LocationSums?
        var known: [Response] = []
        for day in -60...0 {
            let date = Facts.date.advanced(by: day)
            let late = all.filter { came($0) <= date && (sums == nil || came($0) == date) }
            sums = self.sums(known, on: date, from: sums, late: late)
            known += late
            #expect(sums == self.sums(known, on: date), "\(day)")
        }
    }

    @Test("tell the last eight weeks, Monday to Sunday, with how far a week may be off")
    func weeks() throws {
        let all = responses(400, seed: 21)
        let told = sums(all).weeks(column: 1, deviation: 0.4, on: brand.drivers[0].scale)
        // The plan is of a Saturday: the last week has five days so far.
        let mondays = (0..<8).map { Facts.date.advanced(by: -5 - 7 * (7 - $0)) }
        #expect(told.map(\.from) == mondays)
        for week in told {
            let marks = all.filter { (week.from...week.from.advanced(by: 6)).contains(Zone.utc.day(of: $0.at)) }
                .compactMap { $0.drivers[0]?.points }
            #expect(week.answers == marks.count)
            let mean = try #require(week.mean)
            #expect(abs(mean - marks.reduce(0, +) / Double(marks.count)) < 1e-9)
            let half = 1.2815515655446004 * 0.4 / Double(marks.count).squareRoot()
            #expect(abs(try #require(week.low) - (mean - half)) < 1e-9)
            #expect(abs(try #require(week.high) - (mean + half)) < 1e-9)
        }
        let wide = sums(all).weeks(column: 1, deviation: 90, on: brand.drivers[0].scale)
        #expect(wide.allSatisfy { $0.low == 1 && $0.high == 5 })
    }

    @Test("tell of a week without answers that it had none, and nothing of weeks before the first")
    func emptyWeeks() {
        let some = responses(60, seed: 22, days: 1..<4) + responses(60, seed: 23, days: 16..<19)
        let told = sums(some).weeks(column: 1, deviation: nil, on: brand.drivers[0].scale)
        #expect(told.map { $0.answers > 0 } == [true, false, true])
        #expect(told[1].mean == nil && told.allSatisfy { $0.low == nil && $0.high == nil })
        #expect(sums([]).weeks(column: 1, deviation: 1, on: brand.drivers[0].scale).isEmpty)
    }

    @Test("read only the days that leave the window, and those that were there before their time")
    func economy() {
        let all = responses(500, seed: 4, days: 0..<180)
        let today = Facts.date.number
        for (ahead, expected) in [
            (false, [today - 91...today - 91]), (true, [today - 91...today - 91, today - 1...Int.max]),
        ] {
            let yesterday = Facts.date.advanced(by: -1)
            let known = all.filter { ahead || Zone.utc.day(of: $0.at) < yesterday }
            let earlier = sums(known, on: yesterday)
            var read: [ClosedRange<Int>] = []
            _ = LocationSums.moved(earlier, to: Facts.day(brand), focus: nil, keepsHistory: true, counter) {
                read.append($0.number...($1?.number ?? .max))
                return table(known, $0, $1)
            }
            #expect(read == expected)
        }
    }

    @Test("of a focus are those from its first day on, however the focus changes")
    func since() throws {
        let all = responses(900, seed: 5)
        let focus = { (began: Int) in
            Focus(
                location: "L0", driver: "speed", action: "a", began: Facts.date.advanced(by: began),
                due: Facts.date, baseline: 3, baselineDeviation: 0.1, target: 4)
        }
        let model = ChainModel([], of: ChainCounts([], changes: 0), on: Facts.date, brand: brand)
        var sums: LocationSums?
        for (day, focus) in [(-30, nil), (-29, focus(-29)), (-20, focus(-29)), (-10, focus(-10)), (0, focus(-10))] {
            let date = Facts.date.advanced(by: day)
            let next = self.sums(all, on: date, from: sums, focus: focus)
            sums = next
            guard let focus else { continue }
            let told = try #require(next.answers(since: focus.began, column: 1, model))
            let counted = next.answers(from: focus.began, before: date, column: 1, model)
            #expect(told.count == counted.count && abs(told.mean - counted.mean) < 1e-12)
            #expect(next == self.sums(all, on: date, focus: focus))
            let said = all.filter {
                let day = Zone.utc.day(of: $0.at)
                return focus.began <= day && day < date && $0.behaviours.first == true
            }
            #expect(try #require(next.since).confirmations.first == Confirmations(yes: said.count, answers: said.count))
        }
    }

    @Test("tell later where the location stood on the day that a focus began, recent answers counting more")
    func before() throws {
        let all = responses(900, seed: 11).map { response in
            // The whole chain sank by two points a month before.
            var response = response
            let isOld = Zone.utc.day(of: response.at) < Facts.date.advanced(by: -50)
            response.drivers[0] = Rating(points: isOld ? 5 : 3)
            return response
        }
        let model = ChainModel([], of: ChainCounts([], changes: 0), on: Facts.date, brand: brand)
        let began = Facts.date.advanced(by: -20)
        let then = AdjustedSums([sums(all, on: began)], model, brand: brand).summaries[0]
        let later = sums(all).level(before: began, days: brand.planning.window.days, column: 1, model)
        #expect(abs(later.mean - then.means[1]) < 1e-12 && later.mean < 4)
        #expect(abs(1 / Double(later.count) - then.coCounts[1, 1] / Double(then.counts[1] * then.counts[1])) < 1e-4)
    }

    @Test("survive being written and read, and bytes that are none are refused")
    func bytes() throws {
        let focus = Focus(
            location: "L0", driver: "speed", action: "a", began: Facts.date.advanced(by: -30), due: Facts.date,
            baseline: 3, baselineDeviation: 0.1, target: 4)
        let sums = sums(responses(400, seed: 6), focus: focus)
        let bytes = sums.bytes
        #expect(try #require(LocationSums(bytes, counter)) == sums)
        for end in stride(from: 0, to: bytes.count, by: 7) {
            #expect(LocationSums(Array(bytes[..<end]), counter) == nil)
        }
        var generator = SeededGenerator(seed: 7)
        let chain = ChainInMemory(
            (0..<4).map { Facts.location(Identifier("L\($0)"), responses(60, seed: $0), brand: brand) }, brand: brand)
        let planner = Planner(brand: brand, library: ActionLibrary(actions: []))
        for round in 0..<2_000 {
            var damaged = bytes
            damaged[generator.integer(below: bytes.count)] = UInt8(generator.integer(below: 256))
            // Whatever it reads as, it is read, moved and planned from without a trap.
            guard let read = LocationSums(damaged, counter) else { continue }
            let next = self.sums([], on: Facts.date.advanced(by: 1), from: read)
            _ = (next.bytes, AnswerDigest(next), next.responses, next.outcomeBefore)
            if round % 10 > 0 { continue }
            var locations = chain.locations
            (locations[0].sums, locations[0].focus) = (read, focus)
            _ = planner.plan(["L0", "L1"], in: locations, chain.model, beat: {})
        }
        var other = brand
        other.drivers.removeLast()
        #expect(LocationSums(bytes, AnswerCounter(other, zone: .utc)) == nil)
    }

    @Test("a chain's model survives being written and read")
    func model() throws {
        let model = ChainModel(
            [(AnswerTable(responses(400, seed: 8), brand), counter)], of: counts(400), on: Facts.date, brand: brand)
        #expect(ChainModel(model.bytes, brand: brand) == model)
        for end in 0..<model.bytes.count { #expect(ChainModel(Array(model.bytes[..<end]), brand: brand) == nil) }
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<2_000 {
            var damaged = model.bytes
            damaged[generator.integer(below: damaged.count)] = UInt8(generator.integer(below: 256))
            guard let read = ChainModel(damaged, brand: brand) else { continue }
            let facts = (0..<3).map { Facts.location(Identifier("L\($0)"), responses(20, seed: $0), brand: brand) }
            _ = (read.serves(Facts.date, counts(400)), read.serves(read.made, counts(400)))
            if generator.integer(below: 20) > 0 { continue }
            let planner = Planner(brand: brand, library: ActionLibrary(actions: []))
            _ = planner.plan(["L0"], in: ChainInMemory(facts, brand: brand).locations, read, beat: {})
        }
    }

    private func counts(_ all: Int, skipped: Int = 0, changes: Int64 = 0) -> ChainCounts {
        ChainCounts(
            responses: all, answers: (0...brand.drivers.count).map { $0 == 1 ? all - skipped : all }, changes: changes)
    }

    @Test("a chain's model serves for a week, and while there is about as much to make it of and little was changed")
    func serves() throws {
        let model = ChainModel([], of: counts(400), on: Facts.date, brand: brand)
        #expect(model.serves(Facts.date.advanced(by: 6), counts(500)))
        #expect(!model.serves(Facts.date.advanced(by: 7), counts(500)))
        #expect(!model.serves(Facts.date, counts(501)))
        #expect(!model.serves(Facts.date.advanced(by: -1), counts(400)))
        #expect(model.serves(Facts.date, counts(320)) && !model.serves(Facts.date, counts(319)))
        #expect(!model.serves(Facts.date, counts(0)))
        // One driver that is hardly asked any more, or again.
        #expect(!model.serves(Facts.date, counts(400, skipped: 100)))
        // A handful of answers come and go, but for the first and the last.
        let handful = ChainModel([], of: counts(400, skipped: 397), on: Facts.date, brand: brand)
        #expect(handful.serves(Facts.date, counts(400, skipped: 380)))
        #expect(!handful.serves(Facts.date, counts(400, skipped: 360)))
        let once = ChainModel([], of: counts(400, skipped: 400), on: Facts.date, brand: brand)
        #expect(
            once.serves(Facts.date, counts(400, skipped: 400)) && !once.serves(Facts.date, counts(400, skipped: 397)))
        #expect(model.serves(Facts.date, counts(400, changes: 100)))
        #expect(!model.serves(Facts.date, counts(400, changes: 101)))
    }

    @Test("a burst is told of the time at which its answers were given, also when it is read again")
    func burst() throws {
        let visited = Instant(seconds: Int64(Facts.date.number - 20) * 86_400 + 43_200)
        let given = (0..<12).map { number in
            var response = Facts.response(number, at: "L0", daysBefore: 19, outcome: 5, drivers: [5, 5, 5, 5])
            response.visited = visited
            response.version.submitted = response.version.submitted.advanced(by: Span(seconds: Int64(number) * 20))
            return response
        }
        let sums = sums(given)
        let told = try #require(AnswerDigest(sums).sources.first)
        #expect(told.bursts.map(\.day) == [Facts.date.advanced(by: -19)] && told.repeats.count == 1)
        let read = try #require(LocationSums(sums.bytes, counter))
        #expect(AnswerDigest(read).sources.first?.bursts == told.bursts)
        #expect(AnswerDigest(read).sources.first?.repeats == told.repeats)
    }

    @Test("only a visit at midnight of its own date has no time of the day")
    func midnight() throws {
        let zone = try #require(Zone(named: "America/New_York"))
        let counter = AnswerCounter(brand, zone: zone)
        func part(_ seconds: Int64) -> Int {
            let instant = Instant(seconds: seconds)
            let day = zone.day(of: instant)
            return counter.part(of: instant, on: day, startOfDay: zone.startOfDay(day))
        }
        let evening = Int64(Facts.date.number) * 86_400
        #expect(zone.hour(of: Instant(seconds: evening)) == 19)
        #expect(part(evening) == part(evening + 60))
        #expect(part(evening + 5 * 3_600) == -1)
    }

    @Test("rules of a clock that changed ask for counting anew")
    func rules() throws {
        let (berlin, lisbon) = (try #require(Zone(named: "Europe/Berlin")), try #require(Zone(named: "Europe/Lisbon")))
        #expect(berlin.fingerprint != lisbon.fingerprint)
        #expect(AnswerCounter(brand, zone: berlin).shape.contains("\(berlin.fingerprint)"))
    }

    @Test("marks as wide as a configuration may ask for are summed without a trap")
    func wide() {
        var brand = brand
        guard let scale = Scale(low: Rating(thousandths: -2_000_000_000), high: Rating(thousandths: 2_000_000_000))
        else { return }
        brand.outcome.scale = scale
        let many = (0..<500).map {
            Facts.response($0, at: "L0", daysBefore: 1, outcome: $0 % 2 == 0 ? 2_000_000 : -2_000_000, drivers: [])
        }
        let sums = ChainInMemory([Facts.location("L0", many, brand: brand)], brand: brand).locations[0].sums
        #expect(sums.squares.sums.reduce(0, +) == 4_000_000_000_000 * 500)
    }
}
