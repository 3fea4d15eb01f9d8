/// A share that was measured over and over: once for each chain.
package struct Tally: Equatable, Sendable {
    package private(set) var values: [Double] = []

    package init() {}

    mutating func add(_ value: Double) {
        if value.isFinite { values.append(value) }
    }

    /// nil for none.
    package var mean: Double? { values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) }

    /// Standard error of the mean; nil below two.
    package var error: Double? {
        guard let mean, values.count > 1 else { return nil }
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(values.count - 1) / Double(values.count)).squareRoot()
    }
}

/// How often something happened, of how many times that it could.
package struct Share: Equatable, Sendable {
    package private(set) var count = 0
    package private(set) var of = 0

    package init() {}

    mutating func add(_ happened: Bool) {
        of += 1
        if happened { count += 1 }
    }

    /// nil for none.
    package var value: Double? { of == 0 ? nil : Double(count) / Double(of) }
}

/// Whether probabilities come true: stores of like probability taken together.
package struct Calibration: Equatable, Sendable {
    package struct Bin: Equatable, Sendable {
        package fileprivate(set) var stores = 0
        fileprivate var claimed = 0.0
        fileprivate var right = 0.0

        /// What was claimed and what came true, on average; nil without stores.
        package var probability: Double? { stores == 0 ? nil : claimed / Double(stores) }
        package var share: Double? { stores == 0 ? nil : right / Double(stores) }
    }

    /// Ten of the same width from 0 to 1.
    package private(set) var bins = [Bin](repeating: Bin(), count: 10)

    package init() {}

    mutating func add(_ probability: Double, _ cameTrue: Bool) {
        guard probability.isFinite else { return }
        let place = min(9, max(0, Int(probability * 10)))
        bins[place].stores += 1
        bins[place].claimed += probability
        if cameTrue { bins[place].right += 1 }
    }

    /// The stores of both.
    package mutating func add(_ other: Calibration) {
        for (place, bin) in other.bins.enumerated() {
            bins[place].stores += bin.stores
            bins[place].claimed += bin.claimed
            bins[place].right += bin.right
        }
    }
}
