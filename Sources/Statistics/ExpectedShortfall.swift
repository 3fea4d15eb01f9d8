/// What is to be won by bringing an uncertain level up to a target.
package enum ExpectedShortfall {
    /// E[max(0, target − θ)] for θ ~ N(mean, deviation²): s·(zΦ(z) + φ(z)) with z = (target − mean)/s.
    ///
    /// Without uncertainty it is the gap itself.
    package static func gain(target: Double, mean: Double, deviation: Double) -> Double {
        let gap = target - mean
        guard deviation > 0 else { return max(0, gap) }
        let z = gap / deviation
        // Far below the target the tail terms vanish; far above, they cancel and rounding must not go below zero.
        return max(0, deviation * (z * Normal.cdf(z) + Normal.pdf(z)))
    }

    /// The upper quartile of true levels spread by N(mean, deviation²): μ + 0.6745 τ.
    package static func upperQuartile(mean: Double, deviation: Double) -> Double {
        mean + 0.6744897501960817 * deviation
    }

    /// How far the upper quartile of so many groups' true levels may lie from that: τ·√(p(1 − p)/n)/φ(z) with p = ¾, the
    /// sampling error of a quantile (Mosteller 1946); 0 without groups.
    package static func upperQuartileError(deviation: Double, groups: Int) -> Double {
        groups > 0 ? 1.362632551024035 * deviation / Double(groups).squareRoot() : 0
    }
}
