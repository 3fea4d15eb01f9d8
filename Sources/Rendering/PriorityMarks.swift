import Domain

/// A priority's marks as they are printed: the same texts in the huddle, in the reason and in the picture.
struct PriorityMarks: Equatable, Sendable {
    let here: String
    /// nil where there is no other location to compare with.
    let peers: String?
    let target: String
    /// Whether what is printed is at the target or above it.
    let isAtTarget: Bool

    init(_ priority: Plan.Priority, in words: any Words) {
        let values = [priority.standing, priority.target] + (priority.peers.map { [$0] } ?? [])
        let texts = Figures.ratings(values, in: words)
        here = texts[0]
        target = texts[1]
        peers = texts.count > 2 ? texts[2] : nil
        isAtTarget = here == target || priority.standing >= priority.target
    }
}

extension Plan.Priority {
    /// There is no other location to compare with.
    var isAlone: Bool { peers == nil }
}
