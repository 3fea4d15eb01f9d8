import Domain
import Testing

@testable import HuddleDaemon

@Suite("What is wrong is told once, and once more when it is over")
struct ConditionsTests {
    private let now = Instant(seconds: 1_795_240_800)
    private let later = Instant(seconds: 1_795_240_805)

    @Test("a problem is an event when it comes and when it goes, however often it is said again")
    func once() {
        var conditions = Conditions()
        #expect(conditions.set(.inbox, nil, at: now) == nil)
        #expect(!conditions.isDegraded)
        #expect(conditions.set(.inbox, "gone", at: now) == .degraded(Status.Problem(what: "gone", since: now)))
        for _ in 0..<100 { #expect(conditions.set(.inbox, "gone", at: later) == nil) }
        #expect(conditions.isDegraded && conditions.has(.inbox) && !conditions.has(.database))
        #expect(conditions.set(.inbox, nil, at: later) == .recovered(problem: "gone"))
        #expect(conditions.set(.inbox, nil, at: later) == nil)
        #expect(!conditions.isDegraded && conditions.problems.isEmpty)
    }

    @Test("a problem that is another one now is told again, and lasts since the first")
    func changed() {
        var conditions = Conditions()
        _ = conditions.set(.database, "full", at: now)
        let other = Status.Problem(what: "locked", since: now)
        #expect(conditions.set(.database, "locked", at: later) == .degraded(other))
        #expect(conditions.problems == [other])
        #expect(conditions.set(.database, nil, at: later) == .recovered(problem: "locked"))
    }

    @Test("a problem that comes back after it was over is told again")
    func back() {
        var conditions = Conditions()
        _ = conditions.set(.plans, "full", at: now)
        _ = conditions.set(.plans, nil, at: now)
        #expect(conditions.set(.plans, "full", at: later) == .degraded(Status.Problem(what: "full", since: later)))
    }

    @Test("the worst comes first, whatever came first")
    func worst() {
        var conditions = Conditions()
        let subjects: [Conditions.Subject] = [
            .watch, .configuration, .retention, .plans, .taking, .inbox, .database,
        ]
        for subject in subjects { _ = conditions.set(subject, "\(subject)", at: now) }
        #expect(
            conditions.problems.map(\.what)
                == ["database", "inbox", "taking", "plans", "retention", "configuration", "watch"])
        _ = conditions.set(.database, nil, at: now)
        #expect(conditions.problems.first?.what == "inbox")
    }

    @Test("of remarks only what was not remarked the last time is new, topic by topic")
    func remarks() {
        var conditions = Conditions()
        let (link, folder) = (Event.left(file: "a", remedy: "rm"), Event.left(file: "b", remedy: "rmdir"))
        #expect(conditions.remark(.inbox, [link]) == [link])
        #expect(conditions.remark(.inbox, [link, folder]) == [folder])
        #expect(conditions.remark(.inbox, [folder, link]).isEmpty)
        #expect(conditions.remark(.files, [link]) == [link], "another topic")
        #expect(conditions.remark(.inbox, []).isEmpty)
        #expect(conditions.remark(.inbox, [folder]) == [folder], "it was gone and is back")
        #expect(!conditions.isDegraded, "a remark is no problem")
    }
}
