/// Numbers distinct byte strings 0, 1, 2, … in the order they first come, and finds them again without making a string
/// or an array of what is looked up.
struct ByteTable: Sendable {
    /// All keys, end to end.
    private var bytes: [UInt8] = []
    /// Where each key ends in `bytes`.
    private var ends: [Int] = []
    private var hashes: [Int] = []
    /// Open addressing: a key's number + 1, or 0. The size is a power of two, at least twice the number of keys.
    private var places = [Int](repeating: 0, count: 16)

    var count: Int { ends.count }

    /// The number of a key, or nil where it was never inserted.
    func number(of key: ArraySlice<UInt8>) -> Int? { key.withUnsafeBytes { number(of: $0) } }

    func number(of key: UnsafeRawBufferPointer) -> Int? {
        let number = places[place(of: key, hash: Self.hash(key))]
        return number == 0 ? nil : number - 1
    }

    /// The number of a key, which is `count` where it is new.
    mutating func insert(_ key: ArraySlice<UInt8>) -> Int { key.withUnsafeBytes { insert($0) } }

    mutating func insert(_ key: UnsafeRawBufferPointer) -> Int {
        let hash = Self.hash(key)
        let found = place(of: key, hash: hash)
        if places[found] != 0 { return places[found] - 1 }
        bytes.append(contentsOf: key)
        ends.append(bytes.count)
        hashes.append(hash)
        places[found] = count
        if count * 2 > places.count { grow() }
        return count - 1
    }

    /// Where the key is, or where it would go.
    private func place(of key: UnsafeRawBufferPointer, hash: Int) -> Int {
        var place = hash & (places.count - 1)
        while places[place] != 0 {
            let number = places[place] - 1
            if hashes[number] == hash, isKey(number, key) { break }
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    /// Whether the key has that number.
    func isKey(_ number: Int, _ key: UnsafeRawBufferPointer) -> Bool {
        let start = number == 0 ? 0 : ends[number - 1]
        guard ends[number] - start == key.count else { return false }
        return bytes.withUnsafeBytes { bytes in
            for at in 0..<key.count where bytes[start + at] != key[at] { return false }
            return true
        }
    }

    private mutating func grow() {
        places = [Int](repeating: 0, count: places.count * 2)
        for (number, hash) in hashes.enumerated() {
            var place = hash & (places.count - 1)
            while places[place] != 0 { place = (place + 1) & (places.count - 1) }
            places[place] = number + 1
        }
    }

    /// Seeded anew in every process, so that nobody can prepare keys that collide; the numbers do not depend on it.
    private static func hash(_ key: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: key)
        return hasher.finalize()
    }
}
