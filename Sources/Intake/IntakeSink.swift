package import Domain

/// Takes what a file gives, in the order of the file.
package protocol IntakeSink {
    /// One usable response, which is in memory that the next one uses again. `contact` is there only where the customer
    /// agreed to be reached.
    mutating func take(_ response: ResponseRow, contact: Contact?) throws
    /// One usable check-off.
    mutating func take(_ checkOff: CheckOff) throws
    /// One usable answer to an alert; false where no such alert is known.
    mutating func take(_ answer: AlertAnswer) throws -> Bool
    /// One usable answer about an advocate.
    mutating func take(_ answer: AdvocateAnswer) throws
    /// One usable proposal of a practice.
    mutating func take(_ contribution: Contribution) throws
    /// Something that could not be used: a whole row, or one cell of a row that is taken all the same.
    mutating func complain(_ complaint: Complaint) throws
}
