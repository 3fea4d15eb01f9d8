extension Plan {
    /// The one thing.
    package struct Today: Equatable, Sendable {
        package var action: String
        package var title: String
        package var driver: String
        package var message: Message
        /// What the last plan asked for was checked off as done.
        package var thanks: Bool

        package init(action: String, title: String, driver: String, message: Message, thanks: Bool = false) {
            self.action = action
            self.title = title
            self.driver = driver
            self.message = message
            self.thanks = thanks
        }
    }

    /// What is said about the one thing: each day another side of it.
    package enum Message: Equatable, Sendable {
        /// What the action's author wrote to be read aloud.
        case say(String)
        case step(String)
        /// How one sees that it happens.
        case watch(String)
        /// Tomorrow there is a time at which it is harder than otherwise; the driver by its label.
        case prepare(day: Weekday, part: String, label: String)

        /// Tells one sentence from another, whatever the language.
        package var key: String {
            switch self {
            case .say(let text): "say \(text)"
            case .step(let text): "step \(text)"
            case .watch(let text): "watch \(text)"
            case .prepare(let day, let part, let label): "prepare \(day.rawValue) \(part) \(label)"
            }
        }
    }

    /// What a plan said and whom it quoted: the next one says something else.
    package struct Told: Equatable, Sendable {
        package var date: Day
        /// nil where there was no one thing.
        package var action: String?
        /// The message's key.
        package var message: String?
        package var quoted: [ResponseIdentity]

        package init(date: Day, action: String? = nil, message: String? = nil, quoted: [ResponseIdentity] = []) {
            self.date = date
            self.action = action
            self.message = message
            self.quoted = quoted
        }
    }

    package var told: Told {
        Told(
            date: date, action: today?.action, message: today?.message.key,
            quoted: (priorities.flatMap(\.quotes) + praise).map(\.response))
    }
}
