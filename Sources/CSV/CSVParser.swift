/// Reads records from a file that arrives in chunks of any size; it holds one record at a time.
///
/// A byte-order mark of UTF-8 is skipped. Lines end with CRLF, LF or CR, mixed as they come; a blank line is no record.
/// A field that starts with a quote may hold separators, line ends and doubled quotes; text after its closing quote is
/// kept, and a quote inside a field that did not start with one is an ordinary byte.
///
/// After an error the parser gives the same error again: nothing behind a broken record can be trusted.
package struct CSVParser: Sendable {
    private enum State {
        case recordStart
        /// At the start of a record, behind a CR: an LF here belongs to the same line end.
        case recordStartAfterReturn
        case fieldStart
        case plain
        case quoted
        /// Inside quotes, behind a CR: an LF here does not start another line.
        case quotedAfterReturn
        /// Behind a quote inside quotes: another one stands for itself, anything else closes the field.
        case quoteInQuoted
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let separator: UInt8
    private let limits: CSVLimits
    package private(set) var record = CSVRecord()
    private var state = State.recordStart
    /// Where the field at hand starts in the record's bytes.
    private var fieldStart = 0
    /// The physical line at hand.
    private var line = 1
    private var quoteLine = 1
    /// How much of the byte-order mark was seen; nil behind the place where one may stand.
    private var markSeen: Int? = 0
    /// Whether the record at hand was handed out, so that the next byte starts another.
    private var isComplete = false
    private var failure: CSVError?
    /// Whether the next record only names the separator.
    private var isBeforeTable: Bool

    package init(_ dialect: CSVDialect = CSVDialect(), limits: CSVLimits = CSVLimits()) {
        separator = dialect.separator
        isBeforeTable = dialect.hasSeparatorLine
        self.limits = limits
    }

    /// Takes the next bytes of the file and hands out the records that end in them, in order.
    ///
    /// Throws ``CSVError`` or what `body` throws; in both cases the rest of the chunk is lost.
    package mutating func parse(_ chunk: UnsafeRawBufferPointer, _ body: (CSVRecord) throws -> Void) throws {
        var position = 0
        while try next(in: chunk.bytes, at: &position) { try body(record) }
    }

    /// Says that the file has ended, and hands out a last record that no line end closed.
    package mutating func finish(_ body: (CSVRecord) throws -> Void) throws {
        if try end() { try body(record) }
    }

    /// Reads on to the end of a record, which then stands in `record`; false where the chunk ends first. The first byte of a
    /// line end belongs to the record before it.
    package mutating func next(in chunk: RawSpan, at position: inout Int) throws(CSVError) -> Bool {
        if let failure { throw failure }
        do {
            return try chunk.withUnsafeBytes { (bytes) throws(CSVError) in
                guard try scan(bytes, &position) else { return false }
                guard isBeforeTable else { return true }
                isBeforeTable = false
                return try scan(bytes, &position)
            }
        } catch {
            failure = error
            throw error
        }
    }

    /// Whether the end of the file completes a record, which then stands in `record`.
    package mutating func end() throws(CSVError) -> Bool {
        if let failure { throw failure }
        giveUpByteOrderMark()
        switch state {
        case .recordStart, .recordStartAfterReturn:
            return false
        case .quoted, .quotedAfterReturn:
            let error = CSVError.unterminatedQuote(line: quoteLine)
            failure = error
            throw error
        case .fieldStart:
            fieldStart = record.bytes.count
            fallthrough
        case .plain, .quoteInQuoted:
            try endField(at: record.bytes.count)
            state = .recordStart
            isComplete = true
            return !isBeforeTable
        }
    }
}

extension CSVParser {
    private mutating func scan(_ chunk: UnsafeRawBufferPointer, _ position: inout Int) throws(CSVError) -> Bool {
        if isComplete {
            record.clear()
            isComplete = false
        }
        var at = markSeen == nil ? position : skipByteOrderMark(chunk)
        // Bytes from here to `at` belong to the record and are not copied yet.
        var run = at
        let end = chunk.count
        while at < end {
            let byte = chunk[at]
            switch state {
            case .recordStart, .recordStartAfterReturn:
                let closesReturn = state == .recordStartAfterReturn && byte == CSV.lineFeed
                state = .recordStart
                if byte == CSV.lineFeed || byte == CSV.carriageReturn {
                    if !closesReturn { line += 1 }
                    if byte == CSV.carriageReturn { state = .recordStartAfterReturn }
                    at += 1
                    run = at
                } else {
                    record.line = line
                    state = .fieldStart
                }
            case .fieldStart:
                if byte == CSV.quote {
                    record.bytes.append(contentsOf: chunk[run..<at])
                    at += 1
                    run = at
                    quoteLine = line
                    state = .quoted
                    fieldStart = record.bytes.count
                } else {
                    state = .plain
                    fieldStart = record.bytes.count + (at - run)
                    at = try splitPlain(chunk, from: at, shift: record.bytes.count - run)
                }
            case .plain:
                while at < end, !endsField(chunk[at]) { at += 1 }
                guard at < end else { break }
                try endField(at: record.bytes.count + (at - run))
                if chunk[at] == separator {
                    at += 1
                    state = .fieldStart
                    continue
                }
                record.bytes.append(contentsOf: chunk[run..<at])
                try checkLength()
                state = chunk[at] == CSV.carriageReturn ? .recordStartAfterReturn : .recordStart
                line += 1
                position = at + 1
                isComplete = true
                return true
            case .quoted:
                while at < end, !interruptsQuoted(chunk[at]) { at += 1 }
                guard at < end else { break }
                switch chunk[at] {
                case CSV.quote:
                    record.bytes.append(contentsOf: chunk[run..<at])
                    run = at + 1
                    state = .quoteInQuoted
                case CSV.carriageReturn:
                    line += 1
                    state = .quotedAfterReturn
                default:
                    line += 1
                }
                at += 1
            case .quotedAfterReturn:
                if byte == CSV.lineFeed { at += 1 }
                state = .quoted
            case .quoteInQuoted:
                if byte == CSV.quote {
                    run = at
                    at += 1
                    state = .quoted
                } else {
                    run = at
                    state = .plain
                }
            }
        }
        record.bytes.append(contentsOf: chunk[run..<end])
        try checkLength()
        position = end
        return false
    }

    /// Ends the fields whose separators come next, eight bytes at a time, until something comes that is neither a separator
    /// nor plain: most of most files.
    /// - Parameter shift: from a place in the chunk to its place in the record.
    /// - Returns: where to go on.
    private mutating func splitPlain(
        _ chunk: UnsafeRawBufferPointer, from start: Int, shift: Int
    ) throws(CSVError) -> Int {
        var at = start
        while at + 8 <= chunk.count {
            let word = UInt64(littleEndian: chunk.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let stops = word.places(of: CSV.lineFeed) | word.places(of: CSV.carriageReturn) | word.places(of: CSV.quote)
            // Those before the first stop.
            var separators = word.places(of: separator) & (stops &- 1) & ~stops
            while separators != 0 {
                let end = at + separators.trailingZeroBitCount / 8 + shift
                try endField(at: end)
                fieldStart = end + 1
                separators &= separators &- 1
            }
            if stops != 0 {
                at += stops.trailingZeroBitCount / 8
                break
            }
            at += 8
        }
        if at > start, chunk[at - 1] == separator { state = .fieldStart }
        return at
    }

    private func endsField(_ byte: UInt8) -> Bool {
        byte == separator || byte == CSV.lineFeed || byte == CSV.carriageReturn
    }

    private func interruptsQuoted(_ byte: UInt8) -> Bool {
        byte == CSV.quote || byte == CSV.lineFeed || byte == CSV.carriageReturn
    }

    private mutating func endField(at end: Int) throws(CSVError) {
        guard record.fields.count < limits.columns else {
            throw .tooManyColumns(line: record.line, limit: limits.columns)
        }
        record.fields.append(fieldStart..<end)
    }

    private func checkLength() throws(CSVError) {
        guard record.bytes.count <= limits.row else { throw .rowTooLong(line: record.line, limit: limits.row) }
    }

    /// Where the text starts in the first chunks of a file.
    private mutating func skipByteOrderMark(_ chunk: UnsafeRawBufferPointer) -> Int {
        var at = 0
        while let seen = markSeen, at < chunk.count {
            guard chunk[at] == Self.byteOrderMark[seen] else {
                giveUpByteOrderMark()
                break
            }
            at += 1
            markSeen = seen + 1 < Self.byteOrderMark.count ? seen + 1 : nil
        }
        return at
    }

    /// What looked like the start of a byte-order mark was the start of the first field.
    private mutating func giveUpByteOrderMark() {
        if let seen = markSeen, seen > 0 {
            record.bytes.append(contentsOf: Self.byteOrderMark[..<seen])
            state = .plain
        }
        markSeen = nil
    }
}

extension UInt64 {
    /// The highest bit of each of its eight bytes that is that byte.
    fileprivate func places(of byte: UInt8) -> UInt64 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let difference = self ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return ~(((difference & low) &+ low) | difference | low)
    }
}
