import Domain
import Yams

/// One action file → an action, or every mistake in it with its line.
struct ActionReader {
    /// The plan's first block has 75 words for the reason, the action and what to say; this leaves room for the others.
    static let mostWordsToSay = 45
    static let mostSteps = 6
    /// A title stands on one line of the text plan.
    static let longestTitle = 70

    private static let keys = [
        "id", "title", "drivers", "causes", "behaviour", "owner", "minutes", "cadence", "say", "steps", "watch",
        "where", "effort", "prior", "author",
    ]

    private let file: LibraryFile
    private var found: [LibraryProblem] = []
    /// The line of each field, `where.daypart` and its like included.
    private var lines: [String: Int] = [:]

    init(file: LibraryFile) { self.file = file }

    /// By line; problems of one line in the order they were found.
    var problems: [LibraryProblem] {
        found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    mutating func report(_ key: String, _ message: String, _ severity: LibraryProblem.Severity = .error) {
        found.append(
            LibraryProblem(severity: severity, file: file.path, line: lines[key] ?? 1, message: message))
    }

    /// The action, or nil where there is an error.
    mutating func read(brand: Brand?) -> Action? {
        let action = parse()
        if let action {
            lint(action)
            if let brand { compare(action, with: brand) }
        }
        return action
    }

    private mutating func parse() -> Action? {
        let document: ActionDocument
        do {
            document = try ActionDocument(file.bytes)
        } catch {
            found.append(
                LibraryProblem(severity: .error, file: file.path, line: error.line, message: error.message))
            return nil
        }
        var fields = FieldReader(document.root, known: Self.keys, file: file.path)
        let action = Self.action(&fields, lines: &lines)
        found += fields.problems
        for key in Self.keys { lines[key] = fields.line(of: key) }
        return found.isEmpty ? action : nil
    }

    private static func action(_ fields: inout FieldReader, lines: inout [String: Int]) -> Action? {
        // Every field is read before any is found missing, so that all mistakes are named at once.
        let id = fields.required("id", "second-till") { $0.text($1) }
        let title = fields.required("title", "Open the second till before the queue is five long") { $0.text($1) }
        let drivers = fields.required("drivers", "[speed]") { $0.list($1) }
        let causes = fields.list("causes")
        let behaviour = fields.text("behaviour")
        let owner = fields.required("owner", "shift lead") { $0.text($1) }
        let minutes = fields.required("minutes", "5") { $0.wholeNumber($1, in: 1...240) }
        let cadence: Action.Cadence? = fields.required("cadence", "daily") { $0.choice($1) }
        let say = fields.required("say", "\"One or two sentences to read aloud.\"") { $0.text($1) }
        let steps = fields.required("steps", "[\"What to do first.\", \"What to do next.\"]") { $0.list($1) }
        let watch = fields.required("watch", "\"What the shift lead sees when it happens.\"") { $0.text($1) }
        let effort: Action.Effort? = fields.required("effort", "low") { $0.choice($1) }
        let prior = fields.numberNotNegative("prior")
        let author = fields.text("author")
        let applicability = applicability(&fields, lines: &lines)
        if let id, !isID(id) {
            fields.report("id", "the id `\(id)` must be 1 to 64 small letters, digits and `-`, like `second-till`")
        }
        guard let id, let title, let drivers, let owner, let minutes, let cadence, let say, let steps, let watch,
            let effort
        else { return nil }
        return Action(
            id: id, title: title, drivers: drivers, causes: causes ?? [], behaviour: behaviour, owner: owner,
            minutes: minutes, cadence: cadence, say: say, steps: steps, watch: watch, applicability: applicability,
            effort: effort, prior: prior, author: author)
    }

    private static func applicability(_ fields: inout FieldReader, lines: inout [String: Int]) -> Action.Applicability {
        let keys = ["format", "region", "daypart"]
        guard var inner = fields.fields("where", known: keys) else { return Action.Applicability() }
        let applicability = Action.Applicability(
            formats: inner.list("format") ?? [], regions: inner.list("region") ?? [],
            dayparts: inner.list("daypart") ?? [])
        for key in keys { lines["where.\(key)"] = inner.line(of: key) }
        fields.absorb(inner)
        return applicability
    }

    private static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }

    private mutating func lint(_ action: Action) {
        if Identifier(action.id) != Identifier(file.stem) {
            report(
                "id",
                "the id `\(action.id)` is not the file's name; rename the file to \(action.id).yaml, so that people find it",
                .warning)
        }
        if action.title.count > Self.longestTitle {
            report(
                "title",
                "the title has \(action.title.count) characters; \(Self.longestTitle) fit on a line of the plan, so shorten it",
                .warning)
        }
        let words = action.say.split(separator: " ").count
        if words > Self.mostWordsToSay {
            report(
                "say",
                "`say` has \(words) words; the huddle takes thirty seconds, so cut it to \(Self.mostWordsToSay) or fewer",
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
