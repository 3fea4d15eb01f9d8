import Statistics

/// `PriorityProbabilities` by the brand's drivers, of which only those that somebody answered were drawn.
struct DriverProbabilities {
    private let answered: [Int]
    private let probabilities: PriorityProbabilities

    init(answered: [Int], _ probabilities: PriorityProbabilities) {
        self.answered = answered
        self.probabilities = probabilities
    }

    /// That the driver is worth most here; nil for a driver that nobody answered.
    func top(_ driver: Int) -> Double? {
        answered.firstIndex(of: driver).map { probabilities.top[$0] }
    }

    /// That one driver is worth more here than another.
    func beats(_ challenger: Int, _ holder: Int) -> Double? {
        guard let first = answered.firstIndex(of: challenger), let second = answered.firstIndex(of: holder) else {
            return nil
        }
        return probabilities.beats(first, second)
    }
}
