extension Action {
    /// The fingerprint of what the action asks for and says: one that is written anew is another practice, with evidence of
    /// its own. Whom it is from, what that one believes and whether it is given are no part of it.
    package var version: String {
        let parts = [title, owner, "\(minutes)", cadence.rawValue, say, watch, effort.rawValue, behaviour ?? ""]
        let lists = [
            ("drivers", drivers), ("causes", causes), ("formats", applicability.formats),
            ("regions", applicability.regions), ("dayparts", applicability.dayparts),
        ]
        return Fingerprint.of(parts + steps + lists.flatMap { [$0] + $1 })
    }
}
