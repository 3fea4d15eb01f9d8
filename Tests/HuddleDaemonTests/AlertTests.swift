import Domain
import Foundation
import Testing

@testable import HuddleDaemon

@Suite("Customers who were let down")
struct AlertTests {
    private static let header =
        "location,submitted,response,channel,overall,speed,comment,contact_name,contact_phone,contact_consent\n"

    private let place: Workplace

    init() throws { place = try Workplace(Workplace.small + "\nalerts: { at_or_below: 2, words: [ill] }") }

    private func id(_ files: [String]) throws -> String {
        let name = try #require(files.first { $0.hasSuffix(".txt") })
        return String(try #require(name.split(separator: "/").last).dropLast(4))
    }

    @Test("have a file with what happened, whom to call and until when; a plan has their number")
    func told() throws {
        try place.drop(
            Self.header + """
                0042,2026-11-20T18:00:00Z,1,web,1,1,"The queue, endless. Call me!",Ada,555 0100,yes
                0042,2026-11-20T18:30:00Z,2,review,2,1,queues again,,,
                0042,2026-11-20T18:30:00Z,3,web,5,5,Lovely,Bob,555 0101,yes
                0007,2026-11-20T19:00:00Z,4,web,5,5,I was ill,Eve,555 0102,no
                0007,2026-11-01T19:00:00Z,5,web,1,1,Long ago,,,

                """, as: "survey.csv")
        try place.run()
        let files = try place.files(below: "alerts")
        #expect(files.count == 4)
        let here = files.filter { $0.hasPrefix("0042/") }
        let text = try place.text("alerts/0042/\(id(here)).txt")
        #expect(text.hasPrefix("2 customers were let down: queue\n"))
        #expect(text.contains("by Sunday 22 November at 06:00"))
        #expect(text.contains("May be reached: Ada · 555 0100"))
        #expect(text.contains("A public review"))
        #expect(text.contains("“The queue, endless. Call me!”") && text.contains("Speed of service: 1 of 5"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 79 })
        let there = try place.text("alerts/0007/\(id(files.filter { $0.hasPrefix("0007/") })).txt")
        #expect(there.hasPrefix("A comment mentions: ill\n") && there.contains("Left no way to be reached."))
        #expect(!there.contains("Eve") && !there.contains("0102"))
        let plan = try place.text("plans/0042/today.txt")
        #expect(plan.contains("2 customers wait to hear from us"))
        #expect(!plan.contains("Ada") && !plan.contains("0100"))
    }

    @Test("leave when they are closed, also in the plan of the next day")
    func closed() throws {
        try place.drop(Self.header + "0042,2026-11-21T01:00:00Z,1,web,1,1,,Ada,555 0100,yes\n", as: "a.csv")
        try place.run()
        let id = try id(place.files(below: "alerts"))
        try place.drop("alert,state\n\(id),touched\n", as: "touched.csv")
        try place.run()
        #expect(try place.text("alerts/0042/\(id).json").contains("\"state\": \"touched\""))
        let text = try place.text("alerts/0042/\(id).txt").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("One of us got in touch. Please bring it to an end by Monday 23 November at 06:00."))
        try place.drop("alert,state,cause\n\(id),closed,till broken\n", as: "closed.csv")
        try place.run(now: "2026-11-22T06:00:00Z")
        #expect(try place.files(below: "alerts").isEmpty)
        #expect(try !place.text("plans/0042/today.txt").contains("hear from us"))
    }

    @Test("are not kept longer than their contacts")
    func expired() throws {
        try place.drop(Self.header + "0042,2026-11-21T01:00:00Z,1,web,1,1,,Ada,555 0100,yes\n", as: "a.csv")
        try place.run()
        #expect(try place.files(below: "alerts").count == 2)
        try place.run(now: "2026-12-22T06:00:00Z")
        #expect(try place.files(below: "alerts").isEmpty)
    }
}
