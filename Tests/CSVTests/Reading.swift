@testable import CSV

/// All records of the bytes, handed to a parser in pieces of that size.
func read(_ bytes: [UInt8], inChunksOf size: Int, limits: CSVLimits = CSVLimits()) throws -> [CSVRecord] {
    var parser = CSVParser(limits: limits)
    var records: [CSVRecord] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
        try Array(bytes[start..<min(start + size, bytes.count)]).withUnsafeBytes { chunk in
            try parser.parse(chunk) { records.append($0) }
        }
    }
    try parser.finish { records.append($0) }
    return records
}

func texts(_ record: CSVRecord) -> [String] { (0..<record.count).map { record.text($0) } }

/// The records of a text as text, and the lines they start on; the same whatever the size of the chunks.
func table(_ text: String) throws -> (fields: [[String]], lines: [Int]) {
    let records = try CSV.records(in: Array(text.utf8))
    return (records.map(texts), records.map(\.line))
}

/// Repeatable noise.
struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
