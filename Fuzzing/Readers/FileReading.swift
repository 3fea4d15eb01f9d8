import Domain
import Intake

/// What came of a file.
struct FileReading: Equatable {
    var summary: IntakeSummary
    var taken: Taken
}

/// Keeps what it is given.
struct Taken: IntakeSink, Equatable {
    private(set) var responses: [Response] = []
    private(set) var complaints: [Complaint] = []
    private(set) var rows = 0
    private var contacts: [Contact?] = []
    private var checkOffs: [CheckOff] = []
    private var alertAnswers: [AlertAnswer] = []
    private var advocateAnswers: [AdvocateAnswer] = []
    private var contributions: [Contribution] = []

    mutating func take(_ response: ResponseRow, contact: Contact?) throws {
        responses.append(response.response)
        contacts.append(contact)
        rows += 1
    }

    mutating func take(_ checkOff: CheckOff) throws {
        checkOffs.append(checkOff)
        rows += 1
    }

    mutating func take(_ answer: AlertAnswer) throws -> Bool {
        let isKnown = !answer.alert.hasPrefix("dead")
        alertAnswers.append(answer)
        if isKnown { rows += 1 }
        return isKnown
    }

    mutating func take(_ answer: AdvocateAnswer) throws {
        advocateAnswers.append(answer)
        rows += 1
    }

    mutating func take(_ contribution: Contribution) throws {
        contributions.append(contribution)
        rows += 1
    }

    mutating func complain(_ complaint: Complaint) throws { complaints.append(complaint) }
}

/// A file that arrives in pieces.
struct PieceSource: ByteSource {
    private var pieces: ArraySlice<ArraySlice<UInt8>>

    init(_ pieces: [ArraySlice<UInt8>]) { self.pieces = pieces[...] }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let piece = pieces.popFirst() else { return 0 }
        let next = piece.prefix(buffer.count)
        buffer.copyBytes(from: next)
        if next.count < piece.count { pieces = [piece.dropFirst(next.count)] + pieces }
        return next.count
    }
}
