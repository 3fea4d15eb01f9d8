import Domain

/// Whether a long scale (1 to 10, say) is used to its end by some answers and as a short one (1 to 5) by others.
///
/// Answers are looked at in groups: those of a location, and each 64 that follow each other in the file. A group of 30 or
/// more is short if no mark is above 5 and every fifth or more is 5 itself: who may give ten hardly ever stops there.
/// (Where the scale ends above 10, it is 10 instead of 5.)
struct ScaleMixture {
    private struct Group {
        var answers: Int32 = 0
        var atTop: Int32 = 0
        var isBeyond = false

        mutating func note(_ rating: Rating, from bottom: Rating, to top: Rating) {
            guard answers < .max else { return }
            answers += 1
            if rating == top { atTop += 1 } else if rating > top || rating < bottom { isBeyond = true }
        }

        var isJudged: Bool { answers >= 30 }
        var isShort: Bool { isJudged && !isBeyond && atTop * 5 >= answers }
    }

    private static let blockSize: Int32 = 64
    /// Locations that are looked at; a file may name any.
    private static let mostPlaces = 10_000

    private let measure: ValueReader.Measure
    private let bottom: Rating
    private let top: Rating
    private let topMark: Double
    private var places: [Group] = []
    private var whole = Group()
    private var block = Group()
    private var blocks = 0
    private var shortBlocks = 0

    /// nil for scales that are short themselves, and for reversed ones, on which the best may be few.
    init?(_ measure: ValueReader.Measure) {
        guard measure.worst < measure.best, measure.best > 5 else { return nil }
        topMark = measure.best > 10 ? 10 : 5
        guard let bottom = measure.rating(.mark(1)), let top = measure.rating(.mark(topMark)) else { return nil }
        self.measure = measure
        self.bottom = bottom
        self.top = top
    }

    /// - Parameter place: the number of its location.
    mutating func note(_ rating: Rating, place: Int?) {
        whole.note(rating, from: bottom, to: top)
        block.note(rating, from: bottom, to: top)
        if block.answers == Self.blockSize { closeBlock() }
        guard let place, place < Self.mostPlaces else { return }
        while places.count <= place { places.append(Group()) }
        places[place].note(rating, from: bottom, to: top)
    }

    func sentences(key: String, name: String) -> [String] {
        let long = "\(measure.worst.brief) to \(measure.best.brief)"
        let short = "1 to \(topMark.brief)"
        if whole.isShort {
            return [
                "column \(name): no mark is above \(topMark.brief), though its scale is \(long): if customers "
                    + "were asked from \(short), write \"scales: { \(key): [1, \(topMark.brief)] }\" in the source"
            ]
        }
        guard isMixed else { return [] }
        return [
            "column \(name): some locations or parts of the file seem to answer from \(short), others from \(long): give "
                + "them sources of their own with their scales"
        ]
    }

    /// One in twenty, so that a store that is as bad as that does not count where there are many.
    private var isMixed: Bool {
        let judged = places.filter(\.isJudged)
        let short = judged.count { $0.isShort }
        return short > 0 && short * 20 >= judged.count && short < judged.count
            || shortBlocks > 0 && shortBlocks * 20 >= blocks && shortBlocks < blocks
    }

    private mutating func closeBlock() {
        blocks += 1
        if block.isShort { shortBlocks += 1 }
        block = Group()
    }
}
