import CSV
import Domain
import LocalTime

/// What `locations.csv` says, and everything that is wrong with it.
struct LocationsFile {
    private enum Column: String, CaseIterable {
        case id, name, aliases, district, region, division, format, timezone, language, manager
        case managerEmail = "manager_email"
        case managerSince = "manager_since"
        case staff, opened, closed
    }

    private(set) var locations: [Location] = []
    private(set) var problems: [FileProblem] = []
    private let file: String
    /// Where each id and alias was given.
    private var names: [Identifier: (isAlias: Bool, line: Int)] = [:]
    /// What was found out about each zone's name: its problem, or nothing.
    private var zones: [String: String?] = [:]

    init(_ bytes: [UInt8], file: String) {
        self.file = file
        let records: [CSVRecord]
        do {
            records = try CSV.records(in: bytes)
        } catch {
            report(error.line, Self.sentence(error))
            return
        }
        guard let header = records.first else {
            report(1, "the file is empty; start with a line that names the columns, such as id,name,region")
            return
        }
        guard let columns = columns(header) else { return }
        for record in records.dropFirst() { read(record, columns) }
        if records.count == 1 {
            report(1, "no location is listed; add a line for each, or remove \"locations\" from the configuration")
        }
    }

    private mutating func report(_ line: Int, _ message: String) {
        problems.append(FileProblem(file: file, line: line, message: message))
    }

    private static func sentence(_ error: CSVError) -> String {
        switch error {
        case .rowTooLong(_, let limit): "the row has more than \(limit) bytes; close a quote that was left open there"
        case .tooManyColumns(_, let limit):
            "the row has more than \(limit) columns; check that this is a list of locations"
        case .unterminatedQuote: "a quote is opened here and never closed; close it"
        }
    }

    /// The columns' places; nil where the id has none.
    private mutating func columns(_ header: CSVRecord) -> [Column?]? {
        let line = header.line
        var columns: [Column?] = []
        for index in 0..<header.count {
            let name = header.text(index)
            let column = Column(rawValue: name)
            if header.count == 1, name.contains(";") || name.contains("\t") {
                report(line, "the columns are not separated by commas; save the file with commas between the columns")
                return nil
            }
            if let column, columns.contains(column) {
                report(line, "column \"\(name)\" stands here twice; keep one")
            } else if column == nil {
                report(
                    line,
                    "unknown column \"\(name)\"; \(Spelling.advice(for: name, among: Column.allCases.map(\.rawValue)))")
            }
            columns.append(column)
        }
        guard columns.contains(.id) else {
            report(line, "column \"id\" is missing; add it with the id that feedback gives for each location")
            return nil
        }
        return columns
    }

    private mutating func read(_ record: CSVRecord, _ columns: [Column?]) {
        let line = record.line
        var values: [Column: String] = [:]
        for index in 0..<min(record.count, columns.count) {
            guard let column = columns[index] else { continue }
            guard let text = String(validating: record[index], as: UTF8.self) else {
                report(line, "\"\(column.rawValue)\" is not UTF-8 text; save the file in the encoding UTF-8")
                continue
            }
            guard !text.unicodeScalars.contains(where: \.isControl) else {
                report(line, "\"\(column.rawValue)\" holds a line end or another control character; remove it")
                continue
            }
            let trimmed = trim(text)
            if column == .id, !trimmed.isEmpty, trimmed.utf8.count != text.utf8.count {
                report(line, "the id \"\(text)\" begins or ends with a space; remove it, as ids are compared by bytes")
            }
            if !trimmed.isEmpty, values[column] == nil { values[column] = trimmed }
        }
        if record.count != columns.count {
            report(
                line,
                "the row has \(record.count) fields and the header \(columns.count); put text with commas in quotes, "
                    + "and keep empty fields")
        }
        // Spreadsheets leave rows of nothing but commas behind.
        guard !values.isEmpty || (0..<record.count).contains(where: { !record[$0].isEmpty }) else { return }
        if let location = location(values, line) { locations.append(location) }
    }

    private mutating func location(_ values: [Column: String], _ line: Int) -> Location? {
        guard let text = values[.id] else {
            report(line, "the location has no usable id; give the one that its feedback carries")
            return nil
        }
        let id = Identifier(text)
        register(id, isAlias: false, line)
        var aliases: [Identifier] = []
        for alias in list(values[.aliases]).map({ Identifier($0) }) where alias != id && !aliases.contains(alias) {
            register(alias, isAlias: true, line)
            aliases.append(alias)
        }
        if let name = values[.timezone], let problem = zoneProblem(name) { report(line, problem) }
        if let tag = values[.language], !Notation.isLanguageTag(tag) { report(line, badLanguage(tag)) }
        let opened = day(values[.opened], .opened, line)
        let closed = day(values[.closed], .closed, line)
        if let opened, let closed, closed <= opened {
            report(
                line, "the location is closed on \(closed.iso) before it opened on \(opened.iso); mend one of the dates"
            )
        }
        return Location(
            id: id, name: values[.name], aliases: aliases, district: values[.district], region: values[.region],
            division: values[.division], format: values[.format], timezone: values[.timezone],
            language: values[.language], manager: values[.manager], managerEmail: values[.managerEmail],
            managerSince: day(values[.managerSince], .managerSince, line), staff: list(values[.staff]),
            opened: opened, closed: closed)
    }

    private mutating func register(_ name: Identifier, isAlias: Bool, _ line: Int) {
        guard let other = names[name] else {
            names[name] = (isAlias, line)
            return
        }
        let kind = isAlias ? "alias" : "id"
        let otherKind = other.isAlias ? "an alias" : "the id of the location"
        report(
            line,
            "the \(kind) \"\(name)\" is \(otherKind) on line \(other.line) already; give each name to one location")
    }

    private mutating func zoneProblem(_ name: String) -> String? {
        if let known = zones[name] { return known }
        let problem = Zone(named: name) == nil ? unknownZone(name) : nil
        zones[name] = .some(problem)
        return problem
    }

    private mutating func day(_ text: String?, _ column: Column, _ line: Int) -> Day? {
        guard let text else { return nil }
        let day = Day(iso: text)
        if day == nil { report(line, "\"\(column.rawValue)\" is \"\(text)\"; write a date like 2026-11-21") }
        return day
    }

    private func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ";").map { trim(String($0)) }.filter { !$0.isEmpty }
    }
}

/// The text without white space around it.
private func trim(_ text: String) -> String {
    let start = text.unicodeScalars.drop { $0.properties.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(start[...end])
}
