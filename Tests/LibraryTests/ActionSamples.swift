import Domain
import Library
import TestSupport

/// The file of an action that is as it should be, but for fields that are written otherwise, left out or added.
func actionFile(
    _ name: String = "second-till", changing changes: [String: String] = [:], without missing: String? = nil,
    adding text: String = ""
) -> LibraryFile {
    let fields = [
        ("id", name), ("title", "Open the second till"), ("drivers", "[speed]"), ("causes", "[queue]"),
        ("owner", "shift lead"), ("minutes", "5"), ("cadence", "daily"), ("say", "Open it at four."),
        ("steps", "[Name somebody, Open it]"), ("watch", "The queue stays short."), ("effort", "low"),
        ("prior", "0.05"),
    ]
    let lines = fields.filter { $0.0 != missing }.map { "\($0.0): \(changes[$0.0] ?? $0.1)\n" }
    return file("library.d/\(name).yaml", lines.joined() + text)
}

func file(_ path: String, _ text: String) -> LibraryFile { LibraryFile(path: path, bytes: Array(text.utf8)) }

/// What reading one file says.
func problems(in file: LibraryFile, brand: Brand? = nil) -> [String] {
    ActionLibrary.read(folders: [[file]], brand: brand).problems.map(\.description)
}

func action(
    _ id: String, drivers: [String] = ["speed"], causes: [String] = [], minutes: Int = 5,
    cadence: Action.Cadence = .daily, where applicability: Action.Applicability = Action.Applicability(),
    effort: Action.Effort = .low, prior: Double? = nil
) -> Action {
    Action(
        id: id, title: id, drivers: drivers, causes: causes, owner: "shift lead", minutes: minutes, cadence: cadence,
        say: "Do it.", steps: ["Do it."], watch: "It is done.", applicability: applicability, effort: effort,
        prior: prior)
}
