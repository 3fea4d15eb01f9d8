import Glibc

/// Derivatives of log Γ, and the distributions that follow from it.
package enum Gamma {
    /// ψ(x), x > 0: recurrence up to 10, then the asymptotic series (Abramowitz & Stegun 1964, 6.3.5 and 6.3.18).
    package static func digamma(_ x: Double) -> Double {
        var (x, sum) = (x, 0.0)
        while x < 10 {
            sum -= 1 / x
            x += 1
        }
        let r = 1 / (x * x)
        let series = r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r / 132))))
        return sum + log(x) - 1 / (2 * x) - series
    }

    /// ψ′(x), x > 0: the same way (6.4.6 and 6.4.12).
    package static func trigamma(_ x: Double) -> Double {
        var (x, sum) = (x, 0.0)
        while x < 10 {
            sum += 1 / (x * x)
            x += 1
        }
        let r = 1 / (x * x)
        let series = r * (1.0 / 6 - r * (1.0 / 30 - r * (1.0 / 42 - r * (1.0 / 30 - r * 5 / 66))))
        return sum + 1 / x + r / 2 + series / x
    }

    /// The distribution function of Beta(a, b) at x in 0 ... 1, a and b > 0: the continued fraction of the incomplete
    /// beta function (NIST DLMF 8.17.22), summed from its tail.
    package static func betaCDF(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        // The fraction converges fast below the mean, in some √(a + b) steps; above it the complement does.
        if x > (a + 1) / (a + b + 2) { return 1 - betaCDF(1 - x, b, a) }
        var fraction = 1.0
        var m = (20 + 2 * min(a + b, 1e8).squareRoot()).rounded()
        while m >= 0 {
            let even = (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2))
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            fraction = 1 + odd / (1 + even / fraction)
            m -= 1
        }
        let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)) / a
        return min(1, max(0, front / fraction))
    }

    private static func logGamma(_ x: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }
}
