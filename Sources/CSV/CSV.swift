/// Comma-separated values as RFC 4180 has them, over bytes: text stays undecoded until somebody knows its encoding.
package enum CSV {
    /// All records of a file that is small enough to hold, the header among them.
    ///
    /// Throws what ``CSVParser`` throws, with ``CSVLimits`` as they are by default.
    package static func records(in bytes: [UInt8], separator: UInt8 = 0x2C) throws(CSVError) -> [CSVRecord] {
        var parser = CSVParser(CSVDialect(separator: separator))
        var records: [CSVRecord] = []
        var position = 0
        while try parser.next(in: bytes.span.bytes, at: &position) { records.append(parser.record) }
        if try parser.end() { records.append(parser.record) }
        return records
    }

    /// The text as one field of a record: in quotes where a separator, a quote or a line end demands it.
    package static func field(_ text: String, separator: UInt8 = 0x2C) -> String {
        let bytes = text.utf8
        guard bytes.contains(where: { $0 == separator || $0 == quote || $0 == lineFeed || $0 == carriageReturn })
        else { return text }
        var quoted: [UInt8] = [quote]
        for byte in bytes {
            if byte == quote { quoted.append(quote) }
            quoted.append(byte)
        }
        quoted.append(quote)
        return String(decoding: quoted, as: UTF8.self)
    }

    static let quote: UInt8 = 0x22
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
}
