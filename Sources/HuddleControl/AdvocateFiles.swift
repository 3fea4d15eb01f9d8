import Domain
import Spool

/// A location's advocates as they are published, as far as they are read here.
struct AdvocatesRecord: Decodable {
    struct Advocate: Decodable {
        var advocate: String
        var submitted: String
        var channel: String?
        var invited: String?
    }

    var location: PlaceRecord
    var count: Int
    var advocates: [Advocate]
}

/// The files of `advocates/`.
struct AdvocateFiles {
    private let root: String

    init(_ spool: Spool) { root = spool.root + "/advocates" }

    /// Of each location that has any, by location, each with the bytes that say so.
    func all() throws(ControlError) -> [(advocates: AdvocatesRecord, bytes: [UInt8])] {
        try PublishedFiles.documents(AdvocatesRecord.self, in: root).map { ($0.record, $0.bytes) }
            .sorted { Identifier($0.0.location.id) < Identifier($1.0.location.id) }
    }
}
