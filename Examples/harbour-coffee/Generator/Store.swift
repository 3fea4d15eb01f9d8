/// One store of the chain and what is true of it.
struct Store {
    var id: String
    var name: String
    var alias: String
    var district: String
    var region: String
    var format: String
    var timezone: String
    var manager: String
    var managerSince = ""
    var staff: [String]
    var opened = ""
    /// Answers in the 90 days.
    var answers: Int
    var truth = Truth.ordinary

    /// What a plan for the store should find out.
    enum Truth: Equatable {
        /// A little above or below the chain in everything, as it happens.
        case ordinary
        /// Far below the chain in one thing, for which comments name mostly that cause.
        case weak(Question, cause: String)
        /// The same, on Sundays only.
        case weakOnSundays(Question, cause: String)
        /// Well above the chain in everything.
        case excellent
    }
}
