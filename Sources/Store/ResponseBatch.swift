package import Domain

/// Responses on their way into the store, in the order of their file, close together in memory.
package struct ResponseBatch: Sendable {
    /// How many are taken in together: what is held of a file, whatever its size.
    package static let most = 16_384
    private static let mostBytes = 4 << 20

    struct Row {
        var identity: DigestKey
        var digest: DigestKey
        var updated: Int64?
        var submitted: Int64
        var visited: Int64?
        /// Of `places`.
        var place: Int32
        /// Of `labels`.
        var source: Int32
        var channel: Int32?
        /// In `bytes`: the producer's id, the marks and the comment, one after the other; a length below 0 is none.
        var start: Int
        var producer: Int32
        var ratings: Int32
        var comment: Int32
        /// Whether somebody may have to answer.
        var isUrgent: Bool

        var at: Int64 { visited ?? submitted }
        var producerRange: Range<Int>? { part(from: start, producer) }
        var ratingsRange: Range<Int>? { part(from: start + Int(max(producer, 0)), ratings) }
        var commentRange: Range<Int>? { part(from: start + Int(max(producer, 0) + max(ratings, 0)), comment) }

        private func part(from: Int, _ length: Int32) -> Range<Int>? {
            length < 0 ? nil : from..<from + Int(length)
        }
    }

    private(set) var rows: [Row] = []
    private(set) var bytes: [UInt8] = []
    /// Of the rows whose customers agreed to be reached.
    private(set) var contacts: [Int: Contact] = [:]
    private(set) var places = Numbering()
    private(set) var labels = Numbering()
    /// Bytes of contacts and names.
    private var namesBytes = 0
    private let slots: RatingSlots

    init(_ slots: RatingSlots) { self.slots = slots }

    package var count: Int { rows.count }
    package var isFull: Bool { rows.count >= Self.most || bytes.count + namesBytes >= Self.mostBytes }

    /// - Parameter isUrgent: whether the rule for alerts gives a reason for it.
    package mutating func append(_ response: Response, contact: Contact?, isUrgent: Bool) {
        if let contact, contact != Contact() {
            contacts[rows.count] = contact
            namesBytes += contact.length
        }
        namesBytes += response.location.text.utf8.count + response.source.text.utf8.count
        namesBytes += response.channel?.utf8.count ?? 0
        let start = bytes.count
        let producer = append(response.producerID?.text)
        let ratings = slots.append(response, to: &bytes)
        let comment = append(response.comment)
        rows.append(
            Row(
                identity: DigestKey(response.identity.bytes), digest: DigestKey(response.version.digest),
                updated: response.version.updated?.milliseconds, submitted: response.version.submitted.milliseconds,
                visited: response.visited?.milliseconds, place: places.number(of: response.location),
                source: labels.number(of: response.source),
                channel: response.channel.map { labels.number(of: Identifier($0)) }, start: start, producer: producer,
                ratings: ratings, comment: comment, isUrgent: isUrgent))
    }

    /// Another one with as much room.
    package var emptied: ResponseBatch {
        var other = ResponseBatch(slots)
        other.rows.reserveCapacity(rows.count)
        other.bytes.reserveCapacity(bytes.count)
        return other
    }

    /// A response as it was appended.
    func response(_ index: Int) -> Response {
        let row = rows[index]
        var response = Response(
            identity: ResponseIdentity(bytes: row.identity.bytes),
            version: ResponseVersion(
                updated: row.updated.map(Instant.init(milliseconds:)), submitted: Instant(milliseconds: row.submitted),
                digest: row.digest.bytes),
            source: labels.names[Int(row.source)], producerID: text(row.producerRange).map { Identifier($0) },
            location: places.names[Int(row.place)], visited: row.visited.map(Instant.init(milliseconds:)),
            channel: row.channel.map { labels.names[Int($0)].text }, drivers: [], behaviours: [],
            comment: text(row.commentRange))
        bytes.withUnsafeBytes { bytes in
            let ratings = row.ratingsRange.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
            slots.decode(ratings ?? UnsafeRawBufferPointer(start: nil, count: 0), into: &response)
        }
        return response
    }

    private func text(_ range: Range<Int>?) -> String? { range.map { String(decoding: bytes[$0], as: UTF8.self) } }

    /// The text's length; -1 for none.
    private mutating func append(_ text: String?) -> Int32 {
        guard var text else { return -1 }
        return text.withUTF8 { utf8 in
            bytes.append(contentsOf: utf8)
            return Int32(clamping: utf8.count)
        }
    }
}

extension Contact {
    /// In bytes.
    fileprivate var length: Int { [name, email, phone].reduce(0) { $0 + ($1?.utf8.count ?? 0) } }
}

/// Numbers names 0, 1, 2, … in the order in which they come.
struct Numbering: Sendable {
    private(set) var names: [Identifier] = []
    private var numbers: [Identifier: Int32] = [:]

    mutating func number(of name: Identifier) -> Int32 {
        // Of few names, as those of sources and channels, the first ones are found soonest so.
        for (number, known) in names.prefix(4).enumerated() where known == name { return Int32(number) }
        if let number = numbers[name] { return number }
        let number = Int32(clamping: names.count)
        numbers[name] = number
        names.append(name)
        return number
    }
}

/// The 16 bytes of an identity or a digest, in the order of the bytes.
struct DigestKey: Hashable, Comparable, Sendable {
    let high: UInt64
    let low: UInt64

    init(_ bytes: some RandomAccessCollection<UInt8>) {
        func word(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        high = word(bytes.prefix(8))
        low = word(bytes.dropFirst(8).prefix(8))
    }

    init(_ bytes: UnsafeRawBufferPointer) {
        func word(_ offset: Int) -> UInt64 {
            guard offset + 8 <= bytes.count else { return 0 }
            return UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        (high, low) = (word(0), word(8))
    }

    var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * $0)) }
            + (0..<8).map { UInt8(truncatingIfNeeded: low >> (56 - 8 * $0)) }
    }

    static func < (left: Self, right: Self) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}
