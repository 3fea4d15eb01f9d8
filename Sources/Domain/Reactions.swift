/// What managers said of actions with their check-offs. It tells the next manager something, and never what an action is worth.
package struct Reactions: Equatable, Sendable {
    package struct Note: Equatable, Sendable {
        /// Characters; what is longer is no word to pass on.
        package static let longest = 1_000

        package var location: Identifier
        /// As it was written: to be masked before anybody sees it.
        package var text: String

        package init(location: Identifier, text: String) {
            self.location = location
            self.text = text
        }

        /// Nothing that accuses somebody, and nothing by which somebody could be reached: what is erased when a person asks for
        /// it never stands on another store's plan.
        fileprivate var mayBePassedOn: Bool {
            !Accusation.isMade(in: text) && !Masking.hasContacts(text) && !SoughtAddress.mayStand(in: text)
        }
    }

    /// Ratings from 1 to 5, of which each location's mean counts as one.
    package struct Ratings: Equatable, Sendable {
        package var locations: Int
        /// Of the locations' means.
        package var sum: Double

        package init(locations: Int, sum: Double) {
            self.locations = locations
            self.sum = sum
        }
    }

    /// Some that came with `done` and may be passed on, by action id, the newest first.
    package let notes: [String: [Note]]
    /// By action id, how much better managers rate it than others, from −1 to 1; few ratings say little.
    private let standings: [String: Double]

    /// So many ratings of the whole library's mean every action is thought to have.
    private static let expected = 10.0
    /// Of an action; who reads them may be one of those who wrote them.
    private static let kept = 5

    /// - Parameters:
    ///   - notes: by action id, the newest first, of a location one each.
    ///   - ratings: by action id.
    package init(notes: [String: [Note]] = [:], ratings: [String: Ratings] = [:]) {
        self.notes = notes.mapValues { Array($0.lazy.filter(\.mayBePassedOn).prefix(Self.kept)) }
        let known = ratings.filter { $0.value.locations > 0 }
        let all = known.sorted { $0.key < $1.key }.reduce((count: 0, sum: 0.0)) {
            ($0.count + $1.value.locations, $0.sum + $1.value.sum)
        }
        let mean = all.count > 0 ? all.sum / Double(all.count) : 0
        standings = known.mapValues { own in
            let difference = (own.sum - mean * Double(own.locations)) / (Double(own.locations) + Self.expected)
            return max(-1, min(1, difference / 4))
        }
    }

    package func standing(of action: String) -> Double { standings[action] ?? 0 }
}
