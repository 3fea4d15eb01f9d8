import Configuration
import Domain
import Intake
import Store

extension Work {
    /// Reads the configuration and the library again. Where they are not good, what is in force stays so.
    func reload() {
        reloadWaits.lower()
        let setup: Setup
        let store: Store
        do {
            setup = try Setup(configurationPath)
            guard setup.configuration.directories == self.setup.configuration.directories else {
                throw StartError.directoriesChanged
            }
            // The database knows the brand's measures and may find that one of them cannot change so.
            store = try Store(reopening: setup.configuration.directories.database, brand: setup.configuration.brand)
        } catch {
            // Of ten thousand mistakes the first is enough: huddlectl check-config tells them all.
            let mistakes = String(describing: error).split(separator: "\n")
            let others = mistakes.count > 1 ? " (and \(mistakes.count - 1) more, see huddlectl check-config)" : ""
            let reason = "\(mistakes.first ?? "")\(others)"
            world.report(.notReloaded(reason: reason))
            note(
                .configuration,
                "the configuration on disk is not in force, the one that was read before it is: \(reason)")
            return
        }
        self.setup = setup
        self.store = store
        // It goes on under what holds from now on.
        large = nil
        intake = Intake(configuration: setup.configuration, now: world.now())
        alerts = AlertRules(setup.configuration).judge
        tellsAnew = true
        untold = Set(FollowingFiles.allCases)
        metering.isOld = true
        agenda.lookAgain()
        note(.configuration, nil)
        board.update(at: world.now()) { $0.brand = setup.configuration.brand.name }
        world.report(.reloaded)
    }
}
