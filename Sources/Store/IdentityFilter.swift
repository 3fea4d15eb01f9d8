/// Tells of most identities that they were not inserted; of the others, that they may have been.
struct IdentityFilter {
    /// Two megabytes once something is in it; a few million identities fill it so that it tells nothing any more.
    private static let wordBits = 18

    private var words: [UInt64] = []

    /// - Parameter start: the first eight bytes of an identity, which is a hash: any part of it is as good as another.
    mutating func insert(_ start: UInt64) {
        if words.isEmpty { words = [UInt64](repeating: 0, count: 1 << Self.wordBits) }
        words[Self.word(start)] |= Self.marks(start)
    }

    func mayContain(_ start: UInt64) -> Bool {
        !words.isEmpty && words[Self.word(start)] & Self.marks(start) == Self.marks(start)
    }

    /// Of identities in their order, words in their order: memory is gone through from front to back.
    private static func word(_ start: UInt64) -> Int { Int(start >> (64 - wordBits)) }

    /// Up to three bits of a word.
    private static func marks(_ start: UInt64) -> UInt64 {
        1 << (start & 63) | 1 << (start >> 6 & 63) | 1 << (start >> 12 & 63)
    }
}
