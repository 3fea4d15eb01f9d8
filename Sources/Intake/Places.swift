import Configuration
import Domain
import LocalTime

/// The locations that are listed, to be found by the bytes of an id or alias without making a string of them.
struct Places: Sendable {
    /// Whether there is a list at all; without one every location is as good as another.
    let isListed: Bool
    /// The brand's own zone, for locations that are not listed.
    let brandZone: Zone
    private var table = ByteTable()
    private var entries: [(id: Identifier, zone: Zone)] = []

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

    /// How many ids and aliases there are.
    var count: Int { entries.count }

    func find(_ name: ArraySlice<UInt8>) -> Place? {
        guard !entries.isEmpty, let number = table.number(of: name) else { return nil }
        return Place(id: entries[number].id, zone: entries[number].zone, number: number)
    }

    private mutating func add(_ name: Identifier, _ location: Location, _ configuration: Configuration) {
        guard table.insert([UInt8](name.text.utf8)[...]) == entries.count else { return }
        entries.append((location.id, configuration.zone(of: location)))
    }
}

/// The location of a row.
struct Place {
    let id: Identifier
    let zone: Zone
    /// Small, and the same wherever the file writes it the same.
    let number: Int
}

/// The locations of one file: what is listed is found, what is not is kept as written and counted.
struct PlaceFinder {
    /// How many unlisted ids are remembered; a file may hold any.
    private static let most = 50_000
    /// How long an unlisted id may be, as the names of sources and channels: in bytes.
    static let longest = 256

    private let places: Places
    private var table = ByteTable()
    private var unlisted: [(id: Identifier, rows: Int)] = []
    private var furtherRows = 0

    init(_ places: Places) {
        self.places = places
    }

    /// The location written there, or why it is none.
    mutating func find(_ cell: ArraySlice<UInt8>) -> Result<Place, PlaceProblem> {
        if let place = places.find(cell) { return .success(place) }
        if let number = table.number(of: cell) {
            unlisted[number].rows += 1
            return .success(place(unlisted[number].id, number))
        }
        guard let text = cell.text else { return .failure(.notText) }
        if cell.containsControlCharacter { return .failure(.controlCharacter) }
        if cell.count > Self.longest { return .failure(.tooLong) }
        let id = Identifier(text)
        if table.count < Self.most {
            _ = table.insert(cell)
            unlisted.append((id, 1))
        } else {
            furtherRows += 1
        }
        return .success(place(id, table.number(of: cell) ?? Self.most))
    }

    /// An unlisted one is numbered behind those that are listed.
    private func place(_ id: Identifier, _ number: Int) -> Place {
        Place(id: id, zone: places.brandZone, number: places.count + number)
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
    case notText
    case controlCharacter
    case tooLong

    var reason: String {
        switch self {
        case .notText: RowReason.locationNotText
        case .controlCharacter: RowReason.controlInLocation
        case .tooLong: RowReason.longLocation
        }
    }
}
