import Domain

/// The names of sources and channels in one file: most rows have one of a few.
struct NameFinder {
    /// How many are remembered; a file may hold any.
    private static let most = 1_000
    /// How many are tried before one is looked up.
    private static let first = 6

    private var table = ByteTable()
    private var names: [NumberedName] = []

    /// The name written there; nil where it is no text without control characters.
    mutating func find(_ cell: UnsafeRawBufferPointer) -> NumberedName? {
        for number in 0..<min(names.count, Self.first) where table.isKey(number, cell) { return names[number] }
        if let number = table.number(of: cell) { return names[number] }
        guard cell.isPlainText else { return nil }
        let name = Identifier(String(decoding: cell, as: UTF8.self))
        guard names.count < Self.most else { return NumberedName(name) }
        names.append(NumberedName(name, number: table.insert(cell)))
        return names[names.count - 1]
    }

    /// A name that was not read from the file.
    mutating func number(_ name: Identifier) -> NumberedName {
        Array(name.text.utf8).withUnsafeBytes { find($0) } ?? NumberedName(name)
    }
}
