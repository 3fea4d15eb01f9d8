/// Chance from a seed: the same on every machine (SplitMix64).
struct Chance: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func percent(_ odds: Int) -> Bool { number(0...99) < odds }

    mutating func element<Element>(of elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    /// Small numbers as often as large ones: 1 to 2, 2 to 4, 4 to 8, …
    mutating func spread(upTo most: Int) -> Int {
        let bits = most.bitWidth - most.leadingZeroBitCount - 1
        let power = number(0...bits)
        return min(most, number((1 << power)...(2 << power)))
    }
}
