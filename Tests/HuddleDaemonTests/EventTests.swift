import Domain
import Systemd
import Testing

@testable import HuddleDaemon

@Suite("Everything the daemon says")
struct EventTests {
    /// Escape sequences, ends of lines of every kind, NUL, what turns a line around, and what nobody sees.
    private static let hostile =
        "a\u{1B}[31mb\u{1B}]0;owned\u{7}c\nd\re\u{0}f\u{202E}g\u{2066}h\u{2028}i\u{2029}j\u{85}k\u{9B}2Jl\u{7F}m\u{200B}n\tz"

    private func acts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    @Test("every kind of event has an example of its own")
    func examples() {
        for kind in EventKind.allCases { #expect(EventKind(kind.example()) == kind) }
    }

    @Test("each kind has an id of its own, of 32 hexadecimal digits that sd_id128 understands")
    func ids() {
        let ids = EventKind.examples.map(\.messageID)
        #expect(Set(ids).count == EventKind.allCases.count)
        for id in ids {
            #expect(id.utf8.count == 32)
            #expect(id.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }, "\(id)")
        }
    }

    @Test("the journal takes every field: valid names, none twice, none that journald gives itself")
    func fields() {
        for event in EventKind.examples {
            let names = EventLog.entry(event).fields.map(\.name)
            #expect(EventLog.entry(event).fields.allSatisfy { $0.hasValidName }, "\(event)")
            #expect(Set(names).count == names.count, "\(event)")
            #expect(Array(names.prefix(4)) == ["MESSAGE", "MESSAGE_ID", "PRIORITY", "SYSLOG_IDENTIFIER"])
            #expect(names.dropFirst(4).allSatisfy { $0.hasPrefix("HUDDLED_") }, "\(event)")
        }
    }

    @Test("what is not known is no field")
    func absent() {
        let never = EventLog.entry(.quiet(source: "till", last: nil)).fields.map(\.name)
        #expect(never.contains("HUDDLED_SOURCE") && !never.contains("HUDDLED_LAST"))
        let ended = Event.decided(
            location: "A", date: Day(number: 0),
            .end(
                Focus(
                    location: "A", driver: "speed", action: "x", began: Day(number: 0), due: Day(number: 1),
                    baseline: 1, baselineDeviation: 0.1, target: 2), .noLongerPriority))
        #expect(!EventLog.entry(ended).fields.map(\.name).contains("HUDDLED_ACTION"))
    }

    @Test("each change of a focus has its sentence")
    func decisions() {
        let speed = Focus(
            location: "A", driver: "speed", action: "x", began: Day(number: 0), due: Day(number: 28), baseline: 1,
            baselineDeviation: 0.1, target: 2)
        var food = speed
        food.driver = "food"
        var other = speed
        other.action = "y"
        let table: [(FocusDecision, String)] = [
            (.begin(speed, .first), "focus on speed begins (first)"),
            (.renew(speed, by: speed, .onTrack), "focus on speed goes on until 1970-01-29 (on_track)"),
            (
                .renew(speed, by: other, .notMoving),
                "focus on speed goes on until 1970-01-29 with y instead of x (not_moving)"
            ),
            (.replace(speed, by: speed, .due), "focus on speed begins anew (due)"),
            (.replace(speed, by: food, .challenged), "focus on speed gives way to food (challenged)"),
            (.end(speed, .reached), "focus on speed ends (reached)"),
        ]
        for (decision, words) in table {
            let event = Event.decided(location: "A", date: Day(number: 0), decision)
            #expect(event.description == "A 1970-01-01: \(words)")
        }
    }

    @Test("every sentence is one line on which nothing acts, whatever files, locations, sources and brands are called")
    func hostileNames() {
        for kind in EventKind.allCases {
            let sentence = kind.example(name: Self.hostile).description
            #expect(!sentence.isEmpty)
            #expect(!sentence.unicodeScalars.contains(where: acts), "\(kind): \(sentence.debugDescription)")
            #expect(!sentence.contains("Optional") && !sentence.contains("HuddleDaemon"), "\(sentence)")
        }
    }

    @Test("nothing acts in the journal, whatever the reason says; only a long reason has more lines than one")
    func hostileReasons() {
        for kind in EventKind.allCases {
            let event = kind.example(name: Self.hostile, reason: Self.hostile)
            for field in EventLog.entry(event).fields {
                let text = String(decoding: field.value, as: UTF8.self)
                let lines = field.name == "MESSAGE" ? text.split(separator: "\n").map(String.init) : [text]
                for line in lines {
                    #expect(!line.unicodeScalars.contains(where: acts), "\(kind) \(field.name)")
                }
            }
            for line in StandardError.lines(event.description) {
                #expect(!line.unicodeScalars.contains(where: acts), "\(kind)")
            }
        }
    }

    @Test("a command in a remedy keeps every space where it was")
    func spaces() {
        let remedy = "rm -- '/spool/inbox/two  spaces.csv'"
        let fields = EventLog.entry(.left(file: "two  spaces.csv", remedy: remedy)).fields
        for name in ["MESSAGE", "HUDDLED_REMEDY"] {
            #expect(fields.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) } == remedy)
        }
    }

    @Test("what a person must look at stands out from what is usual", arguments: EventKind.allCases)
    func priorities(kind: EventKind) {
        let isUsual: Set<EventKind> = [.started, .stopping, .reloaded, .decided, .published, .removed]
        let priority = kind.example().priority
        #expect((priority == .info) == isUsual.contains(kind))
        #expect(EventLog.entry(kind.example()).fields[2].value == Array(String(priority.rawValue).utf8))
    }

    @Test("numbers have their words", arguments: [(90, "forward by 90 s"), (-7_200, "back by 2 h"), (180, "3 min")])
    func clock(seconds: Int64, words: String) {
        #expect(Event.clockStepped(seconds: seconds).description.contains(words))
    }
}
