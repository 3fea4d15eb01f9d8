import Domain

/// A sink of one known type, so that all that goes on for each cell is compiled for it and not for any sink there may be:
/// that would take three times as long.
struct AnySink: IntakeSink {
    private let takeResponse: (ResponseRow, Contact?) throws -> Void
    private let takeCheckOff: (CheckOff) throws -> Void
    private let takeAlertAnswer: (AlertAnswer) throws -> Bool
    private let takeAdvocateAnswer: (AdvocateAnswer) throws -> Void
    private let takeContribution: (Contribution) throws -> Void
    private let takeComplaint: (Complaint) throws -> Void

    /// Must not be used once the sink is gone from there.
    init<Sink: IntakeSink>(_ sink: UnsafeMutablePointer<Sink>) {
        takeResponse = { try sink.pointee.take($0, contact: $1) }
        takeCheckOff = { try sink.pointee.take($0) }
        takeAlertAnswer = { try sink.pointee.take($0) }
        takeAdvocateAnswer = { try sink.pointee.take($0) }
        takeContribution = { try sink.pointee.take($0) }
        takeComplaint = { try sink.pointee.complain($0) }
    }

    func take(_ response: ResponseRow, contact: Contact?) throws { try takeResponse(response, contact) }
    func take(_ checkOff: CheckOff) throws { try takeCheckOff(checkOff) }
    func take(_ answer: AlertAnswer) throws -> Bool { try takeAlertAnswer(answer) }
    func take(_ answer: AdvocateAnswer) throws { try takeAdvocateAnswer(answer) }
    func take(_ contribution: Contribution) throws { try takeContribution(contribution) }
    func complain(_ complaint: Complaint) throws { try takeComplaint(complaint) }
}
