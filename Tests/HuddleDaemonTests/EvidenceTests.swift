import Configuration
import Domain
import Foundation
import Library
import LocalTime
import Planning
import Store
import Testing

@testable import HuddleDaemon

@Suite("What planning has counted")
struct EvidenceTests {
    private let place: Workplace

    init() throws { place = try Workplace(Workplace.small + "\ntimezone: Europe/Berlin") }

    @Test(
        "is the same as counted at once, whatever came late, was corrected or taken back in between",
        arguments: [1, 2, 3] as [UInt64])
    func life(seed: UInt64) throws {
        var lot = SystemLot(state: seed)
        var lived = try CountedChain(place)
        var kept: [Int: Response] = [:]
        var files: [String: [Int]] = [:]
        var number = 0
        for day in CountedChain.days {
            var today: [Response] = []
            for _ in 0..<12 {
                // Most are of today, some of a day long ago, a few of the day to come.
                let late = lot.below(10)
                let visited = late < 7 ? day : late < 9 ? day - lot.below(110) : day + 1
                today.append(CountedChain.response(number, day: visited))
                number += 1
            }
            try lived.give(today, file: "file-\(day)")
            for response in today { kept[Self.number(response)] = response }
            files["file-\(day)"] = today.map(Self.number)
            if lot.below(3) == 0, let old = kept.keys.sorted().dropFirst(lot.below(kept.count)).first {
                let corrected = CountedChain.response(old, day: day - lot.below(100), revision: day - 20_599)
                try lived.give([corrected])
                if let before = kept[old], before.version < corrected.version { kept[old] = corrected }
            }
            if lot.below(12) == 0, let file = files.keys.sorted().dropFirst(lot.below(files.count)).first {
                try lived.give([], file: file, takingBack: true)
                for number in files.removeValue(forKey: file) ?? [] where kept[number]?.version.updated?.seconds == 0 {
                    kept[number] = nil
                }
            }
            // Not every day is planned.
            if lot.below(4) > 0 { _ = try lived.evidence(on: day + 1) }
        }
        // A fortnight later the model is made anew, too.
        let date = CountedChain.days.upperBound + 14
        var fresh = try CountedChain(place)
        try fresh.give(kept.values.sorted { $0.identity < $1.identity })
        // From what was just counted, and from what was kept of it.
        let plans = try fresh.plans(on: date)
        #expect(try fresh.plans(on: date) == plans)
        let (lives, _) = try lived.evidence(on: date)
        let (atOnce, _) = try fresh.evidence(on: date)
        #expect(lives.map(\.sums.bytes) == atOnce.map(\.sums.bytes))
        #expect(lives.map(\.sums.responses).reduce(0, +) > 300)
        #expect(try lived.plans(on: date) == plans)
        #expect(plans.contains { $0.decision.focus != nil })
    }

    @Test("follows a response that moves to another location: it counts there, and here no more")
    func moved() throws {
        var chain = try CountedChain(place)
        let last = CountedChain.days.upperBound
        try chain.give((0..<60).map { CountedChain.response($0, day: last - 10) })
        func counts() throws -> [Identifier: Int] {
            let (evidence, _) = try chain.evidence(on: last)
            return Dictionary(evidence.map { ($0.location.id, $0.sums.responses) }) { $0 + $1 }
        }
        let before = try counts()
        var moved = CountedChain.response(0, day: last - 10, revision: 1)
        moved.location = CountedChain.locations[1].id
        try chain.give([moved])
        let after = try counts()
        #expect(before == ["0007": 20, "0015": 20, "0042": 20])
        #expect(after == ["0007": 19, "0015": 21, "0042": 20])
    }

    private static func number(_ response: Response) -> Int {
        response.identity.bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) }
    }

    @Test("is not read again: answers that somebody changed past all triggers count as they did")
    func economy() throws {
        var chain = try CountedChain(place)
        let last = CountedChain.days.upperBound
        try chain.give((0..<1_200).map { CountedChain.response($0, day: CountedChain.days.lowerBound + $0 / 10) })
        let (before, _) = try chain.evidence(on: last)
        try chain.give([CountedChain.response(2_000, day: last - 2)])
        let known = try chain.store.sums()
        // As if all that was counted belonged to another location, whose sums nobody asks for.
        try chain.store.keep(
            known.of.map {
                ($0.key, $0.value.shape, $0.key == "0042" ? known.of["0007"]?.bytes ?? [] : $0.value.bytes)
            },
            upTo: known.upTo, changes: known.changes)
        let (after, _) = try chain.evidence(on: last)
        #expect(after[2].sums.responses == before[0].sums.responses + 1)
        #expect(after[1].sums == before[1].sums)
    }

    private func zone(_ chain: CountedChain) -> Zone { chain.configuration.zone(of: CountedChain.locations[2]) }

    private func shape(_ chain: CountedChain) -> String {
        AnswerCounter(chain.configuration.brand, zone: zone(chain)).shape
    }

    @Test("a window that has become empty gives no focus, however young the model is")
    func empty() throws {
        var chain = try CountedChain(place)
        let first = CountedChain.days.lowerBound
        try chain.give((0..<900).map { CountedChain.response($0, day: first) })
        #expect(try chain.plans(on: first + 88).contains { $0.decision.focus != nil })
        for plan in try chain.plans(on: first + 92).map(\.plan) {
            #expect(plan.basis == .none && plan.priorities.isEmpty && plan.outcome.standing == nil)
        }
    }

    @Test("another clock, another driver or damage: counted anew")
    func shapes() throws {
        var chain = try CountedChain(place)
        try chain.give((0..<600).map { CountedChain.response($0, day: CountedChain.days.lowerBound + 60 + $0 / 10) })
        let date = CountedChain.days.upperBound
        let (before, _) = try chain.evidence(on: date)
        let known = try chain.store.sums()
        try chain.store.keep(
            CountedChain.locations.map { ($0.id, shape(chain), [UInt8](repeating: 0xFF, count: 40)) }, upTo: known.upTo,
            changes: known.changes)
        try chain.store.keep(model: [1, 2, 3], shape: chain.configuration.brand.measured)
        let (after, _) = try chain.evidence(on: date)
        #expect(before.map(\.sums.bytes) == after.map(\.sums.bytes))
    }
}
