import Domain
import Spool

/// Files that follow what the database knows, brought up to date batch by batch.
enum Telling {
    /// A location whose files cannot be written keeps nobody else's from being so: the first such refusal is thrown at the
    /// end, and its files are due again.
    ///
    /// - Parameters:
    ///   - next: what is due after the last one of the batch before; empty: no more.
    ///   - mark: remembers that these are as they should be.
    static func tell<Due>(
        by location: (Due) -> Identifier, pulse: Pulse, next: (Due?) throws -> [Due],
        publish: ([Due]) throws(SpoolError) -> Void, mark: ([Due]) throws -> Void
    ) throws {
        var refusal: SpoolError?
        var last: Due?
        func bringUpToDate(_ due: [Due]) throws -> SpoolError? {
            try pulse.beat()
            do throws(SpoolError) { try publish(due) } catch { return error }
            try mark(due)
            return nil
        }
        while true {
            let due = try next(last)
            if due.isEmpty { break }
            last = due.last
            guard try bringUpToDate(due) != nil else { continue }
            for (_, due) in Dictionary(grouping: due, by: location).sorted(by: { $0.key < $1.key }) {
                let problem = try bringUpToDate(due)
                refusal = refusal ?? problem
            }
        }
        if let refusal { throw refusal }
    }
}
