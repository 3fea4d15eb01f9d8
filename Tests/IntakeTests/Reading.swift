import CZlib
import Configuration
import Domain
import Intake
import TestSupport

/// A file in memory that gives at most so many bytes at a time.
struct MemorySource: ByteSource {
    private var rest: ArraySlice<UInt8>
    private let chunk: Int

    init(_ bytes: [UInt8], chunk: Int = .max) {
        rest = bytes[...]
        self.chunk = chunk
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let next = rest.prefix(min(buffer.count, chunk))
        buffer.copyBytes(from: next)
        rest = rest.dropFirst(next.count)
        return next.count
    }
}

/// Keeps what it is given.
struct Collected: IntakeSink, Equatable {
    var responses: [Response] = []
    var contacts: [Contact?] = []
    var checkOffs: [CheckOff] = []
    var answers: [AlertAnswer] = []
    var invitations: [AdvocateAnswer] = []
    var contributions: [Contribution] = []
    var complaints: [Complaint] = []

    mutating func take(_ response: ResponseRow, contact: Contact?) throws {
        responses.append(response.response)
        contacts.append(contact)
    }

    mutating func take(_ checkOff: CheckOff) throws { checkOffs.append(checkOff) }

    mutating func take(_ answer: AlertAnswer) throws -> Bool {
        answers.append(answer)
        return !answer.alert.hasPrefix("dead")
    }

    mutating func take(_ answer: AdvocateAnswer) throws { invitations.append(answer) }

    mutating func take(_ contribution: Contribution) throws { contributions.append(contribution) }

    mutating func complain(_ complaint: Complaint) throws { complaints.append(complaint) }
}

/// What came of a file.
struct Reading: Equatable {
    var summary: IntakeSummary
    var sink = Collected()

    var responses: [Response] { sink.responses }
    var complaints: [Complaint] { sink.complaints }
    /// Of each rejected row the line and the reason.
    var rejections: [String] { complaints.filter(\.rejectsRow).map { "\($0.line): \($0.reason)" } }
    /// Of each emptied cell the line, the column, the value and the reason.
    var cells: [String] {
        complaints.filter { !$0.rejectsRow }.map {
            "\($0.line): \($0.column ?? "-") = \($0.value ?? "-"): \($0.reason)"
        }
    }
}

/// 2026-11-21T05:00:00Z.
let now = Instant(seconds: 1_795_237_200)

func configuration(
    source: Source? = nil, locations: [Location]? = nil, brand: Brand = Samples.brand(), limits: Limits = Limits()
) -> Configuration {
    Configuration(brand: brand, locations: locations, sources: source.map { [$0] } ?? [], limits: limits)
}

func read(
    _ bytes: [UInt8], named name: String = "feedback.csv", _ configuration: Configuration = configuration(),
    now: Instant = now, chunk: Int = .max
) throws -> Reading {
    var sink = Collected()
    let summary = try Intake(configuration: configuration, now: now).read(
        fileNamed: name, from: { MemorySource(bytes, chunk: chunk) }, into: &sink)
    return Reading(summary: summary, sink: sink)
}

func read(
    _ text: String, named name: String = "feedback.csv", _ configuration: Configuration = configuration(),
    now: Instant = now, chunk: Int = .max
) throws -> Reading {
    try read(Array(text.utf8), named: name, configuration, now: now, chunk: chunk)
}

/// A source for every file.
func anySource(
    name: Identifier = "survey", columns: [String: String] = [:], scales: [String: SourceScale] = [:],
    labels: [Source.Label] = [], missing: [String] = [], identical: Source.Identical = .one
) throws -> Source {
    Source(
        name: name, files: try pattern("*"), columns: columns, scales: scales, labels: labels, missing: missing,
        identical: identical)
}

struct TestFailure: Error { let what: String }

func pattern(_ text: String) throws -> ShellPattern {
    guard let pattern = ShellPattern(text) else { throw TestFailure(what: "no pattern: \(text)") }
    return pattern
}

/// One gzip member.
func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard deflateInit2_(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
        throw TestFailure(what: "deflateInit2")
    }
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(bytes.count))) + 64)
    let written = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output -> Int in
            stream.next_in = input.baseAddress
            stream.avail_in = uInt(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = uInt(output.count)
            guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { return 0 }
            return Int(stream.total_out)
        }
    }
    return Array(output.prefix(written))
}
