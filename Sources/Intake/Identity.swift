import Configuration
import Domain

/// Makes the identity and the version digest of responses.
///
/// Both are stored, so what is hashed must never change. A field is its length in four bytes, the most significant
/// first, and its bytes; every digest is the first 16 bytes of a SHA-256 over fields:
///
/// - **content**, the version digest: `huddled.content/1`, then for each value that is there its key and the value,
///   ordered by the keys' bytes. Keys are `source`, `location`, `submitted`, `visited`, `updated`, `response`,
///   `channel`, `comment` and the brand's own for the outcome, drivers and behaviours; contact and consent are left
///   out. Times are milliseconds since 1970 and marks thousandths of a point of the brand's scale, both in decimal
///   digits; behaviours `1` or `0`; texts in UTF-8; the location is its id where an alias was written.
/// - **identity** of a row with a `response`: `huddled.response/1`, the source, the response.
/// - **identity** of any other row: its content digest; where identical rows are distinct, of the second and further
///   equals in the file `huddled.press/1`, the content digest, and how many equals came before it in decimal digits.
///
/// Values go by key and only where they are there, so a driver that is added to the brand, or moved, changes nothing
/// for rows that do not answer it.
struct IdentityMaker {
    private struct Equal: Hashable {
        let high: UInt64
        let low: UInt64

        init(_ digest: [UInt8]) {
            func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
            high = word(digest.prefix(8))
            low = word(digest.dropFirst(8))
        }
    }

    private static let point: Int64 = 1_000
    private static let mostPoints: Int64 = 10

    private let fields: Fields
    /// By slot, as they are hashed.
    private let keys: [[UInt8]]
    /// Likewise with the marks of 0, 1, 2, … points, as most are: put together once, not for every row.
    private let marks: [[[UInt8]]]
    /// All slots but those of contact, ordered by the bytes of their keys.
    private let order: [Int]
    /// Sources whose identical rows are distinct. It is the response's own source that counts, so that an export of
    /// what is stored gives the same responses when it is fed back in under any name.
    private let distinct: Set<Identifier>
    private var input = DigestInput()
    /// How often each content came so far; kept only for sources whose identical rows are distinct.
    private var seen: [Equal: Int] = [:]

    /// - Parameter distinct: a source whose rows are distinct without its saying so.
    init(fields: Fields, sources: [Source], distinct: Identifier? = nil) {
        self.fields = fields
        func framed(_ key: String, _ mark: Int64?) -> [UInt8] {
            var input = DigestInput()
            input.append(key)
            if let mark { input.append(mark * Self.point) }
            return input.bytes
        }
        keys = fields.keys.map { framed($0, nil) }
        marks = fields.keys.map { key in (0...Self.mostPoints).map { framed(key, $0) } }
        let contact = CanonicalColumn.allCases.filter(\.isContact).map(\.slot)
        order = fields.keys.indices.filter { !contact.contains($0) }
            .sorted { Identifier(fields.keys[$0]) < Identifier(fields.keys[$1]) }
        let untold = Layouts.distinctSources.filter { name in
            !sources.contains { $0.name == name && $0.identical == .one }
        }
        self.distinct = Set(
            sources.filter { $0.identical == .distinct }.map(\.name) + untold + [distinct].compactMap(\.self))
    }

    /// Sets identity and digest from the response's other values.
    mutating func seal(_ response: inout Response) {
        input.begin("huddled.content/1")
        for slot in order { append(slot, of: response) }
        let content = input.shortDigest
        response.version.digest = content
        response.identity = ResponseIdentity(bytes: identity(of: response, content: content))
    }

    private mutating func identity(of response: Response, content: [UInt8]) -> [UInt8] {
        if let id = response.producerID {
            input.begin("huddled.response/1")
            input.append(response.source.text)
            input.append(id.text)
            return input.shortDigest
        }
        guard !distinct.isEmpty, distinct.contains(response.source) else { return content }
        let before = seen[Equal(content), default: 0]
        seen[Equal(content)] = before + 1
        guard before > 0 else { return content }
        input.begin("huddled.press/1")
        input.append(content)
        input.append(Int64(before))
        return input.shortDigest
    }

    private mutating func append(_ slot: Int, of response: Response) {
        switch slot {
        case CanonicalColumn.location.slot: append(slot, response.location.text)
        case CanonicalColumn.submitted.slot: append(slot, response.version.submitted.milliseconds)
        case CanonicalColumn.visited.slot: append(slot, response.visited?.milliseconds)
        case CanonicalColumn.response.slot: append(slot, response.producerID?.text)
        case CanonicalColumn.source.slot: append(slot, response.source.text)
        case CanonicalColumn.channel.slot: append(slot, response.channel)
        case CanonicalColumn.comment.slot: append(slot, response.comment)
        case CanonicalColumn.updated.slot: append(slot, response.version.updated?.milliseconds)
        case fields.outcome: append(slot, mark: response.outcome)
        case fields.drivers:
            append(slot, mark: response.drivers[slot - fields.drivers.lowerBound])
        default:
            guard fields.behaviours.contains(slot) else { return }
            append(slot, response.behaviours[slot - fields.behaviours.lowerBound].map { $0 ? 1 : 0 })
        }
    }

    private mutating func append(_ slot: Int, _ value: String?) {
        guard let value else { return }
        input.append(framed: keys[slot])
        input.append(value)
    }

    private mutating func append(_ slot: Int, mark: Rating?) {
        guard let thousandths = mark.map({ Int64($0.thousandths) }) else { return }
        let points = thousandths / Self.point
        if points * Self.point == thousandths, (0...Self.mostPoints).contains(points) {
            input.append(framed: marks[slot][Int(points)])
        } else {
            append(slot, thousandths)
        }
    }

    private mutating func append(_ slot: Int, _ value: Int64?) {
        guard let value else { return }
        input.append(framed: keys[slot])
        input.append(value)
    }
}
