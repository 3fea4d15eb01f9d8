import Library

/// What the first bytes of a file's content say it is.
enum ContentKind: Equatable {
    case csv
    case json(JSONFrames.Start)
    /// One practice that somebody proposes.
    case yaml

    /// As many bytes are looked at, or the whole file where it is shorter.
    static let prefixLength = 4_096

    private static let packed: [UInt8] = [0x1F, 0x8B]
    private static let utf32: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]

    /// Formats that people send by mistake: first bytes, name, remedy.
    private static let foreign: [(signature: [UInt8], name: String, remedy: String)] = [
        (
            Array("PK\u{3}\u{4}".utf8), "a ZIP archive or an Excel workbook",
            "unpack it, or save the sheet as CSV (UTF-8)"
        ),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel or Word document", "save the sheet as CSV (UTF-8)"),
        (Array("%PDF".utf8), "a PDF document", "export the data as CSV"),
        ([0x89] + Array("PNG".utf8), "a picture", "export the data as CSV"),
        ([0xFF, 0xD8, 0xFF], "a picture", "export the data as CSV"),
        (Array("GIF8".utf8), "a picture", "export the data as CSV"),
        (Array("SQLite format 3\u{0}".utf8), "a SQLite database", "export its table as CSV"),
        (Array("PAR1".utf8), "a Parquet file", "export the data as CSV"),
        (Array("BZh".utf8), "packed with bzip2", "unpack it, or pack it with gzip"),
        ([0xFD] + Array("7zXZ".utf8), "packed with xz", "unpack it, or pack it with gzip"),
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd", "unpack it, or pack it with gzip"),
        (Array("7z".utf8) + [0xBC, 0xAF], "a 7-Zip archive", "unpack it, or pack the CSV with gzip"),
        ([0x7F] + Array("ELF".utf8), "a program", "send CSV or JSON Lines"),
    ]

    /// - Parameter prefix: the first bytes of the content, gzip undone, in UTF-8.
    init(_ prefix: [UInt8]) throws(IntakeError) {
        if prefix.starts(with: Self.packed) { throw .packedTwice }
        if Self.utf32.contains(where: { prefix.starts(with: $0) }) { throw .utf32 }
        for format in Self.foreign where prefix.starts(with: format.signature) {
            throw .foreign(name: format.name, remedy: format.remedy)
        }
        let text = prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? prefix[3...] : prefix[...]
        // Later NUL bytes are a row's own trouble; one in the first line says that this is no text at all.
        let firstLine = text.prefix { $0 != 0x0A && $0 != 0x0D }
        if firstLine.contains(0) { throw .binary }
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = text.drop(while: isBlank).first else { throw .empty }
        switch first {
        case UInt8(ascii: "<"): throw .markup
        case UInt8(ascii: "{"): self = .json(.object)
        case UInt8(ascii: "["): self = .json(.array)
        default: self = Self.isPractice(text.prefix(Self.prefixLength)) ? .yaml : .csv
        }
    }

    /// Whether the first line that says anything is one of a practice's keys with a colon, as no header of a table is.
    private static func isPractice(_ text: ArraySlice<UInt8>) -> Bool {
        let lines = text.split { $0 == 0x0A || $0 == 0x0D }.lazy.map(\.trimmed)
        let first = lines.first { !$0.isEmpty && $0.first != UInt8(ascii: "#") && !$0.elementsEqual("---".utf8) }
        guard let first, let colon = first.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let isKey = colon + 1 == first.endIndex || first[colon + 1] == 0x20
        return isKey && ContributionFile.keys.contains { first[..<colon].elementsEqual($0.utf8) }
    }

    /// Whether a file that begins so is refused for its first bytes.
    static func isForeign(_ prefix: ArraySlice<UInt8>) -> Bool {
        let signatures = foreign.map(\.signature) + utf32 + [packed]
        return signatures.contains { prefix.starts(with: $0) }
    }
}
