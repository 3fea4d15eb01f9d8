import Domain

/// What is remarkable about the marks of one answer.
struct MarkReader {
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

    func read(_ response: Response) -> Reading {
        // FNV-1a's mixing, a mark at a time.
        var pattern: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ value: Int64) {
            pattern = (pattern ^ UInt64(bitPattern: value)) &* 0x100_0000_01b3
            pattern ^= pattern >> 32
        }
        var isTop = true
        mix(response.outcome.map { Int64($0.thousandths) } ?? .min)
        if let mark = response.outcome, mark < outcome.high { isTop = false }

        var given = 0
        var first: Int64 = 0
        var isStraight = true
        for (place, mark) in response.drivers.enumerated() {
            mix(mark.map { Int64($0.thousandths) } ?? .min)
            guard let mark, place < drivers.count else { continue }
            let scale = drivers[place]
            if mark < scale.high { isTop = false }
            given += 1
            guard isStraight else { continue }
            let position = Self.position(of: mark, on: scale)
            if given == 1 { first = position } else if position != first { isStraight = false }
        }
        for confirmed in response.behaviours { mix(confirmed.map { $0 ? 1 : 0 } ?? -1) }
        return Reading(
            isTop: isTop, isStraight: given >= QualityThresholds.driversToTell ? isStraight : nil, pattern: pattern)
    }

    /// How far up its scale a mark stands, in millionths: 3 on 1–5 is where 5 is on 0–10.
    private static func position(of mark: Rating, on scale: Scale) -> Int64 {
        let low = Int64(scale.low.thousandths)
        return (Int64(mark.thousandths) - low) * 1_000_000 / (Int64(scale.high.thousandths) - low)
    }
}
