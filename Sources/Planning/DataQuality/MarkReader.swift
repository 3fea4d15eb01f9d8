import Domain

/// What is remarkable about the marks of one answer.
struct MarkReader: Sendable {
    struct Reading {
        /// Every mark given, of outcome and drivers, is the best of its scale.
        var isTop: Bool
        /// Whether all marks of drivers stand at the same place of their scales; nil where too few were given to tell.
        var isStraight: Bool?
        /// The same for the same marks and confirmations, and for others as good as never.
        var pattern: UInt64
    }

    private let outcome: Scale
    private let drivers: [Scale]

    init(_ brand: Brand) {
        outcome = brand.outcome.scale
        drivers = brand.drivers.map(\.scale)
    }

    /// - Parameters:
    ///   - ratings: thousandths of the outcome and of every driver, `AnswerTable.none` where not given.
    ///   - behaviours: likewise, of every behaviour.
    func read(_ ratings: ArraySlice<Int32>, _ behaviours: ArraySlice<Int32>) -> Reading {
        // FNV-1a's mixing, a mark at a time.
        var pattern: UInt64 = 0xcbf2_9ce4_8422_2325
        var isTop = true
        var given = 0
        var first: Int64 = 0
        var isStraight = true
        for (column, mark) in ratings.enumerated() {
            pattern = Self.mixed(pattern, mark)
            if mark == AnswerTable.none { continue }
            let scale = column == 0 ? outcome : drivers[column - 1]
            if mark < scale.high.thousandths { isTop = false }
            if column == 0 { continue }
            given += 1
            guard isStraight else { continue }
            let position = Self.position(of: mark, on: scale)
            if given == 1 { first = position } else if position != first { isStraight = false }
        }
        for confirmed in behaviours { pattern = Self.mixed(pattern, confirmed) }
        return Reading(
            isTop: isTop, isStraight: given >= QualityThresholds.driversToTell ? isStraight : nil, pattern: pattern)
    }

    private static func mixed(_ pattern: UInt64, _ value: Int32) -> UInt64 {
        let mixed = (pattern ^ UInt64(bitPattern: Int64(value))) &* 0x100_0000_01b3
        return mixed ^ mixed >> 32
    }

    /// How far up its scale a mark stands, in millionths: 3 on 1–5 is where 5 is on 0–10.
    private static func position(of mark: Int32, on scale: Scale) -> Int64 {
        let low = Int64(scale.low.thousandths)
        return (Int64(mark) - low) * 1_000_000 / (Int64(scale.high.thousandths) - low)
    }
}
