import Domain
import LocalTime
import StrictYAML

extension Configuration {
    /// Reads a configuration and the `locations.csv` it names.
    ///
    /// - Parameters:
    ///   - path: of the YAML file; relative paths in it are relative to its folder, so give an absolute one.
    ///   - read: gives a file's bytes; what it throws is described in the problem that names the file.
    /// - Throws: every mistake there is, each with its file and line.
    package static func load(
        _ path: String, using read: (String) throws -> [UInt8]
    ) throws(ConfigurationError) -> Configuration {
        var reader = FieldReader(file: path)
        guard let bytes = reader.bytes(of: path, line: 1, using: read),
            let root = reader.document(
                bytes, called: "the configuration", keys: keys, beginning: "brand, outcome and drivers")
        else { throw ConfigurationError(problems: reader.problems) }

        let brand = reader.brand(root)
        let directories = reader.directories(root["directories"])
        let library = reader.texts(root["library"])?.map { resolve($0, besideFile: path) }
        let limits = reader.limits(root["limits"])
        let retention = reader.retention(root["retention"])

        var locations: LocationsFile?
        if let field = root["locations"], let file = reader.text(field).map({ resolve($0, besideFile: path) }),
            let bytes = reader.bytes(of: file, line: field.line, using: read)
        {
            locations = LocationsFile(bytes, file: file)
        }

        let problems = reader.problems + (locations?.problems ?? [])
        guard let (brand, sources) = brand, problems.isEmpty else { throw ConfigurationError(problems: problems) }
        return Configuration(
            file: path, brand: brand, directories: directories, locations: locations?.locations, library: library,
            sources: sources, limits: limits, retention: retention)
    }

    private static let keys = [
        "brand", "timezone", "language", "directories", "outcome", "drivers", "behaviours", "locations", "library",
        "sources", "plan", "dayparts", "alerts", "advocates", "quotes", "limits", "retention",
    ]
}

extension FieldReader {
    /// The brand, and the sources of its feedback, which name its keys; nil where something required is missing.
    fileprivate mutating func brand(_ root: Section) -> (Brand, [Source])? {
        var measures = Measures()
        let name = text(require("brand", in: root, write: "brand: Harbour Coffee"))
        let timezone = zone(root["timezone"])?.name
        let language = language(root["language"])
        let outcome = outcome(root, &measures)
        let drivers = drivers(root, &measures)
        let behaviours = behaviours(root, &measures)
        let sources = sources(root["sources"], measures)
        let planning = planning(root["plan"])
        let dayparts = dayparts(root["dayparts"])
        let (alerts, advocates) = thresholds(root, scale: outcome?.scale)
        let quotes = quotes(root["quotes"])
        guard let name, let outcome else { return nil }
        let brand = Brand(
            name: name, timezone: timezone ?? "UTC", language: language ?? "en", outcome: outcome, drivers: drivers,
            behaviours: behaviours, dayparts: dayparts ?? Self.usualDayparts, planning: planning, alerts: alerts,
            advocates: advocates, quotes: quotes)
        return (brand, sources)
    }

    fileprivate mutating func directories(_ field: Field?) -> Directories {
        var directories = Directories()
        guard let section = section(field, keys: ["spool", "state"]) else { return directories }
        directories.spool = text(section["spool"]).map { resolve($0, besideFile: file) } ?? directories.spool
        directories.state = text(section["state"]).map { resolve($0, besideFile: file) } ?? directories.state
        return directories
    }

    fileprivate mutating func bytes(of path: String, line: Int, using read: (String) throws -> [UInt8]) -> [UInt8]? {
        do {
            return try read(path)
        } catch {
            let name = path == file ? "the file" : path
            report(line, "\(name) cannot be read: \(error); check that the file exists and that this user may read it")
            return nil
        }
    }

    private static let usualDayparts = [
        DayPart(name: "morning", from: 5, to: 11), DayPart(name: "midday", from: 11, to: 14),
        DayPart(name: "afternoon", from: 14, to: 17), DayPart(name: "evening", from: 17, to: 22),
        DayPart(name: "night", from: 22, to: 5),
    ]
}
