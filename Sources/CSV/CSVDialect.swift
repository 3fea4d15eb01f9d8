/// How a file writes its table, told from its beginning.
package struct CSVDialect: Equatable, Sendable {
    package var separator: UInt8
    /// Whether the first line is Excel's `sep=;`, which is no record of the table.
    package var hasSeparatorLine: Bool

    package init(separator: UInt8 = 0x2C, hasSeparatorLine: Bool = false) {
        self.separator = separator
        self.hasSeparatorLine = hasSeparatorLine
    }

    /// In the order in which they are preferred.
    private static let candidates = [",", ";", "\t", "|"].flatMap(\.utf8)
    /// Records that are looked at.
    private static let most = 20

    /// The separator that a first line `sep=` names, else the one of `,` `;` tab `|` by which the header has the most
    /// fields and the rows below it have as many. Quotes are respected.
    /// - Parameter sample: the first bytes of the file; the last record in it may be cut off.
    package init(of sample: RawSpan) {
        if let separator = Self.declared(in: sample) {
            self.init(separator: separator, hasSeparatorLine: true)
            return
        }
        self.init()
        var best = 0.0
        for candidate in Self.candidates {
            let counts = Self.counts(of: sample, separatedBy: candidate)
            guard let columns = counts.first, columns > 1 else { continue }
            let score = Double(columns * counts.count { $0 == columns }) / Double(counts.count)
            if score > best { (best, separator) = (score, candidate) }
        }
    }

    /// Fields of each of the first records, the header among them.
    private static func counts(of sample: RawSpan, separatedBy separator: UInt8) -> [Int] {
        var parser = CSVParser(CSVDialect(separator: separator), limits: CSVLimits(row: .max, columns: .max))
        var counts: [Int] = []
        var position = 0
        while counts.count < most, (try? parser.next(in: sample, at: &position)) == true {
            counts.append(parser.record.count)
        }
        // A header that is longer than the sample is better than none.
        if counts.isEmpty, (try? parser.end()) == true { counts.append(parser.record.count) }
        return counts
    }

    /// The separator of `sep=;`, in quotes or not.
    private static func declared(in sample: RawSpan) -> UInt8? {
        // No text has a NUL, so that the line is one field.
        var parser = CSVParser(CSVDialect(separator: 0))
        var position = 0
        let isLine = (try? parser.next(in: sample, at: &position)) == true || (try? parser.end()) == true
        guard isLine, parser.record.count == 1 else { return nil }
        let line = parser.record[0]
        guard let separator = line.last, line.dropLast().elementsEqual("sep=".utf8), separator != CSV.quote else {
            return nil
        }
        return separator
    }
}
