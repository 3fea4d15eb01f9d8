import Domain
import Foundation
import GRDB

/// Who is the same person: whoever shares an address, or shares one with somebody who does.
///
/// Nobody has very many addresses, and an address under which very many answered is nobody's own, as one that a till fills
/// in. Both are followed so far only, so that nothing in a file makes this slow.
struct Persons {
    private static let mostAddresses = 32
    /// The latest answers under an address.
    private static let latest =
        "SELECT DISTINCT response FROM person WHERE digest = ?1 ORDER BY response DESC LIMIT 200"

    /// What is told of a person.
    struct Standing {
        /// The id of their newest answer that makes an advocate.
        var newest: String?
        var invited: Instant?
    }

    private let db: Database
    private var addressesByPerson: [[Data]] = []
    private var standings: [Int: Standing] = [:]
    private var personByAddress: [Data: Int] = [:]

    init(_ db: Database) { self.db = db }

    /// Of whoever gave a response; looked up once for all of their answers.
    mutating func standing(of response: Int64) throws -> Standing {
        let own = try db.all("SELECT DISTINCT digest FROM person WHERE response = ? ORDER BY digest", [response]) {
            Data(try $0.bytes(0))
        }
        let (person, _) = try person(with: own)
        if let standing = standings[person] { return standing }
        let standing = try standing(of: addressesByPerson[person])
        standings[person] = standing
        return standing
    }

    /// Where whoever has this address is an advocate. Of each person once: empty where it was asked for another address of
    /// theirs before.
    mutating func locations(of address: Data) throws -> [String] {
        let (person, isNew) = try person(with: [address])
        guard isNew else { return [] }
        return try addressesByPerson[person].flatMap { address in
            try db.all("SELECT DISTINCT location FROM advocate WHERE response IN (\(Self.latest))", [address]) {
                try $0.text(0)
            }
        }
    }

    /// The place in `addressesByPerson` of whoever has these addresses.
    private mutating func person(with own: [Data]) throws -> (place: Int, isNew: Bool) {
        var (addresses, next) = (own, 0)
        var known = Set(own)
        if let place = own.compactMap({ personByAddress[$0] }).min() { return (place, false) }
        while next < addresses.count {
            let others = try db.all(
                "SELECT DISTINCT digest FROM person WHERE response IN (\(Self.latest)) ORDER BY digest",
                [addresses[next]]
            ) { Data(try $0.bytes(0)) }
            if let place = others.compactMap({ personByAddress[$0] }).min() { return (place, false) }
            for other in others where addresses.count < Self.mostAddresses && known.insert(other).inserted {
                addresses.append(other)
            }
            next += 1
        }
        for address in addresses { personByAddress[address] = addressesByPerson.count }
        addressesByPerson.append(addresses)
        return (addressesByPerson.count - 1, true)
    }

    private func standing(of addresses: [Data]) throws -> Standing {
        var newest: (submitted: Int64, id: String)?
        var invited: Int64?
        for address in addresses {
            let found = try db.all(
                """
                SELECT submitted, id FROM advocate WHERE response IN (\(Self.latest))
                ORDER BY submitted DESC, id DESC LIMIT 1
                """, [address]
            ) { (submitted: try $0.integer(0), id: try $0.text(1)) }.first
            if let found, newest.map({ $0 < found }) ?? true { newest = found }
            let answered = try db.all(
                """
                SELECT min(at) FROM advocate_answer WHERE advocate IN (
                    SELECT lower(hex(substr(identity, 1, 8))) FROM response WHERE id IN (\(Self.latest)))
                """, [address]
            ) { $0.optionalInteger(0) }.first.flatMap(\.self)
            if let answered { invited = min(invited ?? answered, answered) }
        }
        return Standing(newest: newest?.id, invited: invited.map(Instant.init(milliseconds:)))
    }
}
