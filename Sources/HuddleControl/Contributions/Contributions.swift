import Configuration
import Domain
import Library
import Rendering
import Spool
import Store

/// Practices that locations propose, and the library that they may become a part of.
struct Contributions {
    let configuration: Configuration
    let library: ActionLibrary

    init(_ configuration: Configuration) throws(ControlError) {
        self.configuration = configuration
        library = try LibraryFolders.library(of: configuration)
    }

    /// Those that nobody has decided on, the oldest first.
    func proposed() throws(ControlError) -> [KeptContribution] {
        let store = try configuration.openStore()
        do throws(StoreError) { return try store.proposedContributions() } catch { throw .store(error) }
    }

    func contribution(_ id: String) throws(ControlError) -> KeptContribution {
        let store = try configuration.openStore()
        let found: KeptContribution?
        do throws(StoreError) { found = try store.contribution(id) } catch { throw .store(error) }
        guard let found else { throw .unknownContribution(id) }
        return found
    }

    /// `Queen Street (0042)`.
    func author(of contribution: Contribution) -> String {
        let location = configuration.location(named: contribution.location) ?? Location(id: contribution.location)
        return location.name.map { "\($0) (\(location.id))" } ?? location.id.text
    }

    /// What a contribution becomes in the library.
    ///
    /// - Parameter id: instead of its own.
    func action(_ contribution: Contribution, id: String?) -> Action {
        var action = contribution.action
        action.id = id ?? action.id
        action.author = author(of: contribution)
        return action
    }

    /// Remembers what was decided. From then on this runs as whoever the database belongs to.
    func decide(
        _ state: Contribution.State, on id: String, after body: () throws(ControlError) -> Void = {}
    ) throws(ControlError) {
        try DatabaseOwner.become(for: configuration)
        try body()
        do throws(StoreError) {
            try Store(reopening: configuration.directories.database, brand: configuration.brand).decide(state, on: id)
        } catch { throw .store(error) }
    }
}
