/// One record: its fields without quotes, and where it stands.
///
/// The fields share one buffer, so that a parser can use it again for the next record.
package struct CSVRecord: Equatable, Sendable {
    /// The physical line on which the record starts; a file's first line is 1.
    package internal(set) var line = 1
    /// The fields' bytes, with separators left between some of them; ``range(of:)`` says where each field lies.
    package internal(set) var bytes: [UInt8] = []
    @usableFromInline
    var fields: [Range<Int>] = []

    /// The number of fields, at least 1.
    package var count: Int { fields.count }

    /// The bytes of a field; the first is 0.
    @inlinable
    package subscript(field: Int) -> ArraySlice<UInt8> { bytes[fields[field]] }

    /// Where a field lies in ``bytes``, for those who read many without holding a slice of each.
    @inlinable
    package func range(of field: Int) -> Range<Int> { fields[field] }

    /// The field as text; bytes that are not UTF-8 become U+FFFD.
    package func text(_ field: Int) -> String { String(decoding: self[field], as: UTF8.self) }

    package static func == (left: CSVRecord, right: CSVRecord) -> Bool {
        left.line == right.line && left.count == right.count
            && (0..<left.count).allSatisfy { left[$0] == right[$0] }
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }
}
