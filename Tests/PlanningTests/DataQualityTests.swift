import Domain
import LocalTime
import TestSupport
import Testing

@testable import Planning

@Suite("what the answers of a location say about themselves")
struct DataQualityTests {
    private static let brand = OrdinaryStores.brand
    private static let day = OrdinaryStores.day
    private static let last = day.to.number

    private static func review(_ chain: [LocationFacts]) -> [DataQuality] {
        QualityReview.of(ChainInMemory(chain, brand: brand).locations.map(\.sums), policy: brand.planning)
    }

    /// Findings at the first location of an ordinary chain after something was done to its answers.
    private func findings(
        perDay: Double = 8, locations: Int = 20,
        _ fault: (inout [Response], inout OrdinaryStores) -> Void
    ) -> [DataQuality.Finding] {
        var stores = OrdinaryStores(seed: 11)
        var chain = stores.chain(locations, perDay: perDay)
        fault(&chain[0].responses, &stores)
        let qualities = Self.review(chain)
        #expect(qualities.dropFirst().allSatisfy { $0 == DataQuality() })
        return qualities[0].findings
    }

    @Test(
        "of ordinary stores fewer than one in fifty has a finding, in large chains and in small ones",
        arguments: [(locations: 1_000, perDay: 0.5), (60, 5), (3, 20)])
    func ordinary(locations: Int, perDay: Double) {
        var stores = OrdinaryStores(seed: 5)
        let chain = stores.chain(locations, perDay: perDay)
        let marks = chain.prefix(60).flatMap(\.responses).flatMap(\.drivers).compactMap(\.self)
        let top = Double(marks.count { $0.points == 5 }) / Double(marks.count)
        #expect((0.35...0.65).contains(top))
        let qualities = Self.review(chain)
        let found = qualities.count { $0.findings.contains { $0.kind != .tooFew } }
        #expect(found * 50 < locations)
    }

    @Test("answers that stopped two weeks ago are missed, in all and by source")
    func stopped() {
        let findings = findings { responses, _ in
            responses.removeAll { Self.day(of: $0) > Self.last - 14 }
        }
        #expect(findings.map(\.kind) == [.dryingUp, .quietSource, .quietSource])
        guard case .dryingUp(let now, let expected, let least, 28) = findings.first else {
            Issue.record("no finding")
            return
        }
        #expect(Double(now) < Double(least) && Double(least) < expected)
    }

    @Test("one source of two that stopped is named with its last day")
    func stoppedSource() {
        let findings = findings { responses, _ in
            responses.removeAll { $0.source == "kiosk" && Self.day(of: $0) > Self.last - 14 }
        }
        #expect(
            findings.contains {
                if case .quietSource("kiosk", let last, _) = $0 { last.number == Self.last - 14 } else { false }
            })
    }

    @Test("a source that stopped everywhere is no location's finding")
    func stoppedEverywhere() {
        var stores = OrdinaryStores(seed: 3)
        var chain = stores.chain(20, perDay: 8)
        for place in chain.indices {
            chain[place].responses.removeAll { $0.source == "web" && Self.day(of: $0) > Self.last - 40 }
        }
        #expect(Self.review(chain).allSatisfy { $0 == DataQuality() })
    }

    @Test("fifty answers within ten minutes are a burst")
    func burst() {
        let findings = findings { responses, stores in
            for number in 0..<50 {
                responses.append(
                    stores.response(
                        "kiosk", at: OrdinaryStores.instant(Self.last - 17, 50_700 + number * 12),
                        [4, Double(1 + number % 5), 3, nil, 5], of: "L0"))
            }
        }
        guard case .burst("kiosk", let answers, 10, let day, let minute) = findings.first, findings.count == 1 else {
            Issue.record("\(findings)")
            return
        }
        #expect(answers >= 50 && day.number == Self.last - 17 && (835...845).contains(minute))
    }

    @Test("three days of nothing but top marks, at the usual volume, are named")
    func allTop() {
        let days = [Self.last - 30, Self.last - 20, Self.last - 3]
        let findings = findings(perDay: 12) { responses, _ in
            for place in responses.indices where days.contains(Self.day(of: responses[place])) {
                responses[place].outcome = Rating(points: 5)
                responses[place].drivers = responses[place].drivers.map { _ in Rating(points: 5) }
            }
        }
        guard case .allTopDays(let named, _) = findings.first, findings.count == 1 else {
            Issue.record("\(findings)")
            return
        }
        #expect(named.map(\.number) == days)
    }

    @Test("a kiosk pressed forty times alike is seen, however slowly", arguments: [5, 60, 240])
    func repeated(seconds: Int) {
        let findings = findings(perDay: 4) { responses, stores in
            for number in 0..<40 {
                responses.append(
                    stores.response(
                        "kiosk", at: OrdinaryStores.instant(Self.last - 5, 72_100 + number * seconds),
                        [5, 5, 5, 5, 5], of: "L0"))
            }
        }
        #expect(findings.map(\.kind).contains(.repeated))
    }

    @Test("a location whose answers give every driver the same mark stands out from its chain")
    func straight() {
        let findings = findings { responses, _ in
            for place in responses.indices where place % 10 < 9 {
                let mark = responses[place].outcome
                responses[place].drivers = responses[place].drivers.map { _ in mark }
            }
        }
        guard case .straightLining(let share, let chain, _) = findings.first, findings.count == 1 else {
            Issue.record("\(findings)")
            return
        }
        #expect(share > 0.9 && chain < 0.5)
    }

    @Test("a clock that only tells the day shows neither bursts nor rows")
    func coarseClock() {
        let findings = findings { responses, _ in
            responses = responses.map { response in
                var response = response
                response.version.submitted = OrdinaryStores.instant(Self.day(of: response), 0)
                return response
            }
        }
        #expect(findings.isEmpty)
    }

    @Test("what a tenth of the locations show is how the chain asks, and no finding")
    func common() {
        var stores = OrdinaryStores(seed: 9)
        var chain = stores.chain(20, perDay: 6)
        for place in 0..<4 {
            for number in 0..<50 {
                let instant = OrdinaryStores.instant(Self.last - 9, 36_000 + number * 7)
                chain[place].responses.append(
                    stores.response(
                        "kiosk", at: instant, [4, Double(1 + number % 5), 3, nil, 5], of: chain[place].location.id))
            }
        }
        #expect(Self.review(chain).allSatisfy { $0.findings.isEmpty })
    }

    @Test("too few answers are said, and lower the score", arguments: [0, 1, 19])
    func few(answers: Int) {
        let responses = (0..<answers).map {
            Facts.response($0, at: "L0", daysBefore: 1 + $0, outcome: 4, drivers: [4, 3, 5, 4])
        }
        let quality = Self.review([Facts.location("L0", responses, brand: Self.brand)])
        #expect(quality.map(\.findings) == [[.tooFew(answers: answers, needed: 20)]])
        #expect(abs(quality[0].score - Double(answers) / 20) < 1e-12)
    }

    @Test("whatever comes, scores are shares and figures are finite")
    func hostile() {
        let top = Facts.response(1, at: "a", daysBefore: 1, outcome: 5, drivers: [5, 5, 5, 5])
        let chains = [
            [],
            [[top]],
            [Array(repeating: top, count: 3_000)],
            [Array(repeating: top, count: 300), [top], []],
            [(0..<500).map { Facts.response($0, at: "a", daysBefore: 3, outcome: nil, drivers: [nil, 2, nil, nil]) }],
            [(0..<90).map { Facts.response($0, at: "a", daysBefore: 90 + $0, outcome: 1, drivers: []) }],
        ]
        for chain in chains {
            let facts = chain.enumerated().map { Facts.location(Identifier("L\($0)"), $1, brand: Self.brand) }
            for quality in Self.review(facts) {
                #expect((0...1).contains(quality.score))
                for case .dryingUp(_, let expected, _, _) in quality.findings { #expect(expected.isFinite) }
                for case .straightLining(let share, let chain, _) in quality.findings {
                    #expect((0...1).contains(share) && (0...1).contains(chain))
                }
            }
        }
    }

    private static func day(of response: Response) -> Int { Zone.utc.day(of: response.at).number }
}
