package import Domain
import Statistics

/// With which probability each of some actions is given to a location.
///
/// Bayes-UCB in batches (Kaufmann, Cappé & Garivier 2012; Desautels, Krause & Burdick 2014): the action whose worth could
/// most be great, as its mean + `optimism` deviations, each trial that is under way counted as if it were known. One in
/// ten is drawn evenly from all that could still be the best, so that what comes of it is an experiment.
package enum ActionPolicy {
    /// One deviation finds the best action of fewer drivers (74 against 76 %, in the world of `huddlectl simulate --scenario
    /// actions`), and more miss more at first.
    static let optimism = 2.0
    static let drawn = 0.1
    /// An action that is better than the one that seems best with less than this probability is not drawn: drawing from all
    /// costs a store 0.034 points instead of 0.029.
    static let plausible = 0.2

    package struct Candidate: Equatable, Sendable {
        package var action: Identifier
        package var worth: Worth
        /// Locations that were given it, of which nothing is known yet.
        package var pending: Int
        /// Added to what it promises, in points: it fits what customers here complain of.
        package var advantage: Double

        package init(action: Identifier, worth: Worth, pending: Int, advantage: Double = 0) {
            self.action = action
            self.worth = worth
            self.pending = pending
            self.advantage = advantage
        }

        var mean: Double { worth.belief.mean + advantage }

        /// What could be hoped for once all that is pending is known.
        var hope: Double {
            let variance = worth.belief.variance
            guard variance > 0 else { return mean }
            let known = 1 / (1 / variance + Double(pending) / max(worth.trialVariance, 1e-12))
            return mean + optimism * known.squareRoot()
        }

        /// Nobody was ever judged by it.
        var isUntested: Bool { worth.trials == 0 }
    }

    /// - Parameters:
    ///   - candidates: of two that are hoped for alike the earlier one is given.
    ///   - triedNearby: untested actions that other locations of the region work with now. Never only one at a
    ///   time: where it would be the same once more, the next best untested one is given.
    /// - Returns: by candidate; together 1, or nothing where there is none.
    package static func probabilities(
        _ candidates: [Candidate], triedNearby: Set<Identifier> = []
    ) -> [Double] {
        guard let first = greatest(candidates.indices, by: { candidates[$0].hope }) else { return [] }
        let best = greatest(candidates.indices, by: { candidates[$0].mean }) ?? first
        let plausible = candidates.indices.filter { place in
            place == best || candidates[place].isPlausible(beside: candidates[best])
        }
        var given = first
        if candidates[first].isUntested, triedNearby == [candidates[first].action] {
            let others = plausible.filter { $0 != first && candidates[$0].isUntested }
            given = greatest(others, by: { candidates[$0].hope }) ?? first
        }
        var probabilities = [Double](repeating: 0, count: candidates.count)
        for place in plausible { probabilities[place] = drawn / Double(plausible.count) }
        probabilities[given] += 1 - drawn
        return probabilities
    }

    /// The candidate that a number from 0 to 1 falls to.
    package static func pick(_ number: Double, by probabilities: [Double]) -> Int? {
        var sum = 0.0
        for (place, probability) in probabilities.enumerated() where probability > 0 {
            sum += probability
            if number < sum { return place }
        }
        return probabilities.lastIndex { $0 > 0 }
    }

    /// The first of the places with the greatest value.
    static func greatest(_ places: some Sequence<Int>, by value: (Int) -> Double) -> Int? {
        places.max { (value($0), $1) < (value($1), $0) }
    }
}

extension ActionPolicy.Candidate {
    fileprivate func isPlausible(beside best: Self) -> Bool {
        let distance = (worth.belief.variance + best.worth.belief.variance).squareRoot()
        guard distance > 0 else { return mean >= best.mean }
        return Normal.cdf((mean - best.mean) / distance) > ActionPolicy.plausible
    }
}
