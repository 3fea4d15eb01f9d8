/// Shares of draws in which drivers are worth more than others; see `PriorityDraws`.
package struct PriorityProbabilities: Equatable, Sendable {
    /// The share of draws in which a driver's gain is the greatest among the eligible ones; 0 for the others. A draw
    /// is shared evenly by drivers that tie in it, and nobody's where no eligible driver has anything to gain, so that
    /// all together are 1 at most.
    package let top: [Double]
    private let draws: Int
    /// Draws won less draws lost, by driver and other driver.
    private let margins: [Int32]

    /// Gains this near to each other, relatively, are a tie: rounding must not decide between duplicated drivers.
    private static let tie: Float = 1 - 1e-5

    /// - Parameter gains: driver by driver, `draws` each, none below 0.
    init(gains: [Float], draws: Int, eligible: [Bool]) {
        precondition(gains.count == draws * eligible.count, "every driver has its draws")
        self.draws = draws
        (top, margins) = gains.withUnsafeBufferPointer { gains in
            let drivers = eligible.indices.map {
                UnsafeBufferPointer(rebasing: gains[$0 * draws..<($0 + 1) * draws])
            }
            return (Self.top(drivers, eligible, draws), Self.margins(drivers, draws))
        }
    }

    /// The share of draws in which the challenger's gain is greater than the holder's, half of the ties among them;
    /// eligible or not.
    package func beats(_ challenger: Int, _ holder: Int) -> Double {
        0.5 + Double(margins[challenger * top.count + holder]) / Double(2 * draws)
    }

    private static func top(_ gains: [UnsafeBufferPointer<Float>], _ eligible: [Bool], _ draws: Int) -> [Double] {
        let candidates = gains.indices.filter { eligible[$0] }
        var least = [Float](repeating: 0, count: draws)
        for driver in candidates {
            for draw in 0..<draws { least[draw] = max(least[draw], gains[driver][draw]) }
        }
        for draw in 0..<draws { least[draw] = least[draw] > 0 ? least[draw] * tie : .infinity }
        var winners = [Int32](repeating: 0, count: draws)
        for driver in candidates {
            for draw in 0..<draws { winners[draw] &+= gains[driver][draw] >= least[draw] ? 1 : 0 }
        }
        // Counted in whole parts of a draw: their sum does not depend on the order, so that it can go in any.
        let parts = winners.map { Self.parts / max(1, $0) }
        var top = [Double](repeating: 0, count: gains.count)
        for driver in candidates {
            var won: Int32 = 0
            for draw in 0..<draws { won &+= gains[driver][draw] >= least[draw] ? parts[draw] : 0 }
            top[driver] = Double(won) / (Double(Self.parts) * Double(draws))
        }
        return top
    }

    /// Of a draw; up to twelve drivers can share it without a rest.
    private static let parts: Int32 = 27_720

    private static func margins(_ gains: [UnsafeBufferPointer<Float>], _ draws: Int) -> [Int32] {
        var margins = [Int32](repeating: 0, count: gains.count * gains.count)
        for first in gains.indices {
            for second in 0..<first {
                let (left, right) = (gains[first], gains[second])
                var margin: Int32 = 0
                for draw in 0..<draws {
                    margin &+= (left[draw] * tie > right[draw] ? 1 : 0) &- (right[draw] * tie > left[draw] ? 1 : 0)
                }
                margins[first * gains.count + second] = margin
                margins[second * gains.count + first] = -margin
            }
        }
        return margins
    }
}
