/// How a file writes text as bytes.
enum TextEncoding: Equatable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    case windows1252

    /// UTF-16, where the first bytes of a file say so, which is not UTF-32: by a byte-order mark, or by every second byte of
    /// the first line being zero.
    init?(utf16 prefix: ArraySlice<UInt8>) {
        if prefix.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if prefix.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else {
            let line = prefix.prefix(64).prefix { $0 != 0x0A && $0 != 0x0D }
            let zeros = line.enumerated().filter { $0.element == 0 }.map { $0.offset % 2 }
            guard zeros.count > 0, zeros.count * 3 >= line.count, let parity = zeros.first,
                zeros.allSatisfy({ $0 == parity })
            else { return nil }
            self = parity == 0 ? .utf16BigEndian : .utf16LittleEndian
        }
    }

    /// For the receipt.
    var warning: String? {
        switch self {
        case .utf8: nil
        case .utf16LittleEndian, .utf16BigEndian: "the file was read as UTF-16"
        case .windows1252:
            "the file is not in UTF-8 and was read as Windows-1252: where letters look wrong, export it as UTF-8"
        }
    }
}
