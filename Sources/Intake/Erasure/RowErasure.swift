import Configuration
package import Domain

/// Which rows of a file go because a person asked for it.
package struct RowErasure {
    /// Rows that hold it anywhere.
    package var address: SoughtAddress?
    /// Rows that the survey tool gave this id.
    package var responseID: String?
    /// Rows that answer alerts and invite advocates of these ids.
    package var answers: Set<String>
    /// Whether an identity was erased, or one that begins with these eight bytes.
    package var isErased: (_ start: [UInt8]) throws -> Bool

    package init(
        address: SoughtAddress? = nil, responseID: String? = nil, answers: Set<String> = [],
        isErased: @escaping (_ start: [UInt8]) throws -> Bool
    ) {
        self.address = address
        self.responseID = responseID
        self.answers = answers
        self.isErased = isErased
    }
}

/// What came of taking rows out of a file.
package struct CutFile: Equatable, Sendable {
    package enum End: Equatable, Sendable {
        /// All rows were looked at, and those that had to go are gone.
        case whole
        /// What has to go stands where no row can be cut.
        case entangled
        /// It cannot be looked into; the reason is a sentence.
        case unreadable(String)
    }

    package var end: End
    /// Rows that are gone.
    package var rows = 0
    /// The physical lines where they began.
    package var lines: Set<Int> = []
    /// Identities of rows that went for what stands in them.
    package var found: [ResponseIdentity] = []

    package init(end: End, rows: Int = 0, lines: Set<Int> = [], found: [ResponseIdentity] = []) {
        self.end = end
        self.rows = rows
        self.lines = lines
        self.found = found
    }
}

extension Intake {
    /// Takes rows out of a file that was delivered under that name, and leaves everything else in its place: of a row that
    /// goes its line ends stay, so that the others keep the numbers of their lines. What was packed is packed again; what was
    /// in another encoding comes out in UTF-8.
    ///
    /// Throws what the source, `erasure` or `write` threw. Unless the end is `whole`, what was written is void.
    /// - Parameters:
    ///   - open: gives the file from its first byte, each time it is called.
    ///   - write: takes the new file; nil: only to know what would go.
    package func cut<Source: ByteSource>(
        _ erasure: RowErasure, fromFileNamed name: String, from open: () throws -> Source,
        into write: ((UnsafeRawBufferPointer) throws -> Void)? = nil
    ) throws -> CutFile {
        let configured = configuration.source(forFileNamed: name)
        let (survey, first) = try survey(of: configured, from: open)
        let judge = RowJudge(erasure, intake: self, source: configured, dates: survey.dates)
        var cutter = FileCutter(
            judge, limits: configuration.limits, dialect: survey.dialect, isRecord: { first.isRecord($0) })
        var deflater = try write != nil && isPacked(open()) ? Deflater() : nil
        func put(_ bytes: UnsafeRawBufferPointer) throws {
            guard let write else { return }
            if deflater == nil { try write(bytes) } else { try deflater?.push(bytes, write) }
        }
        var source = try open()
        do {
            try content.text(of: &source, survey) { try cutter.push($0, put) }
            try cutter.finish(put)
            if let write { try deflater?.finish(write) }
            return cutter.result(.whole)
        } catch let refusal as IntakeError {
            if refusal.isOpaque { return cutter.result(.unreadable(refusal.description), isBroken: true) }
            return cutter.result(try end(of: open, survey, erasure, refusal), isBroken: true)
        }
    }

    private func isPacked(_ source: consuming some ByteSource) throws -> Bool {
        var source = source
        let signature = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
        defer { signature.deallocate() }
        return try source.read(into: signature) == 2 && signature.elementsEqual([0x1F, 0x8B])
    }

    /// Of text that cannot be read as rows it can still be told whether an address stands in it.
    private func end<Source: ByteSource>(
        of open: () throws -> Source, _ survey: FileSurvey, _ erasure: RowErasure, _ refusal: IntakeError
    ) throws -> CutFile.End {
        guard let address = erasure.address else { return .unreadable(refusal.description) }
        var source = try open()
        var search = TextSearch(address)
        try content.text(of: &source, survey) { search.push($0) }
        return search.hasFound ? .entangled : .whole
    }
}

extension IntakeError {
    /// Whether the content is no text that could be searched.
    fileprivate var isOpaque: Bool {
        switch self {
        case .brokenCSV, .jsonArray, .jsonLayout, .jsonLists: false
        default: true
        }
    }
}

/// Looks for an address in a text that comes in chunks.
struct TextSearch {
    /// Longer than any address with what stands around it.
    private static let overlap = 1_024

    private let address: SoughtAddress
    private var tail: [UInt8] = []
    private(set) var hasFound = false

    init(_ address: SoughtAddress) { self.address = address }

    mutating func push(_ chunk: some Collection<UInt8>) {
        guard !hasFound else { return }
        tail += chunk
        hasFound = address.isIn(tail)
        tail.removeFirst(max(0, tail.count - Self.overlap))
    }
}

extension ResponseIdentity {
    /// Of a response that the survey tool gave an id: see ``IdentityMaker``.
    package init(source: Identifier, producerID: Identifier) {
        var input = DigestInput()
        input.begin("huddled.response/1")
        input.append(source.text)
        input.append(producerID.text)
        self.init(bytes: input.key.bytes)
    }
}
