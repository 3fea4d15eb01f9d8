import CZlib
@testable import Intake

/// An input that begins as packed files do is read as one; any other is packed first.
enum GzipPromises {
    /// What is never too large for its file, and what may be given out before it is noticed.
    private static let innocent = 1 << 20
    private static let slack = 64 << 10

    private struct Unpacking: Equatable {
        var content: [UInt8] = []
        var error: IntakeError?
    }

    static func check(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x1F, 0x8B]) {
            var choice = Choice(bytes)
            checkPacked(bytes, ratio: choice.next(below: 2) == 0 ? 3 : 1_000)
        } else {
            checkContent(bytes)
        }
    }

    private static func checkPacked(_ bytes: [UInt8], ratio: Int) {
        let most = max(innocent, ratio * (bytes.count + 1)) + slack
        let whole = unpack(bytes, .whole, ratio: ratio)
        for cut in Cut.allCases {
            let unpacking = cut == .whole ? whole : unpack(bytes, cut, ratio: ratio)
            promise(
                unpacking.content.count <= most, "the ratio holds: \(unpacking.content.count) of \(bytes.count) bytes")
            // What unpacks too far is noticed as it is read, and may be made up for behind that.
            let isTooFar = [whole.error, unpacking.error].contains(.inflatesTooFar(ratio: ratio))
            promise(isTooFar || unpacking.error == whole.error, "chunks of any size are refused alike: \(cut)")
            // What is refused may have been given out in part.
            promise(
                whole.error != nil || unpacking.error != nil || unpacking.content == whole.content,
                "chunks of any size give the same content: \(cut)")
        }
    }

    private static func checkContent(_ bytes: [UInt8]) {
        var choice = Choice(bytes)
        let half = choice.next(below: bytes.count + 1)
        let level = Int32(choice.next(below: 10))
        let padding = [UInt8](repeating: 0, count: choice.next(below: 4))
        let packed = pack(bytes[..<half], level: level) + pack(bytes[half...], level: level) + padding
        for cut in Cut.allCases {
            promise(
                unpack(packed, cut, ratio: 1_000) == Unpacking(content: bytes), "what is packed is unpacked: \(cut)")
        }
        // The first two bytes say that there is anything to unpack.
        let place = 2 + choice.next(below: packed.count - 2)
        var damaged = packed
        damaged[place] ^= 1 << UInt8(choice.next(below: 8))
        let damage = unpack(damaged, .mixed, ratio: 1_000)
        promise(damage.error != nil || damage.content == bytes, "what is damaged at \(place) is refused")
        let start = unpack(Array(packed[..<place]), .mixed, ratio: 1_000)
        promise(
            start.error != nil || start.content == bytes || start.content[...] == bytes[..<half],
            "what breaks off within a member is refused")
    }

    private static func unpack(_ bytes: [UInt8], _ cut: Cut, ratio: Int) -> Unpacking {
        var unpacker = Unpacker(ratio: ratio)
        var unpacking = Unpacking()
        do {
            for piece in cut.pieces(bytes) {
                try piece.withUnsafeBytes { try unpacker.push($0) { unpacking.content += $0 } }
            }
            try unpacker.finish { unpacking.content += $0 }
        } catch let error as IntakeError {
            unpacking.error = error
        } catch {
            promise(false, "unpacking throws only what refuses a file: \(error)")
        }
        return unpacking
    }

    /// One member.
    private static func pack(_ bytes: ArraySlice<UInt8>, level: Int32) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        let status = deflateInit2_(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        promise(status == Z_OK, "zlib packs")
        defer { deflateEnd(&stream) }
        var input = Array(bytes)
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(input.count))) + 64)
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                promise(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib packs to the end")
                return Int(stream.total_out)
            }
        }
        return Array(output[..<count])
    }
}
