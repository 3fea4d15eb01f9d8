import Glibc

/// The standard normal distribution.
package enum Normal {
    /// φ(z).
    package static func pdf(_ z: Double) -> Double {
        exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    }

    /// Φ(z), the probability of a value at or below z; accurate in both tails.
    package static func cdf(_ z: Double) -> Double {
        erfc(-z / 2.0.squareRoot()) / 2
    }

    /// Φ⁻¹(p): −∞ at 0, ∞ at 1, NaN outside.
    ///
    /// Bisected on `cdf` down to neighbouring numbers, then good to its rounding; made for tables, not for loops.
    package static func quantile(_ p: Double) -> Double {
        guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
        // By symmetry, solve in the lower tail, where nothing cancels.
        if p > 0.5 { return -quantile(1 - p) }
        var low = -39.0
        var high = 0.0
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if cdf(middle) < p { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
