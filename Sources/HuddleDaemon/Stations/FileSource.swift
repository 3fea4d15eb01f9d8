import Intake
import Spool

/// A claimed file as intake reads it.
struct FileSource: ByteSource {
    private var reader: ClaimedReader
    private let handover: Handover

    init(_ reader: ClaimedReader, _ handover: Handover) {
        self.reader = reader
        self.handover = handover
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try handover.notePassing()
        return try reader.read(into: buffer)
    }
}
