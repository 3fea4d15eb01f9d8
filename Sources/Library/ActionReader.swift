package import Domain
import StrictYAML

/// One action file → an action, or every mistake in it with its line.
struct ActionReader {
    /// The plan's first block has 75 words for the reason, the action and what to say; this leaves room for the others.
    static let mostWordsToSay = 45
    static let mostSteps = 6
    /// A title stands on one line of the text plan.
    static let longestTitle = 70

    static let location = "location"

    static let keys = [
        "id", "title", "drivers", "causes", "behaviour", "owner", "minutes", "cadence", "say", "steps", "watch",
        "where", "effort", "prior", "author", "state", "reason",
    ]

    private let file: LibraryFile
    /// What stands for what somebody who proposes a practice left open; nil: it is one of the library's files.
    private let open: OpenFields?
    private var fields: FieldReader
    /// The line of each field, `where.daypart` and its like included.
    private var lines: [String: Int] = [:]

    init(file: LibraryFile, open: OpenFields? = nil) {
        self.file = file
        self.open = open
        fields = FieldReader(file: file.path)
    }

    var problems: [FileProblem] { fields.problems }

    mutating func report(_ key: String, _ message: String, _ severity: FileProblem.Severity = .error) {
        fields.report(lines[key] ?? 1, message, severity)
    }

    /// The action, or nil where there is an error.
    mutating func read(brand: Brand?) -> Action? {
        guard
            let root = fields.document(
                file.bytes, called: "the action", keys: Self.keys, beginning: "id, title and drivers"),
            let action = self.action(root), fields.problems.isEmpty
        else { return nil }
        lint(action)
        if let brand { compare(action, with: brand) }
        return action
    }

    /// Who proposes the practice, and what it is; nil where there is an error.
    mutating func readContribution(brand: Brand) -> (location: String, action: Action)? {
        let keys = [Self.location] + Self.keys.filter { !["prior", "author", "state", "reason"].contains($0) }
        let root = fields.document(
            file.bytes, called: "the practice", keys: keys, beginning: "location, title and drivers")
        guard let root else { return nil }
        let location = fields.text(fields.require(Self.location, in: root, write: "location: \"0042\""))
        let action = action(root)
        guard let location, var action else { return nil }
        action.drivers = action.drivers.compactMap { name in
            let driver = ContributionLimits.driver(name, of: brand)
            if driver == nil {
                let known = brand.drivers.map(\.key)
                report("drivers", "\"drivers\" has \"\(name)\"; \(Spelling.advice(for: name, among: known))")
            }
            return driver
        }
        limit(action)
        return fields.problems.isEmpty ? (location, action) : nil
    }

    private mutating func limit(_ action: Action) {
        if action.title.count > ContributionLimits.longestTitle {
            report("title", "\"title\" has more than \(ContributionLimits.longestTitle) characters; shorten it")
        }
        let lists = [
            ("steps", action.steps), ("causes", action.causes), ("where.format", action.applicability.formats),
            ("where.region", action.applicability.regions), ("where.daypart", action.applicability.dayparts),
        ]
        for (key, list) in lists where list.count > ContributionLimits.mostSteps {
            report(key, "\"\(key)\" has more than \(ContributionLimits.mostSteps) items; join or drop some")
        }
        let texts =
            [("owner", action.owner), ("say", action.say), ("watch", action.watch)]
            + lists.flatMap { key, list in list.map { (key, $0) } }
            + (action.behaviour.map { [("behaviour", $0)] } ?? [])
        for (key, text) in texts where text.count > ContributionLimits.longestText {
            report(key, "\"\(key)\" has more than \(ContributionLimits.longestText) characters; shorten it")
        }
    }

    /// The field of a key that must be there, unless something stands for it.
    private mutating func field(_ key: String, in root: Section, write example: String) -> Field? {
        open == nil ? fields.require(key, in: root, write: example) : root[key]
    }

    private mutating func action(_ root: Section) -> Action? {
        for key in Self.keys { lines[key] = root[key]?.line }
        // Every field is read before any is found missing, so that all mistakes are named at once.
        let id = id(field("id", in: root, write: "id: second-till"))
        let title = fields.prose(
            fields.require("title", in: root, write: "title: Open the second till before the queue is five long"))
        let drivers = fields.list(fields.require("drivers", in: root, write: "drivers: [speed]"))
        let causes = fields.list(root["causes"])
        let behaviour = fields.prose(root["behaviour"])
        let owner = fields.prose(field("owner", in: root, write: "owner: shift lead"))
        let minutes = fields.count(field("minutes", in: root, write: "minutes: 5"), in: 1...240)
        let cadence: Action.Cadence? = fields.choice(field("cadence", in: root, write: "cadence: daily"))
        let say = fields.prose(
            field("say", in: root, write: "say: \"One or two sentences to read aloud.\""))
        let steps = fields.list(
            fields.require("steps", in: root, write: "steps: [\"What to do first.\", \"What to do next.\"]"))
        let watch = fields.prose(
            field("watch", in: root, write: "watch: \"What the shift lead sees when it happens.\""))
        let effort: Action.Effort? = fields.choice(field("effort", in: root, write: "effort: low"))
        let prior = fields.number(root["prior"], in: 0...100)
        let author = fields.prose(root["author"])
        let state: Action.State? = fields.choice(root["state"])
        let reason = fields.prose(root["reason"])
        let applicability = applicability(root["where"])
        guard let title, let drivers, let steps, let id = id ?? open?.id(title), let owner = owner ?? open?.owner,
            let minutes = minutes ?? open?.minutes, let cadence = cadence ?? open?.cadence,
            let say = say ?? open?.say(title), let watch = watch ?? open?.watch, let effort = effort ?? open?.effort
        else { return nil }
        return Action(
            id: id, title: title, drivers: drivers, causes: causes ?? [], behaviour: behaviour, owner: owner,
            minutes: minutes, cadence: cadence, say: say, steps: steps, watch: watch, applicability: applicability,
            effort: effort, prior: prior, author: author, state: state ?? .active, reason: reason)
    }

    private mutating func applicability(_ field: Field?) -> Action.Applicability {
        let keys = ["format", "region", "daypart"]
        guard let section = fields.requiredSection(field, keys: keys, example: "daypart: [midday]") else {
            return Action.Applicability()
        }
        for key in keys { lines["where.\(key)"] = section[key]?.line }
        return Action.Applicability(
            formats: fields.list(section["format"]) ?? [], regions: fields.list(section["region"]) ?? [],
            dayparts: fields.list(section["daypart"]) ?? [])
    }

    private mutating func id(_ field: Field?) -> String? {
        guard let field, let id = fields.prose(field) else { return nil }
        guard Action.isID(id) else {
            fields.report(
                field.line,
                "the id \"\(id)\" must be 1 to 64 small letters, digits and hyphens; write it like second-till")
            return nil
        }
        return id
    }

    private mutating func lint(_ action: Action) {
        if Identifier(action.id) != Identifier(file.stem) {
            report(
                "id",
                "the id \"\(action.id)\" is not the file's name; rename the file to \(action.id).yaml, so that people find it",
                .warning)
        }
        if action.title.count > Self.longestTitle {
            report(
                "title",
                "the title has \(action.title.count) characters; \(Self.longestTitle) fit on a line of the plan, so shorten it",
                .warning)
        }
        if action.state == .retired, action.reason == nil {
            report(
                "state", "nobody knows why it is retired; add a line such as: reason: \"No store found it of use.\"",
                .warning)
        }
        let words = action.say.split(separator: " ").count
        if words > Self.mostWordsToSay {
            report(
                "say",
                "\"say\" has \(words) words; the huddle takes thirty seconds, so cut it to \(Self.mostWordsToSay) or fewer",
                .warning)
        }
        if action.steps.count > Self.mostSteps {
            report(
                "steps",
                "there are \(action.steps.count) steps; nobody remembers more than \(Self.mostSteps), so join or drop some",
                .warning)
        }
    }
}

extension Action {
    /// Whether it can be an action's id: `[a-z0-9-]{1,64}`.
    package static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
