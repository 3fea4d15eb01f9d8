/// Gives the content of a file, gzip undone where its first bytes say that it is packed.
struct Unpacker: ~Copyable {
    private static let signature: [UInt8] = [0x1F, 0x8B]

    private let ratio: Int
    /// The first bytes, until there are enough to tell.
    private var pending: [UInt8] = []
    private var isDecided = false
    private var inflater: Inflater?

    /// - Parameter ratio: how many times larger than the file its content may be.
    init(ratio: Int) {
        self.ratio = ratio
    }

    mutating func push(_ chunk: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        if isDecided { return try give(chunk, body) }
        pending.append(contentsOf: chunk)
        guard pending.count >= Self.signature.count else { return }
        try decide(body)
    }

    /// Says that the file has ended.
    mutating func finish(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        if !isDecided { try decide(body) }
        try inflater?.finish()
    }

    private mutating func decide(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        isDecided = true
        if pending.starts(with: Self.signature) { inflater = try Inflater(ratio: ratio) }
        let first = pending
        pending = []
        try first.withUnsafeBytes { try give($0, body) }
    }

    private mutating func give(
        _ chunk: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        if inflater == nil { return try body(chunk) }
        try inflater?.push(chunk, body)
    }
}
