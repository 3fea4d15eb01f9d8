import Crypto
import Domain
import Foundation
import GRDB

/// Digests of addresses, which tell that two are the same and not what they are.
///
/// Whoever holds the whole database can try all telephone numbers on them; they keep what is stored small, and apart from
/// other databases.
struct AddressDigest {
    private let key: SymmetricKey

    init(_ db: Database) throws {
        key = SymmetricKey(data: try db.all("SELECT bytes FROM salt") { try $0.bytes(0) }.first ?? [])
    }

    /// The first 16 bytes of an HMAC-SHA-256.
    func digest(of address: String) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(address.utf8), using: key).prefix(16))
    }
}
