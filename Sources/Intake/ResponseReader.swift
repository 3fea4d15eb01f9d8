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
    let source: NumberedName
    private let channel: NumberedName?
    private let exclusions: [(slot: Int, exclusion: Exclusion)]
    private var grievances: Grievances
    private(set) var places: PlaceFinder
    private var identities: IdentityMaker
    private var answers: AnswerWarnings
    private var names: NameFinder
    /// The row at hand.
    private var row: ResponseRow

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
        var names = NameFinder()
        self.source = names.number(source?.name ?? layout.source ?? Intake.canonicalSource)
        let hasChannelColumn = source?.columns[CanonicalColumn.channel.rawValue] != nil
        channel = (source?.channel ?? (hasChannelColumn ? nil : layout.channel)).map { names.number(Identifier($0)) }
        self.names = names
        row = ResponseRow(
            source: self.source, location: NumberedName(""), drivers: brand.drivers.count,
            behaviours: brand.behaviours.count)
        exclusions = layout.exclusions.enumerated().map { (fields.keys.count + $0.offset, $0.element) }
        grievances = Grievances(names: columns.names, contact: Self.contact)
        places = PlaceFinder(intake.places)
        answers = AnswerWarnings(values.measures)
        identities = IdentityMaker(
            fields: fields, sources: intake.configuration.sources,
            distinct: (source?.identical ?? layout.identical) == .distinct ? self.source.name : nil)
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

        let location = CanonicalColumn.location.slot
        let found = cells.withBytes(location) { cell in
            let written = cell.trimmedOfSpaces
            return values.isMissing(written) ? nil : places.find(written)
        }
        let place: Place
        switch found {
        case .success(let found): place = found
        case nil: return try grievances.row(because: location, [], of: cells, RowReason.noLocation, to: &sink)
        case .failure(let problem):
            return try grievances.row(
                because: location, cells[location].trimmedOfSpaces, of: cells, problem.reason, to: &sink)
        }
        let zone = zone ?? place.zone

        switch time(cells, .submitted, zone) {
        case .value(let instant): row.submitted = instant
        case .missing:
            return try grievances.row(
                because: CanonicalColumn.submitted.slot, [], of: cells, RowReason.noTime, to: &sink)
        case .unusable(let reason):
            return try grievances.row(
                because: CanonicalColumn.submitted.slot, cells[CanonicalColumn.submitted.slot].trimmed, of: cells,
                reason, to: &sink)
        }

        guard try readAnswers(cells, into: &sink) else {
            return try Grievances.row(cells.line, RowReason.nothing, to: &sink)
        }
        row.location = place.id
        row.visited = try usable(.visited, of: cells, time(cells, .visited, zone), into: &sink)
        row.updated = try usable(.updated, of: cells, time(cells, .updated, zone), into: &sink)
        try readID(cells, into: &sink)
        row.source = try name(.source, of: cells, into: &sink) ?? source
        row.channel = try channel ?? name(.channel, of: cells, into: &sink)
        identities.seal(&row)
        answers.note(row)
        try sink.take(row, contact: contact(cells))
        return .usable
    }
}

extension ResponseReader {
    /// Reads outcome, drivers, behaviours and comment; false where there is nothing in any of them.
    private mutating func readAnswers<Sink: IntakeSink>(_ cells: some RowCells, into sink: inout Sink) throws -> Bool {
        row.outcome = try rating(0, fields.outcome, of: cells, into: &sink)
        var hasAnswer = row.outcome != nil
        for (driver, slot) in fields.drivers.enumerated() {
            let rating = try rating(driver + 1, slot, of: cells, into: &sink)
            row.drivers[driver] = rating
            if rating != nil { hasAnswer = true }
        }
        for (behaviour, slot) in fields.behaviours.enumerated() {
            row.behaviours[behaviour] = nil
            switch values.answer(cells[slot]) {
            case .missing: break
            case .value(let answer):
                row.behaviours[behaviour] = answer
                hasAnswer = true
            case .unusable(let reason): try grievances.cell(slot, cells[slot].trimmed, of: cells, reason, to: &sink)
            }
        }
        try readComment(cells, into: &sink)
        return hasAnswer || row.comment.isThere
    }

    private mutating func rating<Sink: IntakeSink>(
        _ measure: Int, _ slot: Int, of cells: some RowCells, into sink: inout Sink
    ) throws -> Rating? {
        if let byte = cells.byte(slot) {
            if byte == 0 { return nil }
            if let rating = values.rating(byte, measure) { return rating }
        }
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
    private mutating func readComment<Sink: IntakeSink>(_ cells: some RowCells, into sink: inout Sink) throws {
        let slot = CanonicalColumn.comment.slot
        row.comment.remove()
        if cells.byte(slot) == 0 { return }
        let cell = cells[slot].trimmed
        if values.isMissing(cell) { return }
        if !cell.contains(0), cell.text != nil { return cell.withUnsafeBytes { row.comment.set($0) } }
        try grievances.cell(slot, cell, of: cells, RowReason.repaired, to: &sink)
        row.comment.set(cell.textWithoutNUL)
    }

    private func time(_ cells: some RowCells, _ column: CanonicalColumn, _ zone: Zone) -> ValueReader.Value<Instant> {
        let read: Instant?? = cells.withBytes(column.slot) { bytes in
            let cell = bytes.trimmed
            if values.isMissing(cell) { return nil }
            return cell.withMemoryRebound(to: UInt8.self) { cell in
                for time in times {
                    if let instant = time.read(cell, zone) { return instant }
                }
                return .some(nil)
            }
        }
        guard let read else { return .missing }
        guard let instant = read else { return .unusable(notATime(cells[column.slot].trimmed)) }
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

    /// The producer's own id.
    private mutating func readID<Sink: IntakeSink>(_ cells: some RowCells, into sink: inout Sink) throws {
        let slot = CanonicalColumn.response.slot
        row.producerID.remove()
        let isUsable = cells.withBytes(slot) { bytes in
            let cell = bytes.trimmed
            if values.isMissing(cell) { return true }
            guard cell.isPlainText else { return false }
            row.producerID.set(cell)
            return true
        }
        if isUsable { return }
        try grievances.cell(slot, cells[slot].trimmed, of: cells, RowReason.notPlainText, to: &sink)
    }

    /// The name of something: text without control characters. Those of sources and channels are kept once for all, and
    /// are short.
    private mutating func name<Sink: IntakeSink>(
        _ column: CanonicalColumn, of cells: some RowCells, into sink: inout Sink
    ) throws -> NumberedName? {
        let name: NumberedName?? = cells.withBytes(column.slot) { bytes in
            let cell = bytes.trimmed
            return values.isMissing(cell) ? nil : .some(cell.count > PlaceFinder.longest ? nil : names.find(cell))
        }
        guard let name else { return nil }
        if name == nil {
            let cell = cells[column.slot].trimmed
            let isLong = cell.count > PlaceFinder.longest && !cell.containsControlCharacter && cell.text != nil
            try grievances.cell(
                column.slot, cell, of: cells, isLong ? RowReason.longName : RowReason.notPlainText, to: &sink)
        }
        return name
    }

    /// How to reach the customer, who has to have agreed; without that it goes no further than this file.
    private func contact(_ cells: some RowCells) -> Contact? {
        let consent = CanonicalColumn.contactConsent.slot
        guard cells.byte(consent) != 0, ValueReader.isConsent(cells[consent]) else { return nil }
        func text(_ column: CanonicalColumn) -> String? {
            let cell = cells[column.slot].trimmed
            return values.isMissing(cell) ? nil : cell.textWithoutNUL
        }
        let contact = Contact(name: text(.contactName), email: text(.contactEmail), phone: text(.contactPhone))
        return contact == Contact() ? nil : contact
    }
}
