package import Domain

/// The best practices that a brand can draw on.
package struct ActionLibrary: Equatable, Sendable {
    /// By id, in the order of its bytes; every id once.
    package let actions: [Action]
    /// What was found wrong while reading: by folder, then file, then line.
    package let problems: [FileProblem]

    /// A library of these actions; of two with the same id the later one is kept.
    package init(actions: [Action], problems: [FileProblem] = []) {
        var byID: [Identifier: Action] = [:]
        for action in actions { byID[Identifier(action.id)] = action }
        self.actions = byID.sorted { $0.key < $1.key }.map(\.value)
        self.problems = problems
    }

    /// Reads folders of action files, one action a file.
    ///
    /// A file with an error is left out and named in `problems`; the others serve. Within a folder files are read in
    /// the order of their paths' bytes, and a second file with the same id is an error. Across folders the later one
    /// wins without a word: that is how an administrator replaces a shipped practice.
    ///
    /// - Parameters:
    ///   - folders: the files of each folder, the folder of lowest precedence first.
    ///   - brand: where given, the keys that actions use are compared with the brand's.
    package static func read(folders: [[LibraryFile]], brand: Brand?) -> ActionLibrary {
        var actions: [Action] = []
        var problems: [FileProblem] = []
        for folder in folders {
            var owners: [Identifier: String] = [:]
            for file in folder.sorted(by: { Identifier($0.path) < Identifier($1.path) }) {
                var reader = ActionReader(file: file)
                let action = reader.read(brand: brand)
                if let action, let owner = owners[Identifier(action.id)] {
                    reader.report(
                        "id",
                        "the id \"\(action.id)\" is taken by \(owner); give one of the two another id, or remove it")
                } else if let action {
                    owners[Identifier(action.id)] = file.path
                    actions.append(action)
                }
                problems += reader.problems
            }
        }
        return ActionLibrary(actions: actions, problems: problems)
    }

    /// The action with that id.
    package func action(_ id: String) -> Action? {
        actions.first { Identifier($0.id) == Identifier(id) }
    }

    /// The brand's controllable drivers that no active action serves, in the brand's order: gaps of the library.
    package func gaps(of brand: Brand) -> [Driver] {
        brand.drivers.filter { driver in
            driver.controllable && !actions.contains { $0.state == .active && $0.serves(driver.key) }
        }
    }
}
