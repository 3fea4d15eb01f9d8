/// What managers said of actions with their check-offs. It tells the next manager something, and never what an action is worth.
package struct Reactions: Equatable, Sendable {
    package struct Note: Equatable, Sendable {
        /// Characters; what is longer is no word to pass on.
        package static let longest = 1_000

        package var location: Identifier
        package var date: Day
        package var rating: Int?
        /// As it was written: to be masked before anybody sees it.
        package var text: String

        package init(location: Identifier, date: Day, rating: Int? = nil, text: String) {
            self.location = location
            self.date = date
            self.rating = rating
            self.text = text
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

    /// Some that came with `done`, by action id, the newest first; none that accuses somebody, and none by which somebody
    /// could be reached: what is erased when a person asks for it is never on a plan of another store.
    package let notes: [String: [Note]]
    /// By action id, how much better managers rate it than others, from −1 to 1; few ratings say little.
    private let standings: [String: Double]

    /// So many ratings of the whole library's mean every action is thought to have.
    private static let expected = 10.0

    /// - Parameters:
    ///   - notes: by action id, the newest first.
    ///   - ratings: by action id.
    package init(notes: [String: [Note]] = [:], ratings: [String: Ratings] = [:]) {
        self.notes = notes.mapValues { $0.filter { !Accusation.isMade(in: $0.text) && !Masking.hasContacts($0.text) } }
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
