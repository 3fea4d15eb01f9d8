import Domain
import Library
import TestSupport
import Testing

@testable import Planning

@Suite("What the boards tell of a location")
struct BoardRowTests {
    private static let full: BoardRow = {
        var row = BoardRows.plain("00\u{0}42")
        row.name = "Query \"é\u{301}\" <b>"
        (row.district, row.region, row.division, row.format) = ("Saltby", "South", "UK", "kiosk")
        row.drivers[1].mark = nil
        row.drivers[1].lacksAction = true
        row.drivers[2].mark = BoardRow.Mark(standing: 3.5)
        row.focus = BoardRows.focus("speed", .notMoving)
        row.focus?.causes = [Plan.CauseCount(cause: "queue", mentions: 3, of: 9)]
        row.focus?.behaviours = ["Greeted"]
        row.focus?.exemplar = Plan.Exemplar(
            location: "0007", name: "Lighthouse", standing: 4.5, manager: "Ada",
            practices: [Plan.Exemplar.Practice(action: "second-till", title: "Open the second till", days: 41)])
        row.switches = [
            BoardRow.Switch(date: BoardRows.today, reason: .stuck, before: "price", after: "speed"),
            BoardRow.Switch(date: BoardRows.today.advanced(by: -5), reason: .first),
        ]
        row.strengths = ["friendliness"]
        row.weakSpots = [
            Plan.WeakSpot(day: .sunday, part: "midday", driver: "speed", standing: 3.1, rest: 4, answers: 31)
        ]
        row.quality = BoardRow.Quality(score: 0.625, findings: [.burst, .tooFew])
        return row
    }()

    @Test(
        "comes back from its bytes as it was",
        arguments: [full, BoardRows.plain(""), BoardRow(id: "x", date: BoardRows.today)])
    func roundTrip(row: BoardRow) {
        #expect(BoardRow(row.bytes) == row)
    }

    @Test("is nothing, and no crash, where the bytes are damaged")
    func damage() {
        let bytes = Self.full.bytes
        for count in 0..<bytes.count { #expect(BoardRow(Array(bytes.prefix(count))) == nil) }
        #expect(BoardRow(bytes + [0]) == nil)
        for place in bytes.indices {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[place] ^= 1 << UInt8(bit)
                _ = BoardRow(damaged)
            }
        }
    }

    @Test("figures that are none are unknown")
    func notFinite() throws {
        var row = BoardRows.plain("a")
        row.spread = .nan
        #expect(try #require(BoardRow(row.bytes)).spread == nil)
    }

    @Test("of a planned location it has marks, focus and what changed, and no words of customers")
    func planned() throws {
        let brand = BoardRows.brand
        let action = Action(
            id: "second-till", title: "Open the second till", drivers: ["speed"], owner: "shift lead", minutes: 5,
            cadence: .daily, say: "Open it.", steps: ["Do it."], watch: "Count the queue.", effort: .low)
        let chain = Facts.chain(locations: 6, responses: 40, brand: brand) { place, driver in
            place == 0 && driver == 0 ? 2.4 : 3.9
        }
        let planned = try #require(
            Planner(brand: brand, library: ActionLibrary(actions: [action])).plan(["L0"], in: chain)
                .first)
        let row = BoardRow(planned, brand: brand)
        #expect(row.id == "L0" && row.date == planned.plan.date && row.answers == planned.plan.window.responses)
        #expect(row.outcome?.standing == planned.plan.outcome.standing)
        #expect(row.drivers.map(\.mark?.standing) == planned.explanation.drivers.map(\.standing))
        #expect(row.focus?.driver == planned.plan.priorities.first?.driver)
        #expect(row.focus?.driver == "speed" && row.focus?.watch == "Count the queue.")
        #expect(row.switches.map(\.reason) == [.first])
        #expect(row.drivers.map(\.lacksAction) == [false, true, true, false])
        #expect(row.outcome?.deviation ?? 0 > 0)
    }
}
