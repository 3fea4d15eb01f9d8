import Statistics
import Testing

/// Values summed term by term with 40 digits (mpmath 1.3).
@Suite("Tails of counts")
struct TailsTests {
    @Test(
        "a Poisson count's upper tail is the sum of its terms, however small",
        arguments: [
            (1, 0.5, 0.3934693402873666), (50, 0.83, 1.310657202507208e-69), (9, 0.42, 7.684871616050989e-10),
            (3, 10, 0.9972306042844884), (1_000, 900, 5.499022657117829e-4), (10, 10, 0.5420702855281478),
        ])
    func poisson(_ count: Int, _ mean: Double, _ expected: Double) {
        #expect(abs(Tails.poissonAtLeast(count, mean: mean) - expected) <= 1e-11 * expected)
    }

    @Test(
        "a binomial count's lower tail is the sum of its terms, however small",
        arguments: [
            (0.0, 10.0, 0.3, 0.0282475249), (70, 830, 0.15, 8.991147179875647e-9),
            (0, 760, 0.15, 2.282356822997714e-54), (9, 10, 0.3, 0.9999940951), (40, 50, 0.9, 0.02453793570459146),
        ])
    func binomial(_ hits: Double, _ trials: Double, _ probability: Double, _ expected: Double) {
        let tail = Tails.binomialAtMost(hits, of: trials, probability: probability)
        #expect(abs(tail - expected) <= 1e-10 * expected)
        let mirrored = Tails.binomialAtLeast(trials - hits, of: trials, probability: 1 - probability)
        #expect(abs(mirrored - expected) <= 1e-10 * expected)
    }

    @Test("days with answers leave others out as draws without putting back do")
    func noneDrawn() {
        #expect(abs(Tails.noneDrawn(of: 2, drawing: 2, from: 5) - 0.3) < 1e-15)
        #expect(abs(Tails.noneDrawn(of: 14, drawing: 105, from: 180) / 2.1905654360105e-6 - 1) < 1e-12)
        #expect(Tails.noneDrawn(of: 3, drawing: 3, from: 5) == 0)
        #expect(Tails.noneDrawn(of: 0, drawing: 5, from: 5) == 1)
        #expect(Tails.noneDrawn(of: -1, drawing: 5, from: 0) == 1)
    }

    @Test("answers that are alike are worth fewer")
    func alike() {
        #expect(Tails.effective(1, alike: 0.5) == 1)
        #expect(abs(Tails.effective(101, alike: 0.02) - 101.0 / 3) < 1e-12)
        #expect(abs(Tails.every([(2, 0.5), (1, 0.2)], alike: 0) - 0.05) < 1e-15)
        #expect(Tails.every([(40, 0.3)], alike: 0.02) > Tails.every([(40, 0.3)], alike: 0))
        #expect(Tails.every([], alike: 0) == 1)
        #expect(Tails.every([(0, 0)], alike: 0) == 1)
        #expect(Tails.every([(5, 0)], alike: 0.1) == 0)
    }

    @Test("every tail is a probability, whatever it is asked")
    func probabilities() {
        let odd = [-.infinity, -1, 0, 0.5, 1, 3, 1e300, .infinity, .nan]
        for one in odd {
            #expect((0...1).contains(Tails.poissonAtLeast(3, mean: one)))
            #expect((0...1).contains(Tails.every([(3, one)], alike: 0.02)))
            for other in odd {
                #expect((0...1).contains(Tails.binomialAtMost(one, of: other, probability: 0.3)))
                #expect((0...1).contains(Tails.binomialAtMost(3, of: one, probability: other)))
                #expect((0...1).contains(Tails.binomialAtLeast(one, of: 9, probability: other)))
            }
        }
    }
}
