import Domain

extension ActionReader {
    /// Names the keys of an action that a brand does not have.
    ///
    /// One library serves many brands, so a key that a brand does not have is only a note. A key that is nearly one of
    /// the brand's is most likely a slip, which is a warning.
    mutating func compare(_ action: Action, with brand: Brand) {
        let keys = brand.drivers.map(\.key)
        let served = brand.drivers.filter { action.serves($0.key) }
        compare(
            action.drivers, "drivers", "driver", with: keys, brand: brand,
            consequence: served.isEmpty ? "the action is not used" : "it is not used for that")
        guard !served.isEmpty else { return }
        compare(
            action.causes, "causes", "cause of \(served.map(\.key).joined(separator: ", "))",
            with: served.flatMap(\.causes).map(\.key), brand: brand, consequence: "comments cannot lead to it")
        compare(
            action.behaviour.map { [$0] } ?? [], "behaviour", "behaviour", with: brand.behaviours.map(\.key),
            brand: brand, consequence: "customers are not asked whether it happens")
        compare(
            action.applicability.dayparts, "where.daypart", "part of the day", with: brand.dayparts.map(\.name),
            brand: brand, consequence: "the action is not used then")
    }

    private mutating func compare(
        _ keys: [String], _ field: String, _ what: String, with known: [String], brand: Brand, consequence: String
    ) {
        for key in keys where !known.contains(where: { Identifier($0) == Identifier(key) }) {
            if let nearest = Spelling.nearest(to: key, among: known) {
                report(
                    field,
                    "\(brand.name) has no \(what) \"\(key)\"; did you mean \"\(nearest)\"? As it is, \(consequence)",
                    .warning)
            } else {
                report(field, "\(brand.name) has no \(what) \"\(key)\"; \(consequence)", .note)
            }
        }
    }
}
