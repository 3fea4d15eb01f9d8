import Configuration
import Domain
import LocalTime

/// The locations that are listed, to be found by the bytes of an id or alias without making a string of them.
struct Places: Sendable {
    /// Whether there is a list at all; without one every location is as good as another.
    let isListed: Bool
    /// The brand's own zone, for locations that are not listed.
    let brandZone: Zone
    /// Numbers ids and aliases as `entries` has them.
    private(set) var table = ByteTable()
    private(set) var entries: [Place] = []

    init(_ configuration: Configuration) {
        isListed = configuration.locations != nil
        brandZone = configuration.zone(of: Location(id: ""))
        let locations = configuration.locations ?? []
        // An id wins over an alias, and the first of equals over the later.
        for location in locations { add(location.id, location, configuration) }
        for location in locations {
            for alias in location.aliases { add(alias, location, configuration) }
        }
    }

    private mutating func add(_ name: Identifier, _ location: Location, _ configuration: Configuration) {
        guard table.insert([UInt8](name.text.utf8)[...]) == entries.count else { return }
        let number = entries.count
        entries.append(Place(id: NumberedName(location.id, number: number), zone: configuration.zone(of: location)))
    }
}

/// The location of a row; it has the same number wherever the file writes it the same.
struct Place: Sendable {
    let id: NumberedName
    let zone: Zone
}

/// The locations of one file: what is listed is found, what is not is kept as written and counted.
struct PlaceFinder {
    /// How many unlisted ids are remembered; a file may hold any.
    private static let most = 50_000
    /// How long an unlisted id may be, as the names of sources and channels: in bytes.
    static let longest = 256

    private let places: Places
    /// What is listed, and behind it what is not.
    private var table: ByteTable
    private var unlisted: [(id: Identifier, rows: Int)] = []
    private var furtherRows = 0

    init(_ places: Places) {
        self.places = places
        table = places.table
    }

    /// The location written there, or why it is none.
    mutating func find(_ cell: UnsafeRawBufferPointer) -> Result<Place, PlaceProblem> {
        guard let number = table.number(of: cell) else { return add(Array(cell)[...]) }
        if number < places.entries.count { return .success(places.entries[number]) }
        let place = number - places.entries.count
        unlisted[place].rows += 1
        return .success(Place(id: NumberedName(unlisted[place].id, number: number), zone: places.brandZone))
    }

    /// The id of the location that a cell of a manager's word holds, or why there is none.
    mutating func find(_ cell: ArraySlice<UInt8>) -> Result<Identifier, PlaceProblem> {
        let written = cell.trimmedOfSpaces
        guard !written.isEmpty else { return .failure(.missing) }
        return written.withUnsafeBytes { find($0) }.map(\.id.name)
    }

    private mutating func add(_ cell: ArraySlice<UInt8>) -> Result<Place, PlaceProblem> {
        guard let text = cell.text else { return .failure(.notText) }
        if cell.containsControlCharacter { return .failure(.controlCharacter) }
        if cell.count > Self.longest { return .failure(.tooLong) }
        let id = Identifier(text)
        guard unlisted.count < Self.most else {
            furtherRows += 1
            return .success(Place(id: NumberedName(id), zone: places.brandZone))
        }
        unlisted.append((id, 1))
        return .success(Place(id: NumberedName(id, number: table.insert(cell)), zone: places.brandZone))
    }

    /// About ids that are not in `locations.csv`, where there is one: the most frequent first.
    func warnings(_ configuration: Configuration) -> [String] {
        guard places.isListed else { return [] }
        let sorted = unlisted.sorted { $0.rows != $1.rows ? $0.rows > $1.rows : $0.id < $1.id }
        var warnings = sorted.prefix(20).map { entry in
            let rows = entry.rows == 1 ? "1 row" : "\(entry.rows) rows"
            let remedy =
                configuration.suggestion(for: entry.id).map { "did you mean \($0.text.inertForDisplay)?" }
                ?? "add it there to have it planned"
            return "location \(entry.id.text.inertForDisplay) is not in locations.csv (\(rows)): \(remedy)"
        }
        let rest = sorted.dropFirst(20).reduce(furtherRows) { $0 + $1.rows }
        if rest > 0 { warnings.append("further locations are not in locations.csv (\(rest) rows)") }
        return warnings
    }
}

enum PlaceProblem: Error {
    case missing
    case notText
    case controlCharacter
    case tooLong

    var reason: String {
        switch self {
        case .missing: RowReason.noLocation
        case .notText: RowReason.locationNotText
        case .controlCharacter: RowReason.controlInLocation
        case .tooLong: RowReason.longLocation
        }
    }
}
