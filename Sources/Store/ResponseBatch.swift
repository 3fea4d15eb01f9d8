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
    private var contactBytes = 0
    private let slots: RatingSlots

    init(_ slots: RatingSlots) { self.slots = slots }

    package var count: Int { rows.count }
    package var isFull: Bool { rows.count >= Self.most || heldBytes >= Self.mostBytes }
    private var heldBytes: Int { bytes.count + contactBytes + places.bytes + labels.bytes }

    /// - Parameter isUrgent: whether the rule for alerts gives a reason for it.
    package mutating func append(_ row: ResponseRow, contact: Contact?, isUrgent: Bool) {
        if let contact, contact != Contact() {
            contacts[rows.count] = contact
            contactBytes += contact.length
        }
        let start = bytes.count
        let producer = append(row.producerID)
        let ratings = slots.append(row, to: &bytes)
        let comment = append(row.comment)
        rows.append(
            Row(
                identity: row.identity, digest: row.digest, updated: row.updated?.milliseconds,
                submitted: row.submitted.milliseconds, visited: row.visited?.milliseconds,
                place: places.number(of: row.location), source: labels.number(of: row.source),
                channel: row.channel.map { labels.number(of: $0) }, start: start, producer: producer,
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
    private mutating func append(_ text: RowText) -> Int32 {
        guard text.isThere else { return -1 }
        bytes.append(contentsOf: text.bytes)
        return Int32(clamping: text.bytes.count)
    }
}

extension Contact {
    /// In bytes.
    fileprivate var length: Int { [name, email, phone].reduce(0) { $0 + ($1?.utf8.count ?? 0) } }
}

/// Numbers names 0, 1, 2, … in the order in which they come.
struct Numbering: Sendable {
    private(set) var names: [Identifier] = []
    /// Of all names.
    private(set) var bytes = 0
    private var numbers: [Identifier: Int32] = [:]
    /// By the number that a name has in its file; below 0 where it did not come yet.
    private var known: [Int32] = []

    mutating func number(of name: NumberedName) -> Int32 {
        guard let place = name.number else { return number(of: name.name) }
        if place >= known.count { known += [Int32](repeating: -1, count: place + 1 - known.count) }
        if known[place] < 0 { known[place] = number(of: name.name) }
        return known[place]
    }

    private mutating func number(of name: Identifier) -> Int32 {
        if let number = numbers[name] { return number }
        let number = Int32(clamping: names.count)
        numbers[name] = number
        names.append(name)
        bytes += name.text.utf8.count
        return number
    }
}
