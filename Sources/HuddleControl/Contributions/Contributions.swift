import Configuration
import Domain
import Library
import Store

/// Practices that locations propose.
struct Contributions {
    /// So many are shown at a time.
    static let most = 1_000

    let configuration: Configuration

    /// The first of those that nobody has decided on, the oldest first, and how many there are.
    func proposed() throws(ControlError) -> (first: [KeptContribution], count: Int) {
        let store = try configuration.openStore()
        do throws(StoreError) { return try store.proposedContributions(limit: Self.most) } catch { throw .store(error) }
    }

    func contribution(_ id: String) throws(ControlError) -> KeptContribution {
        let store = try configuration.openStore()
        let found: KeptContribution?
        do throws(StoreError) { found = try store.contribution(id) } catch { throw .store(error) }
        guard let found else { throw .unknownContribution(id) }
        return found
    }

    /// `Queen Street (0042)`, without what a file of the library must not hold.
    func author(of contribution: Contribution) -> String {
        let location = configuration.location(contribution.location)
        return Inert.text(location.name.map { "\($0) (\(location.id))" } ?? location.id.text)
    }

    /// What a contribution becomes in the library.
    ///
    /// - Parameter id: instead of its own.
    func action(_ contribution: Contribution, id: String? = nil) -> Action {
        var action = contribution.action
        action.id = id ?? action.id
        action.author = author(of: contribution)
        return action
    }

    /// What `library lint` would say of it, were it a file of the library.
    func problems(of action: Action) -> [FileProblem] {
        Self.file(action, brand: configuration.brand).read.problems.filter { $0.severity != .note }
    }

    /// The action as a file of the library, and what would be read of it.
    static func file(_ action: Action, brand: Brand?) -> (bytes: [UInt8], read: ActionLibrary) {
        let file = LibraryFile(path: "\(action.id).yaml", bytes: Array(ActionDocument.yaml(action).utf8))
        return (file.bytes, ActionLibrary.read(folders: [[file]], brand: brand))
    }

    /// Remembers what was decided. From then on this runs as whoever the database belongs to.
    func decide(_ state: Contribution.State, on kept: KeptContribution) throws(ControlError) {
        try DatabaseOwner.become(for: configuration)
        let isFirst: Bool
        do throws(StoreError) {
            isFirst = try Store(reopening: configuration.directories.database, brand: configuration.brand)
                .decide(state, on: kept.id, since: kept.state)
        } catch { throw .store(error) }
        guard isFirst else { throw .contributionChanged(kept.id) }
    }
}
