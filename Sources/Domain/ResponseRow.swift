/// A response on its way from a file into the store, in memory that the next row uses again: the rows of a large file take
/// none of their own.
package struct ResponseRow: Sendable {
    package var identity = DigestKey(high: 0, low: 0)
    package var digest = DigestKey(high: 0, low: 0)
    package var updated: Instant?
    package var submitted = Instant(milliseconds: 0)
    package var visited: Instant?
    package var source: NumberedName
    package var location: NumberedName
    package var channel: NumberedName?
    package var outcome: Rating?
    /// One place per driver of the brand, in its order.
    package var drivers: [Rating?]
    /// One place per behaviour of the brand, in its order.
    package var behaviours: [Bool?]
    package var producerID = RowText()
    package var comment = RowText()

    /// A row without answers.
    package init(source: NumberedName, location: NumberedName, drivers: Int, behaviours: Int) {
        self.source = source
        self.location = location
        self.drivers = [Rating?](repeating: nil, count: drivers)
        self.behaviours = [Bool?](repeating: nil, count: behaviours)
    }

    package init(_ response: Response) {
        identity = DigestKey(response.identity.bytes)
        digest = DigestKey(response.version.digest)
        updated = response.version.updated
        submitted = response.version.submitted
        visited = response.visited
        source = NumberedName(response.source)
        location = NumberedName(response.location)
        channel = response.channel.map { NumberedName(Identifier($0)) }
        outcome = response.outcome
        drivers = response.drivers
        behaviours = response.behaviours
        if let id = response.producerID { producerID.set(id.text) }
        if let text = response.comment { comment.set(text) }
    }

    package var response: Response {
        Response(
            identity: ResponseIdentity(bytes: identity.bytes),
            version: ResponseVersion(updated: updated, submitted: submitted, digest: digest.bytes), source: source.name,
            producerID: producerID.text.map { Identifier($0) }, location: location.name, visited: visited,
            channel: channel?.name.text, outcome: outcome, drivers: drivers, behaviours: behaviours,
            comment: comment.text)
    }
}

/// A name that rows have again and again.
package struct NumberedName: Sendable {
    package let name: Identifier
    /// Small; where rows of one file have the same number they have the same name. nil: it may be any name.
    package let number: Int?

    package init(_ name: Identifier, number: Int? = nil) {
        self.name = name
        self.number = number
    }
}

/// A text of a row, in UTF-8, or none.
package struct RowText: Sendable {
    package private(set) var bytes: [UInt8] = []
    package private(set) var isThere = false

    package init() {}

    package var text: String? { isThere ? String(decoding: bytes, as: UTF8.self) : nil }

    package mutating func set(_ text: UnsafeRawBufferPointer) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: text)
        isThere = true
    }

    package mutating func set(_ text: String) {
        bytes = Array(text.utf8)
        isThere = true
    }

    package mutating func remove() { isThere = false }
}
