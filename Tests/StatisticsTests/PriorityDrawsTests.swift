import Statistics
import Testing

@Suite("Which driver is the one to work on, and how surely")
struct PriorityDrawsTests {
    private func probabilities(
        slopes: [Double], slopeCovariance: Matrix? = nil, means: [Double], levelCovariance: Matrix,
        targetErrors: [Double]? = nil, eligible: [Bool]? = nil, seed: UInt64 = 5
    ) -> PriorityProbabilities {
        let none = Matrix(rows: slopes.count, columns: slopes.count)
        let draws = PriorityDraws(slopes: slopes, covariance: slopeCovariance ?? none, seed: seed)
        var generator = SeededGenerator(seed: seed + 1)
        return draws.probabilities(
            levels: EmpiricalBayes.Posterior(mean: means, covariance: levelCovariance),
            targets: means.map { _ in 4 }, targetErrors: targetErrors ?? means.map { _ in 0 },
            eligible: eligible ?? slopes.map { _ in true }, generator: &generator)
    }

    private func isProbabilities(_ result: PriorityProbabilities) -> Bool {
        result.top.allSatisfy { $0 >= 0 && $0 <= 1 } && result.top.reduce(0, +) <= 1 + 1e-12
            && result.top.indices.allSatisfy { first in
                result.top.indices.allSatisfy { second in
                    abs(result.beats(first, second) + result.beats(second, first) - 1) < 1e-12
                        && (0...1).contains(result.beats(first, second))
                }
            }
    }

    /// Four standard errors of a share of draws.
    private let chance = 2 / Double(PriorityDraws.count).squareRoot()

    @Test("without uncertainty the greatest gain is top for sure, and equal gains share it")
    func certain() {
        let nothing = Matrix(rows: 3, columns: 3)
        let clear = probabilities(slopes: [0.5, 0.5, 0.1], means: [3.5, 3.8, 3], levelCovariance: nothing)
        #expect(clear.top == [1, 0, 0])
        #expect(clear.beats(0, 1) == 1 && clear.beats(1, 0) == 0 && clear.beats(1, 1) == 0.5)
        let tied = probabilities(slopes: [0.5, 0.5, 0.1], means: [3.5, 3.5, 3.5], levelCovariance: nothing)
        #expect(tied.top == [0.5, 0.5, 0])
        #expect(tied.beats(0, 1) == 0.5)
    }

    @Test("one driver is top as often as its level is below its target", arguments: [-0.2, 0, 0.1])
    func alone(_ gap: Double) {
        let result = probabilities(
            slopes: [0.3], means: [4 - gap], levelCovariance: Matrix(diagonal: [0.01]))
        #expect(abs(result.top[0] - Normal.cdf(gap / 0.1)) < chance)
    }

    @Test("a target that is not known makes its gap as unsure as a level would")
    func target() {
        let result = probabilities(
            slopes: [0.3], means: [3.9], levelCovariance: Matrix(diagonal: [0.0064]), targetErrors: [0.06])
        #expect(abs(result.top[0] - Normal.cdf(1)) < chance)
    }

    @Test("the error of an upper quartile is what samples show")
    func quartile() {
        var generator = SeededGenerator(seed: 3)
        let quartiles = (0..<400).map { _ in (0..<101).map { _ in 0.2 * generator.normal() }.sorted()[75] }
        let mean = quartiles.reduce(0, +) / 400
        let deviation = (quartiles.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 400).squareRoot()
        #expect(abs(ExpectedShortfall.upperQuartileError(deviation: 0.2, groups: 101) / deviation - 1) < 0.12)
        #expect(ExpectedShortfall.upperQuartileError(deviation: 0.2, groups: 0) == 0)
    }

    @Test("who is said to be top is it as often as said")
    func calibrated() {
        let slopes = [0.3, 0.25, 0.35, 0.2]
        var covariance = Matrix(diagonal: [0.006, 0.004, 0.008, 0.003])
        covariance[0, 1] = -0.002
        covariance[1, 0] = -0.002
        var levels = Matrix(diagonal: [0.03, 0.04, 0.02, 0.05])
        levels[1, 3] = 0.02
        levels[3, 1] = 0.02
        let draws = PriorityDraws(slopes: slopes, covariance: covariance, seed: 1)
        var world = SeededGenerator(seed: 2)
        var generator = SeededGenerator(seed: 3)
        var said = [0.0, 0.0, 0.0]
        var happened = said
        var spread = said
        for _ in 0..<600 {
            let means = (0..<4).map { _ in 3.8 + 0.2 * world.normal() }
            let worth = draw(slopes, covariance, &world).map { max(0, $0) }
            let truth = draw(means, levels, &world)
            let gains = (0..<4).map { worth[$0] * max(0, 4 - truth[$0]) }
            let result = draws.probabilities(
                levels: EmpiricalBayes.Posterior(mean: means, covariance: levels), targets: [4, 4, 4, 4],
                targetErrors: [0, 0, 0, 0], eligible: [true, true, true, true], generator: &generator)
            for driver in 0..<4 {
                let top = result.top[driver]
                let bin = top < 0.25 ? 0 : top < 0.6 ? 1 : 2
                said[bin] += top
                happened[bin] += gains[driver] > 0 && gains[driver] == gains.max() ? 1 : 0
                spread[bin] += top * (1 - top)
            }
        }
        for bin in 0..<3 { #expect(abs(said[bin] - happened[bin]) < 3.5 * spread[bin].squareRoot()) }
    }

    private func draw(_ means: [Double], _ covariance: Matrix, _ generator: inout SeededGenerator) -> [Double] {
        let normal = means.map { _ in generator.normal() }
        let root = SymmetricEigen(covariance).map { $0.squareRoot() }
        return zip(means, root * normal).map { $0 + $1 }
    }

    @Test("of two levels that vary together, the difference decides", arguments: [-0.5, 0, 0.9])
    func together(_ correlation: Double) {
        // Both so far under their targets that no gain is 0: P(gain₀ > gain₁) is normal.
        let covariance = 0.04 * Matrix(rows: 2, columns: 2, values: [1, correlation, correlation, 1])
        let result = probabilities(slopes: [1, 1], means: [2, 2.1], levelCovariance: covariance)
        let expected = Normal.cdf(0.1 / (0.2 * (2 - 2 * correlation).squareRoot()))
        #expect(abs(result.beats(0, 1) - expected) < chance)
        #expect(abs(result.top[0] - expected) < chance)
    }

    @Test("unsure slopes make an unsure priority; one far below zero is never it")
    func slopes() {
        let result = probabilities(
            slopes: [1, 1.1, -2], slopeCovariance: Matrix(diagonal: [0.04, 0.04, 0.04]), means: [3, 3, 1],
            levelCovariance: Matrix(rows: 3, columns: 3))
        #expect(abs(result.top[1] - Normal.cdf(0.1 / 0.08.squareRoot())) < chance)
        #expect(result.top[2] == 0)
        #expect(abs(result.top.reduce(0, +) - 1) < 1e-12)
    }

    @Test("nobody is top where nothing is to be gained or nobody is eligible")
    func nobody() {
        let excellent = probabilities(slopes: [1, 1], means: [9, 9], levelCovariance: Matrix(diagonal: [0.01, 0.01]))
        #expect(excellent.top == [0, 0])
        #expect(excellent.beats(0, 1) == 0.5)
        let barred = probabilities(
            slopes: [1, 1], means: [3, 2], levelCovariance: Matrix(diagonal: [0.01, 0.01]), eligible: [false, false])
        #expect(barred.top == [0, 0])
        #expect(barred.beats(1, 0) > 0.99)
        let one = probabilities(
            slopes: [1, 1], means: [3, 2], levelCovariance: Matrix(diagonal: [0.01, 0.01]), eligible: [true, false])
        #expect(one.top == [1, 0])
        #expect(probabilities(slopes: [], means: [], levelCovariance: Matrix(rows: 0, columns: 0)).top.isEmpty)
    }

    @Test("duplicated drivers are top equally often, whatever else there is")
    func duplicates() {
        // 0 and 2 are the same driver; 1 rivals them, 3 never varies.
        let levels = Matrix(
            rows: 4, columns: 4,
            values: [0.05, 0.013, 0.05, 0, 0.013, 0.04, 0.013, 0, 0.05, 0.013, 0.05, 0, 0, 0, 0, 0])
        let slopes = Matrix(
            rows: 4, columns: 4,
            values: [0.01, 0.003, 0.01, 0, 0.003, 0.03, 0.003, 0, 0.01, 0.003, 0.01, 0, 0, 0, 0, 0])
        let result = probabilities(
            slopes: [0.3, 0.33, 0.3, 0], slopeCovariance: slopes, means: [3.7, 3.7, 3.7, 3], levelCovariance: levels)
        #expect(isProbabilities(result))
        #expect(result.top[0] > 0.1 && result.top[1] > 0.1 && result.top[3] == 0)
        #expect(abs(result.top[0] - result.top[2]) < chance)
        #expect(abs(result.beats(0, 2) - 0.5) < chance)
    }

    @Test("the seeds decide, and nothing else")
    func deterministic() {
        func once(_ seed: UInt64) -> PriorityProbabilities {
            probabilities(
                slopes: [0.3, 0.35], slopeCovariance: Matrix(diagonal: [0.01, 0.01]), means: [3.7, 3.8],
                levelCovariance: Matrix(diagonal: [0.04, 0.04]), seed: seed)
        }
        #expect(once(5) == once(5))
        #expect(once(5) != once(6))
        #expect(abs(once(5).top[0] - once(6).top[0]) < 2 * chance)
    }

    struct Odd: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let slopes: [Double]
        let covariance: Matrix

        init(_ name: String, _ slopes: [Double], _ covariance: Matrix) {
            testDescription = name
            self.slopes = slopes
            self.covariance = covariance
        }

        static func even(_ count: Int, _ value: Double) -> Matrix {
            Matrix(rows: count, columns: count, values: [Double](repeating: value, count: count * count))
        }
    }

    static let odd = [
        Odd("forty drivers", (0..<40).map { 0.01 * Double($0) }, Matrix(diagonal: (0..<40).map { 0.001 * Double($0) })),
        Odd("forty drivers that move as one", [Double](repeating: 0.2, count: 40), Odd.even(40, 0.04)),
        Odd("no covariance at all", [1, 1], Matrix(rows: 2, columns: 2, values: [1, 5, 5, 1])),
        Odd("a variance below zero", [1, 1], Matrix(diagonal: [-1, 1])),
        Odd("enormous", [1e200, 1], Matrix(diagonal: [1e200, 1e-200])),
        Odd("not a number", [.nan, 1], Matrix(diagonal: [.nan, .infinity])),
    ]

    @Test("odd slopes and levels still give probabilities", arguments: odd)
    func finite(_ odd: Odd) {
        let result = probabilities(
            slopes: odd.slopes, slopeCovariance: odd.covariance, means: odd.slopes.map { _ in 3.9 },
            levelCovariance: odd.covariance)
        #expect(isProbabilities(result))
    }
}
