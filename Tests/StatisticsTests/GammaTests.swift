import Statistics
import Testing

/// Expected values computed with SciPy 1.17 (`digamma`, `polygamma`, `betainc`).
@Suite("The gamma function's relatives")
struct GammaTests {
    @Test("digamma and trigamma, small arguments and large")
    func derivatives() {
        let arguments = [0.5, 1, 3.25, 50]
        #expect(
            agree(
                arguments.map(Gamma.digamma),
                [-1.9635100260214235, -0.5772156649015329, 1.016990911068179, 3.9019896734278925], within: 1e-12))
        #expect(
            agree(
                arguments.map(Gamma.trigamma), [4.9348022, 1.64493407, 0.35979829, 0.02020133], within: 1e-8))
    }

    @Test(
        "the distribution function of Beta",
        arguments: [
            (0.5, 0.5, 0.3, 0.36901011956554536), (2, 5, 0.2, 0.34464), (60, 8, 0.9, 0.6458624727545192),
            (800, 1_200, 0.41, 0.8194756751457135), (1e-3, 3, 0.5, 0.9999317848369584),
        ])
    func beta(a: Double, b: Double, x: Double, expected: Double) {
        #expect(abs(Gamma.betaCDF(x, a, b) - expected) < 1e-10)
        #expect(abs(Gamma.betaCDF(1 - x, b, a) + expected - 1) < 1e-10)
    }

    @Test("beyond its ends and far from its mean it is still a probability")
    func ends() {
        #expect(Gamma.betaCDF(0, 2, 3) == 0)
        #expect(Gamma.betaCDF(1, 2, 3) == 1)
        for (x, a, b) in [(1e-12, 1e6, 1e6), (1 - 1e-12, 1e-6, 1e6), (0.5, 1e9, 1e9)] {
            #expect((0...1).contains(Gamma.betaCDF(x, a, b)))
        }
    }
}
