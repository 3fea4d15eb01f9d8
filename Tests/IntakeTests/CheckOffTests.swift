import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Check-offs")
struct CheckOffTests {
    @Test("check-offs are told by their columns")
    func csv() throws {
        let reading = try read(
            """
            note,state,action,date,location,rating
            "went well, mostly",done,second-till,2026-11-20,0042,4
            ,Skipped,second-till,2026-11-19,0042,
            """)
        #expect(reading.summary.kind == .checkOffs && reading.summary.usable == 2)
        let dates = try [#require(Day(iso: "2026-11-20")), #require(Day(iso: "2026-11-19"))]
        #expect(
            reading.sink.checkOffs == [
                CheckOff(
                    location: "0042", date: dates[0], action: "second-till", state: .done, rating: 4,
                    note: "went well, mostly"),
                CheckOff(location: "0042", date: dates[1], action: "second-till", state: .skipped),
            ])
        #expect(reading.responses.isEmpty && reading.complaints.isEmpty && reading.summary.warnings.isEmpty)
    }

    @Test("check-offs may be JSON Lines or one array")
    func json() throws {
        let line = #"{"location":"0042","date":"2026-11-20","action":"Called the plumber","state":"own","rating":5}"#
        for text in [line, "[\(line)]"] {
            let reading = try read(text)
            #expect(reading.summary.kind == .checkOffs)
            #expect(reading.sink.checkOffs.map(\.action) == ["Called the plumber"])
            #expect(reading.sink.checkOffs.first?.state == .own && reading.sink.checkOffs.first?.rating == 5)
        }
    }

    @Test("an alias gives the location's id, and unknown ids are named")
    func places() throws {
        let reading = try read(
            "location,date,action,state\nQueen,2026-11-20,a,done\n42,2026-11-20,a,done\n",
            configuration(locations: [Location(id: "0042", aliases: ["Queen"])]))
        #expect(reading.sink.checkOffs.map(\.location) == ["0042", "42"])
        #expect(
            reading.summary.warnings == ["location 42 is not in locations.csv (1 row): did you mean 0042?"])
    }

    @Test(
        "a check-off that cannot be used is rejected with its reason",
        arguments: [
            (",2026-11-20,a,done,", "no location"), ("1,20.11.2026,a,done,", "no date written YYYY-MM-DD"),
            ("1,2026-11-23,a,done,", "a time more than a day after now"),
            ("1,1999-12-31,a,done,", "a time before 2000"),
            ("1,2026-11-20,,done,", "no action"),
            ("1,2026-11-20,a,finished,", "not a state: done, skipped, declined or own"),
            ("1,2026-11-20,a,,", "not a state: done, skipped, declined or own"),
            ("1,2026-11-20,a\u{7},done,", "control characters, or bytes that are not UTF-8"),
            ("1,2026-11-20,a", "fewer cells than the header: a half-written row"),
        ])
    func rejected(row: String, reason: String) throws {
        let reading = try read("location,date,action,state,rating\n1,2026-11-20,a,declined,\n\(row)\n")
        #expect(reading.rejections == ["3: \(reason)"])
        #expect(reading.sink.checkOffs.count == 1 && reading.summary.rejected == 1)
    }

    @Test("a rating other than 1 to 5 empties the cell", arguments: ["0", "6", "4.5", "good", "1e99"])
    func rating(cell: String) throws {
        let reading = try read("location,date,action,state,rating\n1,2026-11-20,a,done,\(cell)\n")
        #expect(reading.sink.checkOffs.first?.rating == nil)
        #expect(reading.cells == ["2: rating = \(cell): not a rating: 1 to 5"])
    }

    @Test("a file with a response's columns holds responses, whatever else is in it")
    func responsesFirst() throws {
        let reading = try read("location,submitted,overall,date,action,state\n1,2026-11-20,4,x,y,z\n")
        #expect(reading.summary.kind == .responses && reading.summary.usable == 1)
    }
}
