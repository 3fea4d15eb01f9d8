package import Domain

/// When simulated chains live. The same days whenever they are made, so that the same seed gives the same bytes.
package enum SimulatedCalendar {
    /// The day of the first plan, 2026-11-21; answers come before it.
    package static let plan = Day(number: 20_778)

    /// Days counted from that of the first plan.
    static func days(_ offsets: some Sequence<Int>) -> [Day] { offsets.map(plan.advanced) }
}
