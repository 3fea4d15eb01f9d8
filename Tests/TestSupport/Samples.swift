package import Domain

/// A small brand to test with.
package enum Samples {
    package static let fivePoints = scale(1, 5)

    package static func scale(_ low: Int32, _ high: Int32) -> Scale {
        guard let scale = Scale(low: Rating(thousandths: low * 1_000), high: Rating(thousandths: high * 1_000))
        else { preconditionFailure("the low end of a scale is below its high end") }
        return scale
    }

    package static func brand(
        drivers: [Driver] = [
            Driver(
                key: "speed", label: "Speed of service", scale: fivePoints,
                causes: [
                    Cause(key: "queue", words: ["queue", "line", "wait"]),
                    Cause(key: "till", words: ["till", "card reader"]),
                ]),
            Driver(key: "friendliness", label: "Friendliness", scale: fivePoints),
            Driver(key: "cleanliness", label: "Cleanliness", scale: fivePoints),
            Driver(key: "price", label: "Prices", scale: fivePoints, controllable: false),
        ],
        planning: PlanningPolicy = PlanningPolicy()
    ) -> Brand {
        Brand(
            name: "Harbour Coffee", timezone: "Europe/London", language: "en",
            outcome: Outcome(key: "overall", label: "Overall satisfaction", scale: fivePoints),
            drivers: drivers,
            behaviours: [Behaviour(key: "greeted", label: "Greeted within ten seconds", driver: "friendliness")],
            dayparts: [
                DayPart(name: "morning", from: 5, to: 11), DayPart(name: "midday", from: 11, to: 14),
                DayPart(name: "afternoon", from: 14, to: 17), DayPart(name: "evening", from: 17, to: 22),
                DayPart(name: "night", from: 22, to: 5),
            ],
            planning: planning,
            alerts: AlertPolicy(
                atOrBelow: Rating(thousandths: 2_000), words: ["ill", "sick", "allergic", "injured", "discriminated"],
                firstTouch: .hours(24), close: .hours(48), maxAge: .days(7)),
            advocates: AdvocatePolicy(atOrAbove: Rating(thousandths: 5_000)),
            quotes: QuotePolicy())
    }
}
