import Domain
import Foundation
import Testing

@testable import HuddleDaemon

@Suite("Hostile values stay inert wherever they end")
struct HostileInputTests {
    @Test("in ids, comments and file names: nothing leaves its place, nothing runs, nothing hides")
    func inert() throws {
        let place = try Workplace(Workplace.small)
        let ids = ["../../etc/passwd", "<script>alert(1)</script>", "a\u{202E}b", "=cmd()", "..", "-rf", "x/y"]
        let comment = "<script>alert(1)</script> queue \u{1B}[31m \u{202E}evil call +44 20 7946 0958 or a.b@example.com"
        var rows = ["location,submitted,overall,speed,friendliness,comment"]
        for (place, id) in ids.enumerated() {
            for number in 0..<25 {
                let speed = (place + number) % 3 + 1
                rows.append(
                    "\"\(id)\",2026-11-\(String(format: "%02d", number % 19 + 1))T1\(number % 10):00:00Z,\(speed + 1),\(speed),4,\"\(comment)\""
                )
            }
        }
        try place.drop(
            rows.joined(separator: "\n"), as: "-x\u{1B}[31m\u{202E}.csv")
        try place.run()

        let plans = try place.files(below: "plans")
        #expect(plans.count == ids.count * 4)
        #expect(plans.allSatisfy { $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } })
        #expect(
            plans.contains("..%2F..%2Fetc%2Fpasswd/2026-11-21.txt")
                || plans.contains("%2E.%2F..%2Fetc%2Fpasswd/2026-11-21.txt"))
        for plan in plans {
            let text = try place.text("plans/\(plan)")
            #expect(!text.contains("\u{1B}"), "\(plan)")
            if plan.hasSuffix("html") {
                #expect(!text.contains("<script"), "\(plan)")
                #expect(!text.contains("\u{202E}"), "\(plan)")
            }
            if plan.hasSuffix("txt") { #expect(!text.contains("\u{202E}"), "\(plan)") }
            #expect(!text.contains("7946"), "a telephone number in \(plan)")
            #expect(!text.contains("a.b@"), "an address in \(plan)")
        }
    }

    @Test("control characters in an id make the row unusable")
    func controlCharacters() throws {
        let place = try Workplace(Workplace.small)
        try place.drop(
            "location,submitted,overall\n\"a\u{1B}[31m\",2026-11-01T10:00:00Z,5\nB,2026-11-01T10:00:00Z,5\n",
            as: "x.csv")
        let delivery = try #require(place.run().deliveries.first)
        #expect(delivery.rows == Delivery.Rows(accepted: 1, rejected: 1))
    }
}
