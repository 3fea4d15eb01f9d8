import Configuration
import Domain

/// Makes the identity and the version digest of responses.
///
/// Both are stored, so what is hashed must never change. A field is its length in four bytes, the most significant
/// first, and its bytes; every digest is the first 16 bytes of a SHA-256 over fields:
///
/// - **content**, the version digest: `huddled.content/1`, then for each value that is there its key and the value,
///   ordered by the keys' bytes. Keys are `source`, `location`, `submitted`, `visited`, `updated`, `response`,
///   `channel`, `comment` and the brand's own for the outcome, drivers and behaviours; contact and consent are left
///   out. Times are milliseconds since 1970 and marks thousandths of a point of the brand's scale, both in decimal
///   digits; behaviours `1` or `0`; texts in UTF-8; the location is its id where an alias was written.
/// - **identity** of a row with a `response`: `huddled.response/1`, the source, the response.
/// - **identity** of any other row: its content digest; where identical rows are distinct, of the second and further
///   equals in the file `huddled.press/1`, the content digest, and how many equals came before it in decimal digits.
///
/// Values go by key and only where they are there, so a driver that is added to the brand, or moved, changes nothing
/// for rows that do not answer it.
struct IdentityMaker {
    private let fields: Fields
    private let frames: Frames
    /// All slots but those of contact, ordered by the bytes of their keys.
    private let order: [Int]
    /// Sources whose identical rows are distinct. It is the response's own source that counts, so that an export of
    /// what is stored gives the same responses when it is fed back in under any name.
    private let distinct: Set<Identifier>
    private var input = DigestInput()
    /// How often each content came so far; kept only for sources whose identical rows are distinct.
    private var seen: [DigestKey: Int] = [:]

    /// - Parameter distinct: a source whose rows are distinct without its saying so.
    init(fields: Fields, sources: [Source], distinct: Identifier? = nil) {
        self.fields = fields
        frames = Frames(fields.keys)
        let contact = CanonicalColumn.allCases.filter(\.isContact).map(\.slot)
        order = fields.keys.indices.filter { !contact.contains($0) }
            .sorted { Identifier(fields.keys[$0]) < Identifier(fields.keys[$1]) }
        let untold = Layouts.distinctSources.filter { name in
            !sources.contains { $0.name == name && $0.identical == .one }
        }
        self.distinct = Set(
            sources.filter { $0.identical == .distinct }.map(\.name) + untold + [distinct].compactMap(\.self))
    }

    /// Sets identity and digest from the row's other values.
    mutating func seal(_ row: inout ResponseRow) {
        input.begin("huddled.content/1")
        frames.bytes.withUnsafeBytes { bytes in
            for slot in order { append(slot, of: row, bytes) }
        }
        row.digest = input.key
        row.identity = identity(of: row)
    }

    private mutating func identity(of row: ResponseRow) -> DigestKey {
        if row.producerID.isThere {
            input.begin("huddled.response/1")
            input.append(row.source.name.text)
            input.append(row.producerID.bytes)
            return input.key
        }
        guard !distinct.isEmpty, distinct.contains(row.source.name) else { return row.digest }
        let before = seen[row.digest, default: 0]
        seen[row.digest] = before + 1
        guard before > 0 else { return row.digest }
        input.begin("huddled.press/1")
        input.append(row.digest.bytes)
        input.append(Int64(before))
        return input.key
    }

    /// - Parameter frames: the bytes of these.
    private mutating func append(_ slot: Int, of row: ResponseRow, _ frames: UnsafeRawBufferPointer) {
        switch slot {
        case CanonicalColumn.location.slot: append(slot, row.location.name.text, frames)
        case CanonicalColumn.submitted.slot: append(slot, row.submitted.milliseconds, frames)
        case CanonicalColumn.visited.slot: append(slot, row.visited?.milliseconds, frames)
        case CanonicalColumn.response.slot: append(slot, row.producerID, frames)
        case CanonicalColumn.source.slot: append(slot, row.source.name.text, frames)
        case CanonicalColumn.channel.slot: append(slot, row.channel?.name.text, frames)
        case CanonicalColumn.comment.slot: append(slot, row.comment, frames)
        case CanonicalColumn.updated.slot: append(slot, row.updated?.milliseconds, frames)
        case fields.outcome: append(slot, mark: row.outcome, frames)
        case fields.drivers:
            append(slot, mark: row.drivers[slot - fields.drivers.lowerBound], frames)
        default:
            guard fields.behaviours.contains(slot) else { return }
            append(slot, row.behaviours[slot - fields.behaviours.lowerBound].map { $0 ? 1 : 0 }, frames)
        }
    }

    private mutating func append(_ slot: Int, _ value: String?, _ frames: UnsafeRawBufferPointer) {
        guard let value else { return }
        input.append(framed: self.frames.key(slot, frames))
        input.append(value)
    }

    private mutating func append(_ slot: Int, _ value: RowText, _ frames: UnsafeRawBufferPointer) {
        guard value.isThere else { return }
        input.append(framed: self.frames.key(slot, frames))
        input.append(value.bytes)
    }

    private mutating func append(_ slot: Int, mark: Rating?, _ frames: UnsafeRawBufferPointer) {
        guard let mark else { return }
        if let framed = self.frames.mark(slot, mark, frames) {
            input.append(framed: framed)
        } else {
            append(slot, Int64(mark.thousandths), frames)
        }
    }

    private mutating func append(_ slot: Int, _ value: Int64?, _ frames: UnsafeRawBufferPointer) {
        guard let value else { return }
        input.append(framed: self.frames.key(slot, frames))
        input.append(value)
    }
}

/// Keys as they are hashed, alone and with the marks of 0, 1, 2, … points, as most are: put together once, not for every row.
private struct Frames {
    private static let point: Int32 = 1_000
    private static let points = 11

    private(set) var bytes: [UInt8] = []
    /// By slot: where its key begins, where each of its marks does, and where the last ends.
    private var starts: [Int] = []

    init(_ keys: [String]) {
        for key in keys {
            for points in -1..<Self.points {
                var input = DigestInput()
                input.append(key)
                if points >= 0 { input.append(Int64(points) * Int64(Self.point)) }
                starts.append(bytes.count)
                bytes += input.bytes
            }
        }
        starts.append(bytes.count)
    }

    /// - Parameter bytes: of this.
    func key(_ slot: Int, _ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        frame(slot * (Self.points + 1), bytes)
    }

    /// The key and that mark; nil where it is none of these.
    func mark(_ slot: Int, _ mark: Rating, _ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        let points = mark.thousandths / Self.point
        guard points * Self.point == mark.thousandths, (0..<Int32(Self.points)).contains(points) else { return nil }
        return frame(slot * (Self.points + 1) + 1 + Int(points), bytes)
    }

    private func frame(_ number: Int, _ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[starts[number]..<starts[number + 1]])
    }
}
