import Domain
import Foundation
import TestSupport
import Testing

@testable import HuddleDaemon

/// Seven days in a row on the sample brand, from a Saturday on, with what managers answer in between.
private enum Week {
    struct Day: Sendable {
        let date: String
        /// Of the store with the slow queue.
        let huddle: [String]
        let today: String
        let driver: String
        let focus: String
        let actions: [String]
        let done: [String: Int]
        let quotes: [String]
        let calls: Int
        /// What the store that is weak on Sundays says.
        let sundayStore: String
    }

    static let slow = "0009"
    static let weakOnSundays = "0018"

    static let days = Result {
        let example = Workplace.project.appendingPathComponent("Examples/harbour-coffee")
        let yaml = try String(contentsOf: example.appendingPathComponent("huddled.yaml"), encoding: .utf8)
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("directories:") }
        let place = try Workplace(lines.joined(separator: "\n"))
        try FileManager.default.copyItem(
            at: example.appendingPathComponent("locations.csv"),
            to: place.folder.appendingPathComponent("locations.csv"))
        let feedback = example.appendingPathComponent("feedback")
        for name in try FileManager.default.contentsOfDirectory(atPath: feedback.path) {
            try place.drop(Data(contentsOf: feedback.appendingPathComponent(name)), as: name)
        }
        try place.drop(
            "location,submitted,response,overall,speed,comment,contact_phone,contact_consent\n"
                + "\(slow),2026-11-20T19:00:00Z,golden,1,1,Never again,555 0100,yes\n", as: "late.csv")
        return try (21...27).map { day in
            let date = "2026-11-\(day)"
            try answer(date, in: place)
            try place.run(now: "\(date)T06:00:00Z")
            return try read(date, in: place)
        }
    }

    /// What happened since the plan of the day before.
    private static func answer(_ date: String, in place: Workplace) throws {
        let header = "location,date,action,state\n"
        switch date {
        case "2026-11-22":
            let today = try #require(try today(in: place))
            try place.drop(header + "\(slow),2026-11-21,\(today),done\n", as: "done.csv")
        case "2026-11-24":
            let today = try #require(try today(in: place))
            try place.drop(header + "\(slow),2026-11-23,\(today),declined\n", as: "declined.csv")
            let alert = try #require(try place.files(below: "alerts/\(slow)").first { $0.hasSuffix(".json") })
            try place.drop(
                "alert,state,cause\n\(alert.dropLast(5)),closed,short of staff\n", as: "closed.csv")
        default: break
        }
    }

    private static func today(in place: Workplace) throws -> String? {
        (try place.plan(slow)["today"] as? [String: Any])?["action"] as? String
    }

    private static func read(_ date: String, in place: Workplace) throws -> Day {
        let plan = try place.plan(slow)
        let focus = try #require((plan["priorities"] as? [[String: Any]])?.first)
        let actions = try #require(focus["actions"] as? [[String: Any]])
        let today = try #require(plan["today"] as? [String: Any])
        let huddle = try place.text("plans/\(slow)/\(date).txt").split(separator: "\n").map(String.init)
        let sunday = try place.plan(weakOnSundays)["today"] as? [String: Any]
        return Day(
            date: date, huddle: Array(huddle[2...].prefix { !$0.hasPrefix("=") }),
            today: try #require(today["say"] as? String), driver: try #require(today["driver"] as? String),
            focus: try #require(focus["driver"] as? String), actions: actions.compactMap { $0["id"] as? String },
            done: actions.reduce(into: [:]) { $0[$1["id"] as? String ?? ""] = $1["done_lately"] as? Int },
            quotes: (focus["quotes"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String },
            calls: (plan["calls"] as? [Any])?.count ?? 0, sundayStore: sunday?["say"] as? String ?? "")
    }
}

@Suite("A golden week")
struct GoldenWeekTests {
    private let days: [Week.Day]

    init() throws { days = try Week.days.get() }

    private func day(_ date: String) throws -> Week.Day { try #require(days.first { $0.date == date }) }

    @Test("today's sentence is never that of the day before, in either store")
    func sentences() {
        for (before, after) in zip(days, days.dropFirst()) {
            #expect(before.today != after.today)
            #expect(before.sundayStore != after.sundayStore)
        }
        #expect(Set(days.map(\.today)).count >= 6)
    }

    @Test("the focus stays")
    func focus() { #expect(Set(days.map(\.focus)) == ["speed"]) }

    @Test("nobody is quoted on two days in a row")
    func quotes() {
        for (before, after) in zip(days, days.dropFirst()) {
            #expect(!after.quotes.isEmpty && Set(before.quotes).isDisjoint(with: after.quotes))
        }
    }

    @Test("on Saturday the store that is weak on Sundays gets ready for Sunday, on other days it does not")
    func saturday() {
        let prepares = days.map { $0.sundayStore.contains("Tomorrow is Sunday") }
        #expect(prepares == [true, false, false, false, false, false, false])
    }

    @Test("what was done stays, is counted and thanked for, once")
    func done() throws {
        let first = try #require(try day("2026-11-21").actions.first)
        let sunday = try day("2026-11-22")
        #expect(sunday.today.hasPrefix("Done since the last huddle: thank you!"))
        #expect(sunday.done[first] == 1)
        #expect(try !day("2026-11-23").today.contains("thank you"))
    }

    @Test("a declined action leaves, and another takes its place")
    func declined() throws {
        let (before, after) = (try day("2026-11-23"), try day("2026-11-24"))
        let declined = try #require(before.actions.first)
        #expect(after.actions.count == before.actions.count)
        #expect(days.filter { $0.date >= "2026-11-24" }.allSatisfy { !$0.actions.contains(declined) })
        #expect(!Set(after.actions).subtracting(before.actions).isEmpty)
    }

    @Test("a customer who waits is on the plan until the alert is closed")
    func calls() {
        #expect(days.map(\.calls) == [1, 1, 1, 0, 0, 0, 0])
    }

    @Test("looks as it did when it was found good")
    func golden() throws {
        let text = days.map { "\($0.date)\n" + $0.huddle.joined(separator: "\n") + "\n" }.joined(separator: "\n")
        let isAsItWas = try GoldenFile.holds(text, "week.txt", besideTest: #filePath)
        #expect(isAsItWas, "week.txt \(GoldenFile.changed)")
    }
}
