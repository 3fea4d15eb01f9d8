import CZlib

/// Undoes gzip, RFC 1952, chunk by chunk: any number of members one after the other, zero bytes behind the last.
struct Inflater: ~Copyable {
    private enum State {
        /// Inside a member.
        case member
        /// Behind a member: another may follow.
        case between
        /// Among the zero bytes that fill up a tape or a block.
        case padding
    }

    /// Content up to this size is never too large for its file: a short text may well be one letter repeated.
    private static let innocent = 1 << 20
    private static let outputSize = 64 << 10

    /// zlib keeps a pointer to it: it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let output: UnsafeMutableRawBufferPointer
    private let ratio: Int
    private var state = State.member
    private var taken = 0
    private var given = 0

    init(ratio: Int) throws(IntakeError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        output = .allocate(byteCount: Self.outputSize, alignment: 16)
        self.ratio = max(1, ratio)
        // 15 bits of window, and 16 for a gzip header and its checksum.
        let version = ZLIB_VERSION
        guard inflateInit2_(stream, 15 + 16, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .noMemory
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
        output.deallocate()
    }

    /// Hands out the content of the next bytes, at most 64 KiB at a time; the bytes handed out are valid in `body` only.
    mutating func push(_ chunk: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var rest = chunk[...]
        while let first = rest.first {
            switch state {
            case .between:
                if first == 0 {
                    state = .padding
                } else {
                    guard inflateReset(stream) == Z_OK else { throw IntakeError.damagedGzip }
                    state = .member
                }
            case .padding:
                guard first == 0 else { throw IntakeError.damagedGzip }
                rest = rest.dropFirst()
            case .member:
                let used = try inflate(UnsafeRawBufferPointer(rebasing: rest), body)
                rest = rest.dropFirst(used)
            }
        }
    }

    /// Says that the file has ended.
    func finish() throws(IntakeError) {
        if state == .member { throw .truncatedGzip }
    }

    /// Takes bytes of one member and says how many of them belong to it.
    private mutating func inflate(
        _ input: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        // zlib reads through this pointer and does not write.
        stream.pointee.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?
            .assumingMemoryBound(to: Bytef.self)
        stream.pointee.avail_in = uInt(input.count)
        while true {
            stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: Bytef.self)
            stream.pointee.avail_out = uInt(output.count)
            let waiting = stream.pointee.avail_in
            let status = CZlib.inflate(stream, Z_NO_FLUSH)
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                throw IntakeError.damagedGzip
            }
            let count = output.count - Int(stream.pointee.avail_out)
            taken += Int(waiting - stream.pointee.avail_in)
            given += count
            if given > Self.innocent, given / ratio > taken { throw IntakeError.inflatesTooFar(ratio: ratio) }
            if count > 0 { try body(UnsafeRawBufferPointer(rebasing: output[..<count])) }
            if status == Z_STREAM_END {
                state = .between
                break
            }
            // A full buffer may have more behind it; one with room left says that the input is used up.
            if stream.pointee.avail_out > 0 { break }
        }
        return input.count - Int(stream.pointee.avail_in)
    }
}
