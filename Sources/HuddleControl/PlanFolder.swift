import Configuration
import Domain
import Spool
import SystemPackage

extension Configuration {
    /// The location that a person named by id or alias. Without a list of locations any id may be one.
    func location(_ name: String) throws(ControlError) -> Location {
        let id = Identifier(name)
        guard locations != nil else { return Location(id: id) }
        guard let location = location(named: id) else {
            throw .unknownLocation(name, suggestion: suggestion(for: id)?.text)
        }
        return location
    }
}

/// A location's folder of `plans/`.
struct PlanFolder {
    let location: Location
    private let spool: Spool
    private let isListed: Bool

    /// The folder of the location that a person named by id or alias.
    init(of name: String, in configuration: Configuration) throws(ControlError) {
        location = try configuration.location(name)
        spool = configuration.spool
        isListed = configuration.locations != nil
    }

    /// Where a document is, for messages.
    func path(of name: String) -> String { "\(spool.root)/plans/\(PathName.encode(location.id.text))/\(name)" }

    /// A document's bytes; nil where it is not there.
    /// - Throws: `unknownLocation` where nobody listed the location and it has no folder, and others have one.
    func document(_ name: String) throws(ControlError) -> [UInt8]? {
        do throws(SpoolError) {
            if let bytes = try spool.published(name, in: .plans(location.id)) { return bytes }
        } catch {
            throw .spool(error)
        }
        if isListed { return nil }
        let folders = try PublishedFiles.names(in: spool.root + "/plans")
        let own = PathName.encode(location.id.text)
        guard folders.contains(own) || folders.isEmpty else {
            throw .unknownLocation(location.id.text, suggestion: Spelling.nearest(to: own, among: folders))
        }
        return nil
    }
}
