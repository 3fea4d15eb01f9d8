/// One record of a JSON file while its bytes arrive, and the physical lines of the file.
struct JSONFrame {
    private let limit: Int
    private(set) var bytes: [UInt8] = []
    private var isTooLong = false
    /// The physical line at hand, and the one where the record starts.
    private(set) var line: Int
    private(set) var firstLine: Int
    private var isAfterReturn = false

    /// - Parameters:
    ///   - limit: bytes of one record.
    ///   - line: where the first byte stands.
    init(limit: Int, line: Int = 1) {
        self.limit = limit
        self.line = line
        firstLine = line
    }

    /// The record's bytes, or nil where there are more of them than the limit: then nothing of it is held beyond.
    var content: ArraySlice<UInt8>? { isTooLong ? nil : bytes[...] }

    mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        isTooLong = false
        firstLine = line
    }

    mutating func keep(_ byte: UInt8) {
        if bytes.count < limit { bytes.append(byte) } else { isTooLong = true }
    }

    mutating func keep(_ some: Slice<UnsafeRawBufferPointer>) {
        let room = limit - bytes.count
        if some.count > room { isTooLong = true }
        bytes.append(contentsOf: some.prefix(room))
    }

    /// Counts physical lines; every byte of the file, a record's or not, goes through here, or through `pass`.
    mutating func count(_ byte: UInt8) {
        if byte == 0x0D || (byte == 0x0A && !isAfterReturn) { line += 1 }
        isAfterReturn = byte == 0x0D
    }

    /// Counts bytes among which there is no end of a line.
    mutating func pass() { isAfterReturn = false }
}

extension UInt8 {
    var isJSONLineEnd: Bool { self == 0x0A || self == 0x0D }
    var isJSONWhitespace: Bool { self == 0x20 || self == 0x09 || isJSONLineEnd }
}
