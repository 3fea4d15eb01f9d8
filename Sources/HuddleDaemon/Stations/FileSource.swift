import Intake
import Spool

/// A claimed file as intake reads it.
struct FileSource: ByteSource {
    private var reader: ClaimedReader
    private let pulse: Pulse

    init(_ reader: ClaimedReader, pulse: Pulse) {
        self.reader = reader
        self.pulse = pulse
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try pulse.beat()
        return try reader.read(into: buffer)
    }
}
