package import Domain
import Foundation
import GRDB

extension Store {
    /// Takes one delivery in: everything that `body` does is committed as one transaction when it returns, and nothing
    /// of it when it throws. Rows can only be committed together with their ledger row (`record`).
    ///
    /// Throws what `body` throws, and `StoreError`.
    package func deliver<T>(_ body: (inout DeliveryTransaction) throws -> T) throws -> T {
        try transact { transaction in
            let result = try body(&transaction)
            try transaction.checkRecord()
            return result
        }
    }

    /// One transaction of the database, of a file as a whole or of a piece of one that is staged.
    func transact<T>(
        _ staging: Staging? = nil, _ body: (inout DeliveryTransaction) throws -> T
    ) throws -> T {
        do {
            return try writer.write { db in
                var transaction = try DeliveryTransaction(db, slots: slots, staging: staging)
                return try body(&transaction)
            }
        } catch let error as DatabaseError { throw StoreError(error, at: path) }
    }
}

/// One delivery while it is taken in. In this order: `delivery` and `previous` to see whether there is anything to do,
/// `takeBack` where the mapping has changed, `take` for each row, perhaps `discardRows`, and `record`.
package struct DeliveryTransaction {
    let db: Database
    let slots: RatingSlots
    /// The ledger row to come.
    let id: Int64
    let digests: AddressDigest
    var names: StoredNames
    var identities: IdentityIndex
    /// The first id that no response ever had.
    var nextResponse: Int64
    private let firstResponse: Int64
    /// The file of which this takes a piece, which stays invisible; nil: this takes a whole file.
    let staging: Staging?
    /// The delivery that another file will be, whose responses are not visible.
    let hidden: Int64?
    private var hasSavepoint = false
    private var isRecorded = false

    init(_ db: Database, slots: RatingSlots, staging: Staging? = nil) throws {
        self.db = db
        self.slots = slots
        self.staging = staging
        let staged = try Staging.current(in: db)
        hidden = staging == nil ? staged?.delivery : nil
        let last = try db.all("SELECT (SELECT max(id) FROM delivery), (SELECT max(next_response) FROM delivery)") {
            (id: $0.optionalInteger(0) ?? 0, next: $0.optionalInteger(1) ?? 1)
        }.first
        id = staging?.delivery ?? max(last?.id ?? 0, staged?.delivery ?? 0) + 1
        firstResponse = max(last?.next ?? 1, staged?.ids.upperBound ?? 1)
        nextResponse = firstResponse
        digests = try AddressDigest(db)
        names = StoredNames(db)
        identities = try IdentityIndex(db)
    }

    /// The ledger row of that claim, where it was committed before: after a crash, the file has only to be filed.
    package func delivery(claim: String) throws -> Delivery? {
        try db.all(
            "SELECT \(Ledger.columns) FROM delivery WHERE claim = CAST(? AS TEXT)", [text(claim)], Ledger.delivery
        )
        .first
    }

    /// The deliveries of the same bytes that were not taken back, in the order received.
    package func previous(sha256: String) throws -> [Delivery] {
        try db.all(
            "SELECT \(Ledger.columns) FROM delivery WHERE sha256 = ? AND standing = 1 ORDER BY id", [sha256],
            Ledger.delivery)
    }

    /// Forgets everything that was taken and taken back so far: what the store held before is held again.
    package mutating func discardRows() throws {
        guard hasSavepoint else { return }
        try db.execute(sql: "ROLLBACK TO SAVEPOINT rows")
        nextResponse = firstResponse
        names = StoredNames(db)
        identities = try IdentityIndex(db)
    }

    /// Writes the ledger row, once per delivery.
    /// - Parameter refused: why its rejected rows were rejected.
    package mutating func record(_ delivery: Delivery, refused: [RowRefusal: Int] = [:]) throws {
        try Ledger.insert(delivery, id: id, responses: staging?.ids ?? firstResponse..<nextResponse, in: db)
        try LifetimeTotals.add(refused, in: db)
        isRecorded = true
    }

    func checkRecord() throws {
        guard isRecorded || nextResponse == firstResponse else {
            throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "responses without a row of the ledger")
        }
    }

    mutating func openSavepoint() throws {
        guard !hasSavepoint, staging == nil else { return }
        try db.execute(sql: "SAVEPOINT rows")
        hasSavepoint = true
    }
}
