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

    private let places: [Int64]
    private let labels: [Int64]
    private let row: RawStatement
    private let stretch: RawStatement
    private let use: RawStatement
    private var open: Stretch?
    /// By label.
    private var uses: [ClosedRange<Int64>?]

    /// - Parameter isVisible: whether readers find the responses from now on.
    init(_ db: Database, delivery: Int64, isVisible: Bool, places: [Int64], labels: [Int64]) throws {
        self.places = places
        self.labels = labels
        row = try RawStatement(
            db,
            """
            INSERT INTO response (id, delivery, kept, place, source, channel, submitted, visited, updated, identity,
                digest, producer, ratings, comment)
            VALUES (?1, ?14, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """)
        row.bind(14, delivery)
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

    /// - Parameter bytes: of the row's batch.
    mutating func write(
        _ response: ResponseBatch.Row, _ bytes: UnsafeRawBufferPointer, id: Int64, isKept: Bool
    ) throws {
        let place = places[Int(response.place)]
        func part(_ range: Range<Int>?) -> UnsafeRawBufferPointer? {
            range.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
        }
        let key = (response.identity.high.bigEndian, response.identity.low.bigEndian)
        let digest = (response.digest.high.bigEndian, response.digest.low.bigEndian)
        row.bind(1, id)
        row.bind(2, isKept ? 1 : 0)
        row.bind(3, place)
        row.bind(4, labels[Int(response.source)])
        row.bind(5, response.channel.map { labels[Int($0)] })
        row.bind(6, response.submitted)
        row.bind(7, response.visited)
        row.bind(8, response.updated)
        row.bind(11, text: part(response.producerRange))
        row.bind(12, blob: part(response.ratingsRange))
        row.bind(13, text: part(response.commentRange))
        try withUnsafeBytes(of: key) { key in
            try withUnsafeBytes(of: digest) { digest in
                row.bind(9, blob: key)
                row.bind(10, blob: response.digest == response.identity ? nil : digest)
                try row.run()
            }
        }
        try extend(place, response.at, id, hasComment: response.comment >= 0)
        note(response.source, id)
        if let channel = response.channel { note(channel, id) }
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

    mutating func finish() throws {
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
