import Domain

/// One customer's visit and the marks they gave for it.
struct Visit {
    var store: Store
    var day: Day
    /// Minutes after midnight on the store's clock.
    var minute: Int
    var channel: Channel
    /// 1 to 5, by question; nil where it was left out or not asked.
    var marks: [Int?]
    var overall: Int?
    var isGreeted: Bool?
    var isOrderRepeated: Bool?
    var comment: String?

    enum Channel { case web, mobile, till, kiosk }
}

/// Draws visits to a store from what is true of it.
struct Visitors {
    let store: Store
    /// Levels of the store, by question.
    private let levels: [Double]

    static let firstDay = Day(year: 2026, month: 8, day: 23)
    static let days = 90

    init(store: Store, _ random: inout Randomness) {
        self.store = store
        levels = Question.allCases.map { question in
            let mild = 0.13 * random.normal()
            return switch store.truth {
            case .weak(question, _): question.level - 1.25
            case .weak, .weakOnSundays: question.level + 0.05 + 0.5 * mild
            case .excellent: question.level + 0.75 + 0.3 * mild
            case .ordinary: question.level + mild
            }
        }
    }

    func visit(_ random: inout Randomness) -> Visit? {
        guard let first = Self.firstDay else { return nil }
        let day = first.advanced(by: random.index(weighted: weights(from: first)) ?? 0)
        let channel: Visit.Channel =
            random.chance(0.5) ? .web : random.chance(0.3) ? .mobile : random.chance(0.5) ? .till : .kiosk
        let isWeekend = day.weekday == .saturday || day.weekday == .sunday
        let mood = 0.4 * random.normal()
        // Now and then something goes badly wrong, and it is remembered beyond its marks.
        let mishap = random.chance(0.07) ? random.pick(Question.allCases.filter { $0 != .price }) : nil
        let felt = Question.allCases.map { question in
            var level = levels[question.rawValue] + mood + 0.75 * random.normal()
            if question == .speed, isWeekend { level -= 0.12 }
            if channel == .kiosk { level -= 0.15 }
            if question == mishap, store.truth != .excellent { level -= 2 }
            if case .weakOnSundays(question, _) = store.truth { level += day.weekday == .sunday ? -1.9 : 0.15 }
            return level
        }
        let explained = Question.allCases.map { $0.slope * (felt[$0.rawValue] - $0.level) }.reduce(0, +)
        let overall = 4.1 + explained - (mishap == nil ? 0 : 0.5) + 0.4 * random.normal()
        let marks = Question.allCases.map { question -> Int? in
            let isAnswered = !random.chance(question.skipped)
            let isAsked = channel != .kiosk || question.isAskedByKiosk
            return isAnswered && isAsked ? mark(felt[question.rawValue]) : nil
        }
        let isGreeted = random.chance(
            0.78 + 0.28 * (felt[Question.friendliness.rawValue] - Question.friendliness.level))
        let isRepeated = random.chance(0.6 + 0.25 * (felt[Question.accuracy.rawValue] - Question.accuracy.level))
        return Visit(
            store: store, day: day, minute: Self.minute(&random), channel: channel, marks: marks,
            overall: random.chance(0.02) ? nil : mark(overall),
            isGreeted: channel == .kiosk || random.chance(0.2) ? nil : isGreeted,
            isOrderRepeated: channel == .kiosk || random.chance(0.3) ? nil : isRepeated)
    }

    private func mark(_ felt: Double) -> Int { Int(min(5, max(1, felt)).rounded()) }

    /// Weekends are busier; a store that opened late has had no visits before.
    private func weights(from first: Day) -> [Double] {
        let opened = Day(iso: store.opened)
        return (0..<Self.days).map { offset in
            let day = first.advanced(by: offset)
            if let opened, day < opened { return 0 }
            return switch day.weekday {
            case .monday, .tuesday, .wednesday: 0.9
            case .thursday: 1.0
            case .friday: 1.15
            case .saturday: 1.45
            case .sunday: 1.25
            }
        }
    }

    /// Stores open from seven to seven; customers come at half past eight and at lunch.
    private static func minute(_ random: inout Randomness) -> Int {
        let middle = random.chance(0.5) ? 520.0 : random.chance(0.6) ? 765.0 : 930.0
        let minute = Int(middle + 75 * random.normal())
        return (425..<1_140).contains(minute) ? minute : 425 + random.index(below: 715)
    }
}
