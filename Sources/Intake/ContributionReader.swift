import Configuration
import Domain
import Library

/// Turns the rows of one file, or the practice that it is, into contributions.
struct ContributionReader {
    private enum Column: Int, CaseIterable {
        case location, title, steps, driver

        var key: String {
            switch self {
            case .location: "location"
            case .title: "title"
            case .steps: "steps"
            case .driver: "driver"
            }
        }
    }

    private static let longestTitle = 140
    private static let longestStep = 500
    private static let mostSteps = 20

    /// The slots without which a file holds no contributions.
    static let required = Column.allCases.map(\.rawValue)

    let columns = ColumnNames(keys: Column.allCases.map(\.key))
    private let grievances: Grievances
    private let brand: Brand
    private let open: OpenFields
    private(set) var places: PlaceFinder

    init(intake: Intake) {
        grievances = Grievances(names: columns.names, contact: [])
        brand = intake.configuration.brand
        open = OpenFields(language: brand.language)
        places = PlaceFinder(intake.places)
    }

    /// Gives the sink the row's contribution, or complaints.
    mutating func take<Sink: IntakeSink>(_ cells: some RowCells, into sink: inout Sink) throws -> RowOutcome {
        func cell(_ column: Column) -> ArraySlice<UInt8> { cells[column.rawValue].trimmed }
        func reject(_ column: Column, _ reason: String, into sink: inout Sink) throws -> RowOutcome {
            try grievances.row(because: column.rawValue, cell(column), of: cells, reason, to: &sink)
        }
        for slot in cells.nested { try grievances.cell(slot, [], of: cells, RowReason.nested, to: &sink) }

        let location: Identifier
        switch find(cells[Column.location.rawValue].trimmedOfSpaces) {
        case .success(let found): location = found
        case .failure(let reason): return try reject(.location, reason.text, into: &sink)
        }
        guard !cell(.title).isEmpty else { return try reject(.title, RowReason.noTitle, into: &sink) }
        guard let title = cell(.title).text.flatMap(Self.line) else {
            return try reject(.title, RowReason.notPlainText, into: &sink)
        }
        guard let text = cell(.steps).text else { return try reject(.steps, RowReason.notPlainText, into: &sink) }
        guard let steps = Self.steps(text) else { return try reject(.steps, RowReason.notPlainText, into: &sink) }
        guard let driver = cell(.driver).text.flatMap(driver) else {
            return try reject(.driver, RowReason.unknownDriver, into: &sink)
        }
        if let problem = Self.problem(title, steps) {
            return try reject(problem.column, problem.reason, into: &sink)
        }
        try sink.take(
            Contribution(location: location, action: open.action(title: title, driver: driver, steps: steps)))
        return .usable
    }

    /// Gives the sink the practice that the document proposes, or throws its mistakes as one.
    mutating func take<Sink: IntakeSink>(_ document: [UInt8], into sink: inout Sink) throws {
        func mistake(_ message: String) -> IntakeError {
            .mistakenPractice(FileProblem(file: "", line: 1, message: message), count: 1)
        }
        switch ContributionFile.read(document, open: open) {
        case .failure(let mistakes):
            guard let first = mistakes.problems.first else { return }
            throw IntakeError.mistakenPractice(first, count: mistakes.problems.count)
        case .success(let practice):
            var action = practice.action
            let location: Identifier
            switch find(Array(practice.location.utf8)[...].trimmedOfSpaces) {
            case .success(let found): location = found
            case .failure(let reason): throw mistake("the location cannot be used; \(reason.text)")
            }
            if let problem = Self.problem(action.title, action.steps) {
                throw mistake("\(problem.column.key): \(problem.reason)")
            }
            let drivers = action.drivers.compactMap(driver)
            guard drivers.count == action.drivers.count else {
                let known = brand.drivers.map(\.key).joined(separator: ", ")
                throw mistake("a driver is \(RowReason.unknownDriver); use some of: \(known)")
            }
            action.drivers = drivers
            try sink.take(Contribution(location: location, action: action))
        }
    }

    private struct Reason: Error { let text: String }

    private mutating func find(_ written: ArraySlice<UInt8>) -> Result<Identifier, Reason> {
        guard !written.isEmpty else { return .failure(Reason(text: RowReason.noLocation)) }
        return written.withUnsafeBytes { places.find($0) }.map(\.id.name).mapError { Reason(text: $0.reason) }
    }

    private static func problem(_ title: String, _ steps: [String]) -> (column: Column, reason: String)? {
        if title.count > longestTitle { return (.title, RowReason.longTitle) }
        if steps.isEmpty { return (.steps, RowReason.noSteps) }
        if steps.count > mostSteps || steps.contains(where: { $0.count > longestStep }) {
            return (.steps, RowReason.tooManySteps)
        }
        return nil
    }

    /// The key of the driver that is called so, by its key or by its label.
    private func driver(_ text: String) -> String? {
        let names = [brand.drivers.map(\.key), brand.drivers.map(\.label)]
        for names in names {
            if let place = names.firstIndex(where: { Identifier($0) == Identifier(text) }) { return brand.drivers[place].key }
        }
        return brand.drivers.first { $0.label.lowercased() == text.lowercased() }?.key
    }

    /// A text on one line; nil where something in it cannot be shown.
    private static func line(_ text: some StringProtocol) -> String? {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isPlain = line.unicodeScalars.allSatisfy { !$0.isControl && !$0.properties.isBidiControl }
        return isPlain ? line : nil
    }

    /// One a line; on a single line, what stands between semicolons. Numbers and bullets before them go.
    private static func steps(_ text: String) -> [String]? {
        let lines = text.split(whereSeparator: \.isNewline)
        let parts = lines.count == 1 ? text.split(separator: ";") : lines
        var steps: [String] = []
        for part in parts {
            guard let step = line(withoutBullet(part)) else { return nil }
            if !step.isEmpty { steps.append(step) }
        }
        return steps
    }

    private static func withoutBullet(_ line: Substring) -> Substring {
        let line = line.drop(while: \.isWhitespace)
        let digits = line.prefix(while: \.isWholeNumber)
        let rest = line[digits.endIndex...]
        if !digits.isEmpty, digits.count < 3, let mark = rest.first, ".)".contains(mark) {
            let text = rest.dropFirst()
            // 2.5 litres are no second step.
            return text.first?.isWhitespace ?? true ? text : line
        }
        if let bullet = line.first, "-*•–".contains(bullet), line.dropFirst().first?.isWhitespace ?? false {
            return line.dropFirst()
        }
        return line
    }
}
