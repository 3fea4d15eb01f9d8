import Glibc

/// Probabilities of counts at least, or at most, as extreme as one that was seen. Every one is a number in 0 ... 1; what
/// cannot be judged (not a number, an impossible parameter) is nothing improbable: 1.
package enum Tails {
    /// P(X ≥ count) of a Poisson count, its terms e^−μ μᵏ / k! summed on the side of the mean that `count` is on, where
    /// they only fall.
    package static func poissonAtLeast(_ count: Int, mean: Double) -> Double {
        guard count > 0, mean >= 0, mean.isFinite else { return 1 }
        guard mean > 0 else { return 0 }
        let isAbove = Double(count) > mean
        var k = Double(isAbove ? count : count - 1)
        var term = exp(k * log(mean) - mean - logFactorial(k))
        var sum = 0.0
        while term > sum * 1e-17, k >= 0 {
            sum += term
            term *= isAbove ? mean / (k + 1) : k / mean
            k += isAbove ? 1 : -1
        }
        return min(1, max(0, isAbove ? sum : 1 - sum))
    }

    /// P(X ≤ hits) of a binomial count as an incomplete beta function (Abramowitz & Stegun 1964, 26.5.24), which goes on
    /// to counts that are not whole: those that overdispersion was divided out of.
    package static func binomialAtMost(_ hits: Double, of trials: Double, probability: Double) -> Double {
        guard hits < trials, trials.isFinite, probability > 0, probability <= 1 else { return 1 }
        guard hits >= 0 else { return 0 }
        return Gamma.betaCDF(1 - probability, trials - hits, hits + 1)
    }

    /// P(X ≥ hits), likewise.
    package static func binomialAtLeast(_ hits: Double, of trials: Double, probability: Double) -> Double {
        binomialAtMost(trials - hits, of: trials, probability: 1 - probability)
    }

    /// The probability that `drawn` of `total` places, drawn without putting back, leave out `some` given ones: the
    /// hypergeometric distribution at zero.
    package static func noneDrawn(of some: Int, drawing drawn: Int, from total: Int) -> Double {
        guard some > 0, drawn > 0 else { return 1 }
        guard some <= total, drawn <= total - some else { return 0 }
        return (0..<some).reduce(1) { $0 * (1 - Double(drawn) / Double(total - $1)) }
    }

    /// How many independent answers so many answers are worth that are `alike` each other, as a correlation (Kish 1965,
    /// Survey Sampling, 5.4: the design effect).
    package static func effective(_ count: Double, alike: Double) -> Double {
        count / (1 + max(0, count - 1) * max(0, alike))
    }

    /// The probability that all of some answers have what a share of such answers has: of several kinds, each with its
    /// count and share, all of them `alike` each other. Like a beta-binomial count (Skellam 1948) whose share is the
    /// geometric mean of the kinds'.
    package static func every(_ kinds: [(count: Int, share: Double)], alike: Double) -> Double {
        let count = kinds.reduce(0) { $0 + max(0, $1.count) }
        guard count > 0 else { return 1 }
        let surprise = kinds.reduce(0) { $0 + ($1.count > 0 ? Double($1.count) * log(min(1, max(0, $1.share))) : 0) }
        guard !surprise.isNaN, alike < 1 else { return 1 }
        guard alike > 0 else { return exp(surprise) }
        let share = exp(surprise / Double(count))
        let size = 1 / alike - 1
        var chance = 1.0
        var given = 0
        // After some that have it the next has it the more probably.
        while given < count, chance > 0 {
            chance *= (share * size + Double(given)) / (size + Double(given))
            given += 1
        }
        return min(1, chance)
    }

    private static func logFactorial(_ k: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(k + 1, &sign)
    }
}
