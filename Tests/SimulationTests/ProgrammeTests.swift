import Testing

@testable import Simulation

@Suite("programmes of actions whose effects are known")
struct ProgrammeTests {
    private static let world = ProgrammeStudy.World(stores: 200, drivers: 4, answers: 50)

    private func findings(_ world: ProgrammeStudy.World, chains: Int) -> ProgrammeStudy.Findings {
        var findings = ProgrammeStudy.Findings()
        for chain in 0..<chains { ProgrammeStudy(world).add(chain: chain, to: &findings) }
        return findings
    }

    @Test("where nothing helps, nothing is said to, though stores rise after they were picked for being low")
    func idle() throws {
        let findings = findings(Self.world.idle, chains: 6)
        #expect(try #require(findings.useless.value) <= 0.05)
        #expect(try abs(#require(findings.bias.mean)) <= 0.02)
        #expect(try #require(findings.naiveUseless.value) > 0.25)
    }

    @Test(
        "what helps is found, without being taken for more than it is, also where managers choose for themselves",
        arguments: [0, 0.25])
    func real(choosers: Double) throws {
        let findings = findings(Self.world.chosen(by: choosers), chains: 8)
        #expect(try abs(#require(findings.bias.mean)) <= 0.03)
        #expect(try #require(findings.covered.value) > 0.85)
        #expect(try #require(findings.helpful.value) > 0.5)
        #expect(try #require(findings.useless.value) <= 0.1)
        #expect(try #require(findings.found.value) >= 0.7)
    }

    @Test("choosing misses little, and far less than drawing evenly")
    func choices() throws {
        var findings = ChoiceStudy.Findings()
        for chain in 0..<20 { ChoiceStudy(drivers: 8).add(chain: chain, to: &findings) }
        #expect(try #require(findings.regret.mean) <= 0.032)
        #expect(try abs(#require(findings.evenly.mean) - 0.153) < 0.015)
        #expect(try #require(findings.found.value) >= 0.7)
    }

    @Test("the same chain is the same each time, and another seed another chain")
    func seeds() {
        let small = ProgrammeStudy.World(stores: 20, drivers: 2, answers: 5)
        var other = small
        other.seed = 2
        #expect(findings(small, chains: 1) == findings(small, chains: 1))
        #expect(findings(small, chains: 1) != findings(other, chains: 1))
    }
}
