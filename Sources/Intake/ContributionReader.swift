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
        switch places.find(cells[Column.location.rawValue]) {
        case .success(let found): location = found
        case .failure(let problem): return try reject(.location, problem.reason, into: &sink)
        }
        guard !cell(.title).isEmpty else { return try reject(.title, RowReason.noTitle, into: &sink) }
        guard let title = cell(.title).text.flatMap(Self.line) else {
            return try reject(.title, RowReason.notPlainText, into: &sink)
        }
        guard let steps = cell(.steps).text.flatMap(Self.steps) else {
            return try reject(.steps, RowReason.notPlainText, into: &sink)
        }
        guard let driver = cell(.driver).text.flatMap({ ContributionLimits.driver($0, of: brand) }) else {
            return try reject(.driver, RowReason.unknownDriver, into: &sink)
        }
        guard title.count <= ContributionLimits.longestTitle else {
            return try reject(.title, RowReason.longTitle, into: &sink)
        }
        guard !steps.isEmpty else { return try reject(.steps, RowReason.noSteps, into: &sink) }
        guard steps.count <= ContributionLimits.mostSteps,
            steps.allSatisfy({ $0.count <= ContributionLimits.longestText })
        else { return try reject(.steps, RowReason.tooManySteps, into: &sink) }
        try sink.take(
            Contribution(location: location, action: open.action(title: title, driver: driver, steps: steps)))
        return .usable
    }

    /// Gives the sink the practice that a file of YAML proposes, or a complaint about each mistake in it.
    mutating func take<Sink: IntakeSink>(_ document: [UInt8], into sink: inout Sink) throws -> RowOutcome {
        switch ContributionFile.read(document, open: open, brand: brand) {
        case .failure(let mistakes):
            for (place, mistake) in mistakes.list.enumerated() {
                try sink.complain(
                    Complaint(
                        line: mistake.line, column: mistake.key,
                        value: mistake.isMissing ? nil : mistake.message.cutForDisplay,
                        reason: mistake.isMissing ? RowReason.noField : RowReason.mistakenPractice,
                        rejectsRow: place == 0))
            }
            return .rejected
        case .success(let practice):
            switch places.find(Array(practice.location.utf8)[...]) {
            case .failure(let problem):
                try sink.complain(
                    Complaint(
                        line: 1, column: Column.location.key, value: nil, reason: problem.reason, rejectsRow: true))
                return .rejected
            case .success(let location):
                try sink.take(Contribution(location: location, action: practice.action))
                return .usable
            }
        }
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
