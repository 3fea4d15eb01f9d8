import Domain
import Library
import LocalTime

/// Why nothing of a file can be used. The description is the sentence that its sender reads.
enum IntakeError: Error, Equatable, CustomStringConvertible {
    case empty
    case binary
    /// Content that is known by its first bytes, and what to do with it.
    case foreign(name: String, remedy: String)
    case utf32
    case markup
    case packedTwice
    case truncatedGzip
    case damagedGzip
    case inflatesTooFar(ratio: Int)
    case noMemory
    /// A sentence of the CSV parser, which says where and what to do.
    case brokenCSV(String)
    /// Something else than objects.
    case jsonLayout(line: Int)
    /// Something stands between or behind the objects of an array.
    case jsonArray(line: Int)
    /// One object with several lists of objects, where they stand.
    case jsonLists([String])
    /// Dates whose days and months could be either, and none that tells.
    case openDates(OpenDate)
    /// Dates that are possible with the day first only, and others with the month first only.
    case contradictoryDates(dayFirst: OpenDate, monthFirst: OpenDate)
    /// YAML that proposes a practice, where rows are wanted.
    case practice
    /// More of it than anybody writes.
    case longPractice
    /// Neither responses nor check-offs.
    case unknownColumns(ColumnAdvice)

    var description: String {
        switch self {
        case .empty:
            return "the file is empty, or begins with nothing but blanks: check the export and send it again"
        case .binary:
            return "the file is binary, not text: send CSV or JSON Lines in UTF-8, packed with gzip or not"
        case .foreign(let name, let remedy):
            return "the file is \(name): \(remedy)"
        case .utf32:
            return "the file is in UTF-32: save it as UTF-8"
        case .markup:
            return
                "the file is an HTML or XML page, perhaps an error message saved under the export's name: look at it "
                + "in a browser, and send CSV or JSON Lines"
        case .packedTwice:
            return "the file is packed with gzip twice: pack it once"
        case .truncatedGzip:
            return "the compressed file breaks off before its end: send the whole file again"
        case .damagedGzip:
            return "the compressed file is damaged: pack it again and send it again"
        case .inflatesTooFar(let ratio):
            return "the compressed file unpacks to more than \(ratio) times its size: send it unpacked, or raise "
                + "limits.ratio"
        case .noMemory:
            return "there was no memory to unpack the file: send it again when less is running"
        case .brokenCSV(let sentence):
            return sentence
        case .jsonLayout(let line):
            return
                "line \(line): this is JSON, but something else than an object follows an object: send one object a line, "
                + "one array of objects, or one object with one list of objects in it"
        case .jsonArray(let line):
            return
                "line \(line): the array is closed or interrupted where an object was expected, or something follows "
                + "it: send one array of objects and nothing else"
        case .jsonLists(let names):
            return
                "this is one JSON object with several lists of objects in it, \(names.listed(most: 12)): leave only "
                + "the list of the responses"
        case .openDates(let date):
            let readings = [DateOrder.dayFirst, .monthFirst].compactMap { date.day($0)?.iso }.joined(separator: " or ")
            return "\(date.text) is \(readings), and no date of the file tells which: \(Self.declaration(date))"
        case .contradictoryDates(let dayFirst, let monthFirst):
            return
                "the order of day and month changes within the file: \(dayFirst.text) is "
                + "\(dayFirst.day(.dayFirst)?.iso ?? ""), \(monthFirst.text) is "
                + "\(monthFirst.day(.monthFirst)?.iso ?? ""): send a file for each, and \(Self.declaration(dayFirst))"
        case .practice:
            return "the file proposes a practice: give a file of responses"
        case .longPractice:
            return
                "the file begins like a proposed practice and is larger than \(ContributionFile.largest >> 10) KiB: check that it is not some data file"
        case .unknownColumns(let advice):
            return Self.sentence(advice)
        }
    }

    private static func declaration(_ date: OpenDate) -> String {
        let patterns = [DateOrder.dayFirst, .monthFirst].map { "\"\(date.pattern($0))\"" }.joined(separator: " or ")
        return "declare \(patterns) as timestamps of a source for such files in the configuration"
    }

    private static func sentence(_ advice: ColumnAdvice) -> String {
        let missing = advice.missing.map { "no column \($0)" }.joined(separator: " and ")
        let place = advice.source.map { "to the source \($0)" } ?? "in a source for such files"
        return "\(missing)\(found(advice)): responses need location and submitted, "
            + "check-offs location, date, action and state, proposed practices location, title, steps and driver; where the file calls them otherwise, write "
            + "\"columns: { \(advice.hint) }\" \(place) in the configuration"
    }

    /// The columns that are there, by name only where they look like names: the first line of a file without a header is
    /// somebody's feedback, and a receipt holds nobody's.
    private static func found(_ advice: ColumnAdvice) -> String {
        if advice.found.isEmpty { return "" }
        guard advice.looksLikeHeader else {
            let count = advice.found.count == 1 ? "1 cell" : "\(advice.found.count) cells"
            return "; the first line (\(count)) does not look like column names, which it must hold"
        }
        return ", only \(advice.found.map { $0.isEmpty ? "(no name)" : $0 }.listed(most: 12))"
    }
}

extension IntakeError {
    /// What is wrong with the dates of a file; nil where nothing is.
    init?(_ dates: DateOrderEvidence.Verdict) {
        switch dates {
        case .unasked, .told: return nil
        case .open(let date): self = .openDates(date)
        case .contradictory(let dayFirst, let monthFirst):
            self = .contradictoryDates(dayFirst: dayFirst, monthFirst: monthFirst)
        }
    }
}
