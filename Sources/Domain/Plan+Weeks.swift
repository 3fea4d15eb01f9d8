extension Plan {
    /// What customers gave a driver in one week.
    package struct Week: Equatable, Sendable {
        /// A Monday.
        package var from: Day
        package var answers: Int
        /// The plain mean; nil without answers.
        package var mean: Double?
        /// 80 % interval of the mean; nil where nothing tells how far marks lie apart.
        package var low: Double?
        package var high: Double?

        package init(from: Day, answers: Int, mean: Double? = nil, low: Double? = nil, high: Double? = nil) {
            self.from = from
            self.answers = answers
            self.mean = mean
            self.low = low
            self.high = high
        }
    }

    /// What was checked off in the last days.
    package struct Done: Equatable, Sendable {
        package enum Mark: String, Sendable {
            case done, skipped
            case nothing = "none"
        }

        /// What the team did instead, in its own words, masked.
        package struct OwnWay: Equatable, Sendable {
            package var date: Day
            package var text: String

            package init(date: Day, text: String) {
                self.date = date
                self.text = text
            }
        }

        /// Of all that was checked off.
        package var done: Int
        package var of: Int
        package var days: Int
        /// One for each of the days, the last one yesterday.
        package var marks: [Mark]
        /// Newest first.
        package var own: [OwnWay]

        package init(done: Int, of: Int, days: Int, marks: [Mark] = [], own: [OwnWay] = []) {
            self.done = done
            self.of = of
            self.days = days
            self.marks = marks
            self.own = own
        }
    }
}
