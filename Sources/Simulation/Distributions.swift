import Glibc
import Statistics

/// The distributions that a world is drawn from.
extension SeededGenerator {
    /// A generator for one purpose: its numbers stay the same when other purposes draw more or fewer.
    init(_ purpose: String, _ numbers: UInt64...) {
        let bytes = numbers.flatMap { number in withUnsafeBytes(of: number.littleEndian) { Array($0) } }
        self.init(seed: Array(purpose.utf8) + bytes)
    }

    mutating func uniform(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    /// A gamma deviate of scale 1 (Marsaglia & Tsang 2000); 0 for a shape that is not positive.
    mutating func gamma(shape: Double) -> Double {
        guard shape > 0 else { return 0 }
        // A shape below 1 is one more, times a power of a uniform deviate (their section 6).
        if shape < 1 { return gamma(shape: shape + 1) * pow(1 - uniform(), 1 / shape) }
        let d = shape - 1 / 3.0
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            if log(1 - uniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
        }
    }

    /// Shares that add up to 1, all of the same concentration: independent gamma deviates over their sum.
    mutating func dirichlet(_ concentration: Double, count: Int) -> [Double] {
        let weights = (0..<count).map { _ in gamma(shape: concentration) }
        let sum = weights.reduce(0, +)
        return sum > 0 ? weights.map { $0 / sum } : weights.map { _ in 1 / Double(max(1, count)) }
    }
}
