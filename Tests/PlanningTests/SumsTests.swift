import Domain
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
        let model = ChainModel([], responses: 0, on: Facts.date, brand: brand)
        var sums: LocationSums?
        for (day, focus) in [(-30, nil), (-29, focus(-29)), (-20, focus(-29)), (-10, focus(-10)), (0, focus(-10))] {
            let date = Facts.date.advanced(by: day)
            let next = self.sums(all, on: date, from: sums, focus: focus)
            sums = next
            guard let focus else { continue }
            let told = try #require(next.answers(since: focus.began, column: 1, model))
            let counted = next.answers(from: focus.began, before: date, column: 1, model)
            #expect(told.count == counted.count && abs(told.mean - counted.mean) < 1e-12)
        }
    }

    @Test("survive being written and read, and bytes that are none are refused")
    func bytes() throws {
        let sums = sums(responses(400, seed: 6))
        let bytes = sums.bytes
        #expect(try #require(LocationSums(bytes, counter)) == sums)
        for end in stride(from: 0, to: bytes.count, by: 7) {
            #expect(LocationSums(Array(bytes[..<end]), counter) == nil)
        }
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            var damaged = bytes
            damaged[generator.integer(below: bytes.count)] = UInt8(generator.integer(below: 256))
            // Whatever it reads as, it is read, moved and planned from without a trap.
            guard let read = LocationSums(damaged, counter) else { continue }
            let next = self.sums([], on: Facts.date.advanced(by: 1), from: read)
            _ = (next.bytes, AnswerDigest(next), next.responses, next.outcomeBefore)
        }
        var other = brand
        other.drivers.removeLast()
        #expect(LocationSums(bytes, AnswerCounter(other, zone: .utc)) == nil)
    }

    @Test("a chain's model survives being written and read")
    func model() throws {
        let model = ChainModel(
            [(AnswerTable(responses(400, seed: 8), brand), counter)], responses: 400, on: Facts.date, brand: brand)
        #expect(ChainModel(model.bytes, brand: brand) == model)
        for end in 0..<model.bytes.count { #expect(ChainModel(Array(model.bytes[..<end]), brand: brand) == nil) }
        #expect(model.serves(Facts.date.advanced(by: 6), responses: 500))
        #expect(!model.serves(Facts.date.advanced(by: 7), responses: 500))
        #expect(!model.serves(Facts.date, responses: 501))
        #expect(!model.serves(Facts.date.advanced(by: -1), responses: 400))
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
