import Domain

extension Explanation {
    /// The index of the driver that promises most today, whatever is in focus; nil where none is worthwhile.
    var mostPromising: Int? {
        drivers.indices
            .filter { [.focus, .next, .behind, .resting].contains(drivers[$0].verdict) }
            .max { (drivers[$0].expectedGain ?? 0) < (drivers[$1].expectedGain ?? 0) }
    }

    /// The index of the driver with the lowest mean of the location's own answers.
    var lowestMean: Int? {
        drivers.indices
            .filter { drivers[$0].mean != nil }
            .min { (drivers[$0].mean ?? 0) < (drivers[$1].mean ?? 0) }
    }
}
