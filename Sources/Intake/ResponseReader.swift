import Configuration
import Domain
import LocalTime

/// Turns the rows of one file into responses.
struct ResponseReader {
    private static let contact = CanonicalColumn.allCases.filter(\.isContact).map(\.slot)

    /// The slots without which a file holds no responses.
    let required = [CanonicalColumn.location.slot, CanonicalColumn.submitted.slot]
    let columns: ColumnNames
    private let fields: Fields
    private let brand: Brand
    private let values: ValueReader
    /// Tried one after the other.
    private let times: [TimestampReader]
    private let hasDeclaredTimes: Bool
    private let dates: DateOrderEvidence.Verdict
    /// For times without zone; nil: the location's own.
    private let zone: Zone?
    private let latest: Instant
    /// Of rows that name none themselves.
    let source: Identifier
    private let channel: String?
    private let exclusions: [(slot: Int, exclusion: Exclusion)]
    private var grievances: Grievances
    private(set) var places: PlaceFinder
    private var identities: IdentityMaker
    private var answers: AnswerWarnings

    /// - Parameters:
    ///   - layout: what holds where the source says nothing.
    ///   - dates: the order of day and month in the file's dates.
    init(intake: Intake, source: Source?, layout: Layout? = nil, dates: DateOrderEvidence.Verdict) {
        let fields = intake.fields
        let layout = layout ?? Layout()
        columns = ColumnNames(keys: fields.keys, columns: source?.columns ?? [:], untold: fields.names(in: layout))
        self.fields = fields
        brand = intake.configuration.brand
        values = ValueReader(brand: brand, source: source, layout: layout)
        if let declared = source?.timestamps {
            times = [TimestampReader(layout: declared)]
        } else {
            let undeclared = TimestampReader(order: dates.order)
            times = layout.timestamps.map { TimestampReader(layout: $0) } + [undeclared]
        }
        self.dates = dates
        hasDeclaredTimes = source?.timestamps != nil
        zone = source?.timezone ?? layout.zone
        latest = intake.now.advanced(by: .days(1))
        self.source = source?.name ?? layout.source ?? Intake.canonicalSource
        let hasChannelColumn = source?.columns[CanonicalColumn.channel.rawValue] != nil
        channel = source?.channel ?? (hasChannelColumn ? nil : layout.channel)
        exclusions = layout.exclusions.enumerated().map { (fields.keys.count + $0.offset, $0.element) }
        grievances = Grievances(names: columns.names, contact: Self.contact)
        places = PlaceFinder(intake.places)
        answers = AnswerWarnings(values.measures)
        identities = IdentityMaker(
            fields: fields, sources: intake.configuration.sources,
            distinct: (source?.identical ?? layout.identical) == .distinct ? self.source : nil)
    }

    /// Takes over what the file itself calls its columns, by slot, for complaints.
    mutating func callColumns(_ names: [String?]) {
        grievances = Grievances(names: names, contact: Self.contact)
    }

    /// About the answers of the file as a whole.
    var warnings: [String] {
        let slots = [fields.outcome] + fields.drivers
        return answers.sentences(
            keys: slots.map { fields.keys[$0] },
            names: slots.map { (grievances.names[$0] ?? fields.keys[$0]).inertForDisplay })
    }

    /// Gives the sink the row's response, or complaints.
    mutating func take<Sink: IntakeSink>(_ cells: some RowCells, into sink: inout Sink) throws -> RowOutcome {
        for (slot, exclusion) in exclusions {
            if let leftOut = exclusion.reason(cells[slot].trimmed) { return .leftOut(leftOut) }
        }
        for slot in cells.nested { try grievances.cell(slot, [], of: cells, RowReason.nested, to: &sink) }

        let written = cells[CanonicalColumn.location.slot].trimmedOfSpaces
        guard !values.isMissing(written) else {
            return try grievances.row(
                because: CanonicalColumn.location.slot, [], of: cells, RowReason.noLocation, to: &sink)
        }
        let place: Place
        switch places.find(written) {
        case .success(let found): place = found
        case .failure(let problem):
            return try grievances.row(
                because: CanonicalColumn.location.slot, written, of: cells, problem.reason, to: &sink)
        }
        let zone = zone ?? place.zone

        let submitted: Instant
        switch time(cells, .submitted, zone) {
        case .value(let instant): submitted = instant
        case .missing:
            return try grievances.row(
                because: CanonicalColumn.submitted.slot, [], of: cells, RowReason.noTime, to: &sink)
        case .unusable(let reason):
            return try grievances.row(
                because: CanonicalColumn.submitted.slot, cells[CanonicalColumn.submitted.slot].trimmed, of: cells,
                reason, to: &sink)
        }

        var response = Response(
            identity: ResponseIdentity(bytes: []), version: ResponseVersion(submitted: submitted, digest: []),
            source: source, location: place.id,
            drivers: [Rating?](repeating: nil, count: brand.drivers.count),
            behaviours: [Bool?](repeating: nil, count: brand.behaviours.count))
        guard try fillAnswers(of: &response, from: cells, into: &sink) else {
            return try Grievances.row(cells.line, RowReason.nothing, to: &sink)
        }
        response.visited = try usable(.visited, of: cells, time(cells, .visited, zone), into: &sink)
        response.version.updated = try usable(.updated, of: cells, time(cells, .updated, zone), into: &sink)
        response.producerID = try name(.response, of: cells, into: &sink).map { Identifier($0) }
        if let name = try name(.source, of: cells, into: &sink) { response.source = Identifier(name) }
        response.channel = try channel ?? name(.channel, of: cells, into: &sink)
        identities.seal(&response)
        answers.note(response, place: place.number)
        try sink.take(response, contact: contact(cells))
        return .usable
    }
}

extension ResponseReader {
    /// Reads outcome, drivers, behaviours and comment; false where there is nothing in any of them.
    private mutating func fillAnswers<Sink: IntakeSink>(
        of response: inout Response, from cells: some RowCells, into sink: inout Sink
    ) throws -> Bool {
        response.outcome = try rating(0, fields.outcome, of: cells, into: &sink)
        var hasAnswer = response.outcome != nil
        for (driver, slot) in fields.drivers.enumerated() {
            guard let rating = try rating(driver + 1, slot, of: cells, into: &sink) else { continue }
            response.drivers[driver] = rating
            hasAnswer = true
        }
        for (behaviour, slot) in fields.behaviours.enumerated() {
            switch values.answer(cells[slot]) {
            case .missing: break
            case .value(let answer):
                response.behaviours[behaviour] = answer
                hasAnswer = true
            case .unusable(let reason): try grievances.cell(slot, cells[slot].trimmed, of: cells, reason, to: &sink)
            }
        }
        response.comment = try comment(cells, into: &sink)
        return hasAnswer || response.comment != nil
    }

    private mutating func rating<Sink: IntakeSink>(
        _ measure: Int, _ slot: Int, of cells: some RowCells, into sink: inout Sink
    ) throws -> Rating? {
        switch values.rating(cells[slot], measure) {
        case .missing: return nil
        case .value(let rating): return rating
        case .unusable(let reason):
            if reason == RowReason.notANumber {
                answers.noteUnknown(measure: measure)
            } else {
                answers.noteOffScale(values.mark(cells[slot]), measure: measure)
            }
            try grievances.cell(slot, cells[slot].trimmed, of: cells, reason, to: &sink)
            return nil
        }
    }

    /// Free text as it was written. What is no text in it, and NUL, at which databases cut texts, becomes U+FFFD.
    private func comment<Sink: IntakeSink>(_ cells: some RowCells, into sink: inout Sink) throws -> String? {
        let slot = CanonicalColumn.comment.slot
        let cell = cells[slot].trimmed
        if values.isMissing(cell) { return nil }
        if !cell.contains(0), let text = cell.text { return text }
        try grievances.cell(slot, cell, of: cells, RowReason.repaired, to: &sink)
        return cell.textWithoutNUL
    }

    private func time(_ cells: some RowCells, _ column: CanonicalColumn, _ zone: Zone) -> ValueReader.Value<Instant> {
        let cell = cells[column.slot].trimmed
        if values.isMissing(cell) { return .missing }
        guard let instant = times.lazy.compactMap({ $0.instant(cell, zone: zone) }).first else {
            return .unusable(notATime(cell))
        }
        if instant > latest { return .unusable(RowReason.afterNow) }
        if instant < Intake.earliest { return .unusable(RowReason.before2000) }
        return .value(instant)
    }

    private func notATime(_ cell: ArraySlice<UInt8>) -> String {
        if hasDeclaredTimes { return RowReason.notInLayout }
        // Between the first of January 2000 and of January 2100.
        if let days = number(cell), (36_526..<73_051).contains(days) { return RowReason.serialNumber }
        var evidence = DateOrderEvidence()
        evidence.note(cell)
        return evidence.hasSeenAny && dates.order == nil ? RowReason.openDate : RowReason.notATime
    }

    private func usable<Sink: IntakeSink>(
        _ column: CanonicalColumn, of cells: some RowCells, _ value: ValueReader.Value<Instant>, into sink: inout Sink
    ) throws -> Instant? {
        switch value {
        case .missing: return nil
        case .value(let instant): return instant
        case .unusable(let reason):
            try grievances.cell(column.slot, cells[column.slot].trimmed, of: cells, reason, to: &sink)
            return nil
        }
    }

    /// The name of something: text without control characters. Those of sources and channels are kept once for all, and
    /// are short.
    private func name<Sink: IntakeSink>(
        _ column: CanonicalColumn, of cells: some RowCells, into sink: inout Sink
    ) throws -> String? {
        let cell = cells[column.slot].trimmed
        if values.isMissing(cell) { return nil }
        guard !cell.containsControlCharacter, let text = cell.text else {
            try grievances.cell(column.slot, cell, of: cells, RowReason.notPlainText, to: &sink)
            return nil
        }
        guard column == .response || cell.count <= PlaceFinder.longest else {
            try grievances.cell(column.slot, cell, of: cells, RowReason.longName, to: &sink)
            return nil
        }
        return text
    }

    /// How to reach the customer, who has to have agreed; without that it goes no further than this file.
    private func contact(_ cells: some RowCells) -> Contact? {
        guard ValueReader.isConsent(cells[CanonicalColumn.contactConsent.slot]) else { return nil }
        func text(_ column: CanonicalColumn) -> String? {
            let cell = cells[column.slot].trimmed
            return values.isMissing(cell) ? nil : cell.textWithoutNUL
        }
        let contact = Contact(name: text(.contactName), email: text(.contactEmail), phone: text(.contactPhone))
        return contact == Contact() ? nil : contact
    }
}
