import Domain
import Statistics
import TestSupport
import Testing

@testable import Library

@Suite("what actions are worth")
struct WorthsTests {
    private static let day = Day(number: 20_000)
    private let library = ActionLibrary(actions: [action("till"), action("greet"), action("sign")])

    private func worths(_ trials: [Trial], on day: Day = day) -> Worths {
        Worths(trials, library: library, brand: Samples.brand(), on: day)
    }

    private func trials(
        _ action: String, _ effect: Double, count: Int, ended: Day = day, isOwn: Bool = false, version: String? = nil
    ) -> [Trial] {
        let known = library.action(action)?.version ?? ""
        return (0..<count).map { store in
            Trial(
                location: Identifier("\(store)"), action: Identifier(action), driver: "speed",
                version: version ?? known, effect: effect, variance: 0.05,
                ended: ended, isOwn: isOwn)
        }
    }

    private func worth(_ trials: [Trial], of action: String = "till", on day: Day = day) throws -> Worth {
        try #require(worths(trials, on: day).worth(of: action, for: "speed"))
    }

    @Test("nobody's trial: nothing is claimed, and it may help or not")
    func new() throws {
        let worth = try worth([])
        #expect(worth.trials == 0)
        #expect(worth.verdict == .new)
        #expect(worth.belief.interval.low < -0.1 && worth.belief.interval.high > 0.1)
        #expect(worths([]).worth(of: "till", for: "parking") == nil)
    }

    @Test("many good trials are help, many in vain are none, few say nothing")
    func verdicts() throws {
        let all = trials("till", 0.2, count: 60) + trials("greet", -0.1, count: 60) + trials("sign", 0.2, count: 1)
        #expect(try worth(all).verdict == .helps)
        #expect(try worth(all, of: "greet").verdict == .doesNotHelp)
        #expect(try worth(all, of: "sign").verdict == .unknown)
    }

    @Test("old trials, a manager's own choice and another wording count less")
    func weights() throws {
        let fresh = try worth(trials("till", 0.3, count: 20))
        for lesser in [
            try worth(trials("till", 0.3, count: 20), on: Self.day.advanced(by: 730)),
            try worth(trials("till", 0.3, count: 20, isOwn: true)),
            try worth(trials("till", 0.3, count: 20, version: "0123456789abcdef")),
        ] {
            #expect(lesser.belief.deviation > fresh.belief.deviation)
            #expect(lesser.belief.mean < fresh.belief.mean)
            #expect(lesser.trials == 20)
        }
    }

    @Test("trials tell the same in whatever order they come")
    func order() throws {
        let all =
            trials("till", 0.2, count: 5) + trials("till", 0.1, count: 5, ended: Self.day.advanced(by: -9))
            + trials("greet", 0, count: 5)
        #expect(try worth(all) == worth(all.reversed()))
    }

    @Test("what authors expect counts by its place on the driver's scale")
    func scales() throws {
        func spread(_ high: Int32, _ factor: Double) throws -> Double {
            var brand = Samples.brand()
            brand.drivers[1].scale = try #require(Scale(low: Rating(thousandths: 0), high: Rating(thousandths: high)))
            let driver = brand.drivers[1].key
            let library = ActionLibrary(actions: [
                action("a", prior: 0.1), action("b", prior: 0.2), action("c", drivers: [driver], prior: 0.1 * factor),
                action("d", drivers: [driver], prior: 0.2 * factor),
            ])
            let worths = Worths([], library: library, brand: brand, on: Self.day)
            let believed = ["c", "d"].compactMap { worths.worth(of: $0, for: driver)?.belief.mean }
            return (believed[1] - believed[0]) / factor
        }
        let narrow = try spread(4_000, 1)
        #expect(narrow > 0.01)
        #expect(try abs(spread(100_000, 25) - narrow) < 1e-9)
    }

    @Test("an action that is written anew has another version, one by another author has not")
    func versions() throws {
        var action = try #require(library.action("till"))
        let version = action.version
        action.author = "Queen Street (0042)"
        action.prior = 0.2
        #expect(action.version == version)
        action.steps.append("And one more.")
        #expect(action.version != version)
        #expect(version.utf8.count == 16)
    }
}
