import Domain
import GRDB

/// Writes rows of `response` in the order of location and time, and what says where they are: stretches, and the ids between
/// which labels are used.
struct ResponseWriter {
    private struct Stretch {
        var place: Int64
        var oldest: Int64
        var newest: Int64
        var first: Int64
        var last: Int64
        var hasComments: Bool
    }

    /// Milliseconds and responses that a stretch has before it is cut.
    private static let longest: Int64 = 7 * 86_400_000
    private static let fewest: Int64 = 64

    /// Rows that one statement inserts where there are so many, which takes two thirds of the time.
    private static let together = 32
    private static let columns = [
        "id", "delivery", "kept", "place", "source", "channel", "submitted", "visited", "updated", "identity", "digest",
        "producer", "ratings", "comment",
    ]

    private let db: Database
    private let delivery: Int64
    private let places: [Int64]
    private let labels: [Int64]
    private let stretch: RawStatement
    private let use: RawStatement
    private var open: Stretch?
    /// By label.
    private var uses: [ClosedRange<Int64>?]

    /// - Parameter isVisible: whether readers find the responses from now on.
    init(_ db: Database, delivery: Int64, isVisible: Bool, places: [Int64], labels: [Int64]) throws {
        self.db = db
        self.delivery = delivery
        self.places = places
        self.labels = labels
        stretch = try RawStatement(
            db,
            """
            INSERT INTO \(isVisible ? "stretch" : "staged_stretch") (place, oldest, newest, first, last, comments)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
        // The ids of a file that was discarded are given again.
        use = try RawStatement(
            db,
            """
            INSERT INTO label_use (label, first, last) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET last = max(last, excluded.last)
            """)
        uses = [ClosedRange<Int64>?](repeating: nil, count: labels.count)
    }

    /// Writes rows of a batch in that order, with ids from the given one on.
    mutating func write(_ rows: [Int], of batch: ResponseBatch, _ verdicts: BatchVerdicts, from first: Int64) throws {
        let one = try statement(rows: 1)
        let many = try rows.count < Self.together ? one : statement(rows: Self.together)
        var rest = rows[...]
        var id = first
        while !rest.isEmpty {
            let isMany = rest.count >= Self.together
            let group = rest.prefix(isMany ? Self.together : 1)
            try insert(group, of: batch, verdicts, from: id, isMany ? many : one)
            for row in group {
                let response = batch.rows[row]
                try extend(places[Int(response.place)], response.at, id, hasComment: response.comment >= 0)
                note(response.source, id)
                if let channel = response.channel { note(channel, id) }
                id += 1
            }
            rest = rest.dropFirst(group.count)
        }
        try finish()
    }

    private func statement(rows: Int) throws -> RawStatement {
        let row = "(" + Self.columns.map { _ in "?" }.joined(separator: ", ") + ")"
        // An error ends the whole transaction: only with FAIL SQLite keeps no journal for each statement, in case it must undo
        // half of one.
        let values = repeatElement(row, count: rows).joined(separator: ", ")
        return try RawStatement(
            db, "INSERT OR FAIL INTO response (\(Self.columns.joined(separator: ", "))) VALUES \(values)")
    }

    /// - Parameter statement: for as many rows.
    private func insert(
        _ rows: ArraySlice<Int>, of batch: ResponseBatch, _ verdicts: BatchVerdicts, from first: Int64,
        _ statement: RawStatement
    ) throws {
        // What is bound has to stay where it is until the statement has run.
        try batch.bytes.withUnsafeBytes { bytes in
            try withUnsafeTemporaryAllocation(of: Keys.self, capacity: rows.count) { keys in
                for (number, row) in rows.enumerated() {
                    keys.initializeElement(at: number, to: Keys(batch.rows[row]))
                    let place = Int32(number * Self.columns.count)
                    statement.bind(place + 1, first + Int64(number))
                    statement.bind(place + 2, delivery)
                    statement.bind(place + 3, verdicts.isKept(row) ? 1 : 0)
                    bind(
                        batch.rows[row], UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: keys[number...number])),
                        bytes, to: statement, behind: place + 3)
                }
                try statement.run()
            }
        }
    }

    /// - Parameters:
    ///   - keys: its own.
    ///   - bytes: of its batch.
    private func bind(
        _ response: ResponseBatch.Row, _ keys: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer,
        to statement: RawStatement, behind place: Int32
    ) {
        func part(_ range: Range<Int>?) -> UnsafeRawBufferPointer? {
            range.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
        }
        let half = keys.count / 2
        let digest = response.digest == response.identity ? nil : UnsafeRawBufferPointer(rebasing: keys[half...])
        statement.bind(place + 1, places[Int(response.place)])
        statement.bind(place + 2, labels[Int(response.source)])
        statement.bind(place + 3, response.channel.map { labels[Int($0)] })
        statement.bind(place + 4, response.submitted)
        statement.bind(place + 5, response.visited)
        statement.bind(place + 6, response.updated)
        statement.bind(place + 7, blob: UnsafeRawBufferPointer(rebasing: keys[..<half]))
        statement.bind(place + 8, blob: digest)
        statement.bind(place + 9, text: part(response.producerRange))
        statement.bind(place + 10, blob: part(response.ratingsRange))
        statement.bind(place + 11, text: part(response.commentRange))
    }

    /// Identity and digest as they are stored.
    private struct Keys: BitwiseCopyable {
        private let identity: (UInt64, UInt64)
        private let digest: (UInt64, UInt64)

        init(_ row: ResponseBatch.Row) {
            identity = (row.identity.high.bigEndian, row.identity.low.bigEndian)
            digest = (row.digest.high.bigEndian, row.digest.low.bigEndian)
        }
    }

    private mutating func note(_ label: Int32, _ id: Int64) {
        uses[Int(label)] = (uses[Int(label)]?.lowerBound ?? id)...id
    }

    private mutating func extend(_ place: Int64, _ at: Int64, _ id: Int64, hasComment: Bool) throws {
        if !isContinued(place, at, id) {
            try writeStretch()
            open = Stretch(place: place, oldest: at, newest: at, first: id, last: id, hasComments: hasComment)
        }
        open?.newest = at
        open?.last = id
        if hasComment { open?.hasComments = true }
    }

    /// A day is read with the whole of each stretch that it lies in: years of one location in one file are cut, and the few
    /// answers that a batch in no order has of each location are not.
    private func isContinued(_ place: Int64, _ at: Int64, _ id: Int64) -> Bool {
        guard let open, open.place == place else { return false }
        return at - open.oldest <= Self.longest || id - open.first < Self.fewest
    }

    private mutating func finish() throws {
        try writeStretch()
        for (label, ids) in zip(labels, uses) {
            guard let ids else { continue }
            use.bind(1, label)
            use.bind(2, ids.lowerBound)
            use.bind(3, ids.upperBound)
            try use.run()
        }
    }

    private mutating func writeStretch() throws {
        guard let done = open else { return }
        stretch.bind(1, done.place)
        stretch.bind(2, done.oldest)
        stretch.bind(3, done.newest)
        stretch.bind(4, done.first)
        stretch.bind(5, done.last)
        stretch.bind(6, done.hasComments ? 1 : 0)
        try stretch.run()
        open = nil
    }
}
