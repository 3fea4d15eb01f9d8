import Intake
import Spool

/// A claimed file as intake reads it.
struct FileSource: ByteSource {
    private var reader: ClaimedReader

    init(_ reader: ClaimedReader) { self.reader = reader }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try reader.read(into: buffer)
    }
}
