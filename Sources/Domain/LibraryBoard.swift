/// What the actions of a library were worth so far, and where it has nothing to offer.
package struct LibraryBoard: Equatable, Sendable {
    /// A change with the bounds of its 95 % interval.
    package struct Effect: Equatable, Sendable {
        package var mean: Double
        package var low: Double
        package var high: Double

        package init(mean: Double, low: Double, high: Double) {
            self.mean = mean
            self.low = low
            self.high = high
        }
    }

    /// An action beside a driver that it serves.
    package struct Row: Equatable, Sendable {
        package var action: Action
        package var verdict: Plan.Evidence.Verdict
        /// How often huddled gave it, and how many locations work with it now.
        package var given: Int
        package var open: Int
        /// How often a manager took it up unasked.
        package var own: Int
        /// Check-offs, for whatever driver.
        package var done: Int
        package var skipped: Int
        package var declined: Int
        /// Marks that managers gave it, 1 to 5, and their mean.
        package var ratings: Int
        package var rating: Double?
        /// Locations of which is known what became of them with it.
        package var stores: Int
        /// In points of the driver; before any trial what is expected of it.
        package var effect: Effect
        /// The rise in the share of customers who noticed its behaviour; nil where nothing tells.
        package var noticed: Effect?

        package init(
            action: Action, verdict: Plan.Evidence.Verdict, given: Int = 0, open: Int = 0, own: Int = 0, done: Int = 0,
            skipped: Int = 0, declined: Int = 0, ratings: Int = 0, rating: Double? = nil, stores: Int = 0,
            effect: Effect, noticed: Effect? = nil
        ) {
            self.action = action
            self.verdict = verdict
            self.given = given
            self.open = open
            self.own = own
            self.done = done
            self.skipped = skipped
            self.declined = declined
            self.ratings = ratings
            self.rating = rating
            self.stores = stores
            self.effect = effect
            self.noticed = noticed
        }

        /// Whether locations may be given it.
        package var isGiven: Bool { action.state == .active && verdict != .doesNotHelp }
    }

    package struct DriverRows: Equatable, Sendable {
        package var driver: String
        package var label: String
        /// What is believed to help most first.
        package var rows: [Row]
        /// The action that tells most when it is tried next; nil where what matters is known.
        package var next: String?

        package init(driver: String, label: String, rows: [Row], next: String?) {
            self.driver = driver
            self.label = label
            self.rows = rows
            self.next = next
        }

        /// No action serves it, or none of those that do may be given.
        package var isUnanswered: Bool { !rows.contains(where: \.isGiven) }
    }

    package var date: Day
    /// The brand's controllable drivers, in its order.
    package var drivers: [DriverRows]

    package init(date: Day, drivers: [DriverRows]) {
        self.date = date
        self.drivers = drivers
    }
}
