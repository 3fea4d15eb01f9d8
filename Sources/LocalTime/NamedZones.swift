import Synchronization

/// The zones that a file names, each looked up once.
final class NamedZones: Sendable {
    /// A file may hold any number of names that are none.
    private static let most = 1_000

    private let known = Mutex<[String: Zone?]>([:])

    /// The zone of that `Area/Place` name; nil where there is none, or too many names came before.
    func zone(named name: Slice<UnsafeBufferPointer<UInt8>>) -> Zone? {
        guard let first = name.first, (0x41...0x5A).contains(first), name.count <= 64, name.contains(UInt8(ascii: "/"))
        else { return nil }
        let name = String(decoding: name, as: UTF8.self)
        return known.withLock { known in
            if let zone = known[name] { return zone }
            guard known.count < Self.most else { return nil }
            let zone = Zone(named: name)
            known[name] = .some(zone)
            return zone
        }
    }
}
