import Domain
import Glibc
import Rendering
import Simulation
import Spool
import SystemPackage

/// A chain written to the disk: configuration, locations, library, feedback in the inbox, and the truth.
struct SimulationFolder {
    let path: String
    let locations: [Location]
    let responses: Int
    /// Below `path`.
    let feedback: [String]

    /// The morning of the first plan.
    private static let now = Instant(seconds: Int64(SimulatedCalendar.plan.number) * 86_400 + 6 * 3_600)

    /// - Throws: `notEmpty`, `cannotWrite`, or what the spool says. What was written until then stays.
    static func write(
        to folder: String, _ parameters: WorldParameters, answers: AnswerCounts, days: Int
    ) throws -> SimulationFolder {
        let path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        try prepare(path)
        let world = World(parameters)
        try write(SimulatedFiles.configuration(parameters), to: "\(path)/huddled.yaml")
        try write(SimulatedFiles.locations(parameters), to: "\(path)/locations.csv")
        try write(truth(of: world).line + "\n", to: "\(path)/truth.json")
        for (name, text) in SimulatedFiles.actionFiles(parameters) { try write(text, to: "\(path)/library.d/\(name)") }
        var months: [String] = []
        let responses = try SimulatedFiles.feedback(world, counts: answers.counts(parameters), days: days) {
            month, text in
            let name = "feedback/\(month).csv"
            if !months.contains(name) { months.append(name) }
            try write(text, to: "\(path)/\(name)")
        }
        let spool = Spool(root: "\(path)/spool")
        try spool.prepare()
        for name in months { _ = try spool.submit(fileAt: "\(path)/\(name)") }
        return SimulationFolder(
            path: path, locations: SimulatedBrand.locations(parameters), responses: responses,
            feedback: months.sorted())
    }

    /// Creates what is missing; a folder with anything in it stays as it is.
    private static func prepare(_ path: String) throws(ControlError) {
        for folder in ["", "/library.d", "/feedback"] {
            guard mkdir(path + folder, 0o777) != 0 else { continue }
            let reason = Errno(rawValue: errno)
            guard folder.isEmpty, reason == .fileExists else { throw .cannotWrite(path: path + folder, reason) }
            guard try isEmpty(path) else { throw .notEmpty(path: path) }
        }
    }

    private static func isEmpty(_ path: String) throws(ControlError) -> Bool {
        guard let folder = opendir(path) else { throw .cannotWrite(path: path, Errno(rawValue: errno)) }
        defer { closedir(folder) }
        var entries = 0
        while readdir(folder) != nil { entries += 1 }
        // Itself and the folder above.
        return entries <= 2
    }

    /// Adds text to a file that nobody else has.
    private static func write(_ text: String, to path: String) throws(ControlError) {
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .append, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
            _ = try file.closeAfter { try file.writeAll(Array(text.utf8)) }
        } catch {
            throw .cannotWrite(path: path, error as? Errno ?? .ioError)
        }
    }

    /// Lists by driver, and by location and driver.
    private static func truth(of world: World) -> JSON {
        let rows = world.levels.indices
        return [
            "w": .list(world.worths, JSON.exact), "mu": .list(world.means, JSON.exact),
            "tau": .list(world.spreads, JSON.exact),
            "theta": .list(world.levels) { .list($0, JSON.exact) }, "target": .list(world.targets, JSON.exact),
            "gain": .list(Array(rows)) { .list(world.gains(of: $0, on: SimulatedCalendar.plan), JSON.exact) },
        ]
    }

    private var commands: [String] {
        let configuration = "\(path)/huddled.yaml".shellWord
        let store = locations.first?.id.text ?? ""
        return [
            "huddled --once --config \(configuration) --now \(Self.now.rfc3339)",
            "huddlectl --config \(configuration) plan \(store)",
            "huddlectl --config \(configuration) explain \(store)",
        ]
    }

    var text: String {
        """
        \(locations.count) locations and \(responses) responses are in \(Inert.text(path)); truth.json has what is true of them.
        Plan them, and look at one:

        \(commands.map { "    \(Inert.text($0))\n" }.joined())
        """
    }

    var json: JSON {
        [
            "folder": .string(path), "configuration": .string("\(path)/huddled.yaml"),
            "locations": .integer(locations.count), "responses": .integer(responses),
            "feedback": .list(feedback) { .string("\(path)/\($0)") }, "truth": .string("\(path)/truth.json"),
            "now": .string(Self.now.rfc3339), "next": .list(commands, JSON.string),
        ]
    }
}
