package import Domain
package import LocalTime

/// Everything an administrator decides: the brand, its locations, its sources of feedback, and the thresholds.
package struct Configuration: Equatable, Sendable {
    /// Where a configuration is read from unless somebody names another.
    package static let defaultPath = "/etc/huddled/huddled.yaml"

    /// The file it was read from, as it was named.
    package let file: String
    package let brand: Brand
    package let directories: Directories
    /// What `locations.csv` lists, in its order; nil without that file: then every location seen in feedback is planned.
    package let locations: [Location]?
    /// Folders of library files, lowest precedence first.
    package let library: [String]
    /// Whether the configuration names the folders. Of those nobody named, the ones that do not exist are no mistake.
    package let libraryIsExplicit: Bool
    /// In the order of the configuration: the first that matches a file's name is taken.
    package let sources: [Source]
    package let limits: Limits
    package let retention: Retention

    private let directory: LocationDirectory
    private let brandZone: Zone
    private let zones: [String: Zone]

    /// `library` nil: the default folders.
    package init(
        file: String = Configuration.defaultPath, brand: Brand, directories: Directories = Directories(),
        locations: [Location]? = nil, library: [String]? = nil, sources: [Source] = [], limits: Limits = Limits(),
        retention: Retention = Retention()
    ) {
        self.file = file
        self.brand = brand
        self.directories = directories
        self.locations = locations
        self.library = library ?? Self.defaultLibrary(file: file, directories)
        libraryIsExplicit = library != nil
        self.sources = sources
        self.limits = limits
        self.retention = retention
        directory = LocationDirectory(locations ?? [])
        brandZone = Zone(named: brand.timezone) ?? .utc
        var zones: [String: Zone] = [:]
        for name in (locations ?? []).compactMap(\.timezone) where zones[name] == nil {
            zones[name] = Zone(named: name)
        }
        self.zones = zones
    }

    /// The listed location of that id or alias, compared by bytes; nil also where there is no list.
    package func location(named name: Identifier) -> Location? {
        directory.index(of: name).flatMap { locations?[$0] }
    }

    /// The same, or one of which nothing but its id is known.
    package func location(_ id: Identifier) -> Location { location(named: id) ?? Location(id: id) }

    /// The listed id that somebody who wrote an unknown one may have meant: the one that differs in leading zeros,
    /// case and surrounding white space only, else the only one that is one keystroke away (ids of four and more
    /// characters). nil for known names.
    package func suggestion(for name: Identifier) -> Identifier? { directory.suggestion(for: name) }

    /// The location's own zone, or the brand's.
    package func zone(of location: Location) -> Zone {
        guard let name = location.timezone else { return brandZone }
        return zones[name] ?? Zone(named: name) ?? brandZone
    }

    /// The location's own language tag, or the brand's.
    package func language(of location: Location) -> String { location.language ?? brand.language }

    /// The first source whose pattern matches the name, `.gz` removed; nil: the file must be in the canonical format.
    package func source(forFileNamed name: String) -> Source? { sources.first { $0.matches(fileName: name) } }

    /// Whether it is no mistake that a folder of the library is not there: nobody named it, or it is made with the first
    /// approved contribution.
    package func libraryMayLack(_ folder: String) -> Bool {
        !libraryIsExplicit || folder == directories.contributions
    }

    /// Shipped practices, approved contributions, the administrator's: on the same id the later folder wins.
    private static func defaultLibrary(file: String, _ directories: Directories) -> [String] {
        let contributed = directories.contributions
        let own = resolve("library.d", besideFile: file)
        return ["/usr/share/huddled/library.d", contributed] + (own == contributed ? [] : [own])
    }
}

/// The path as seen from the folder of a file, without slashes at its end.
func resolve(_ path: String, besideFile file: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
}
