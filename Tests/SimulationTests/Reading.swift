import Domain
import Intake

/// A file's bytes, and what intake makes of them.
struct Source: ByteSource {
    var bytes: ArraySlice<UInt8>

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let next = bytes.prefix(buffer.count)
        buffer.copyBytes(from: next)
        bytes = bytes.dropFirst(next.count)
        return next.count
    }
}

struct Collected: IntakeSink {
    var responses: [Response] = []
    var complaints = 0

    mutating func take(_ response: ResponseRow, contact: Contact?) { responses.append(response.response) }
    mutating func take(_ checkOff: CheckOff) {}
    mutating func take(_ answer: AlertAnswer) -> Bool { false }
    mutating func take(_ answer: AdvocateAnswer) {}
    mutating func take(_ contribution: Contribution) {}
    mutating func complain(_ complaint: Complaint) { complaints += 1 }
}
