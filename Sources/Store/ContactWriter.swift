import Domain
import Foundation
import GRDB

/// Writes how customers can be reached, and whose responses are whose.
struct ContactWriter {
    private struct Person: Comparable {
        let digest: Data
        let response: Int64

        static func < (left: Self, right: Self) -> Bool {
            left.digest == right.digest
                ? left.response < right.response : left.digest.lexicographicallyPrecedes(right.digest)
        }
    }

    private let db: Database
    private let delivery: Int64
    private let digests: AddressDigest
    private let received: Instant
    private let kept: Span
    private let contact: RawStatement
    private var persons: [Person] = []

    init(_ db: Database, delivery: Int64, digests: AddressDigest, received: Instant, kept: Span) throws {
        self.db = db
        self.delivery = delivery
        self.digests = digests
        self.received = received
        self.kept = kept
        contact = try RawStatement(
            db,
            """
            INSERT OR IGNORE INTO contact (response, delivery, name, email, phone, ends_at)
            VALUES (?1, ?6, ?2, ?3, ?4, ?5)
            """)
    }

    /// - Parameters:
    ///   - again: the version, where it was stored before: delivering it again does not keep its contact longer, nor
    ///     bring back one whose time has come.
    ///   - isKept: of another only whose it is, is stored; not how to reach them.
    mutating func write(_ given: Contact, of response: Int64, again: StoredVersion?, isKept: Bool) throws {
        for address in given.addresses {
            persons.append(Person(digest: digests.digest(of: address), response: response))
        }
        guard isKept else { return }
        var ends = received.advanced(by: kept)
        if let again, let first = try Self.firstReceived(again, in: db) {
            ends = min(ends, first.advanced(by: kept))
            guard ends > received else { return }
        }
        contact.bind(1, response)
        contact.bind(6, delivery)
        contact.bind(5, ends.milliseconds)
        try contact.bind(2, text: given.name ?? "") {
            try contact.bind(3, text: given.email ?? "") {
                try contact.bind(4, text: given.phone ?? "") { try contact.run() }
            }
        }
    }

    /// Writes whose the responses are: in the order of the digests, which fall anywhere.
    func finish() throws {
        if persons.isEmpty { return }
        let person = try RawStatement(
            db, "INSERT OR IGNORE INTO person (digest, response, delivery) VALUES (?, ?, ?)")
        for one in persons.sorted() {
            person.bind(2, one.response)
            person.bind(3, delivery)
            try one.digest.withUnsafeBytes { digest in
                person.bind(1, blob: digest)
                try person.run()
            }
        }
    }

    /// When that version was first given; nil where its delivery's ledger row is still to come.
    static func firstReceived(_ stored: StoredVersion, in db: Database) throws -> Instant? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT min(received) FROM delivery
                WHERE id = ?1 OR id IN (SELECT delivery FROM repeated WHERE response = ?2)
                """, arguments: [stored.delivery, stored.id]
        ).map(Instant.init(milliseconds:))
    }
}

extension RawStatement {
    /// Binds a text for as long as `body` takes.
    fileprivate func bind(_ place: Int32, text: String, _ body: () throws -> Void) throws {
        var text = text
        try text.withUTF8 { utf8 in
            bind(place, text: UnsafeRawBufferPointer(utf8))
            try body()
        }
    }
}
