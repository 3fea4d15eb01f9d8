import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Rows")
struct RowTests {
    @Test("a full row becomes a response with every value in its place")
    func fullRow() throws {
        let reading = try read(
            """
            location,submitted,visited,response,channel,overall,speed,friendliness,cleanliness,price,greeted,comment,updated
            0042,2026-11-20T10:00:00Z,2026-11-20T09:30:00Z,r-1,web,4,3.5,5,,2.25,yes,"Good, but slow",2026-11-20T11:00:00Z
            """)
        let response = try #require(reading.responses.first)
        #expect(response.location == "0042")
        #expect(response.version.submitted == Instant(seconds: 1_795_168_800))
        #expect(response.visited == Instant(seconds: 1_795_167_000))
        #expect(response.version.updated == Instant(seconds: 1_795_172_400))
        #expect(response.producerID == "r-1")
        #expect(response.source == "canonical")
        #expect(response.channel == "web")
        #expect(response.outcome == Rating(thousandths: 4_000))
        #expect(response.drivers.map { $0?.thousandths } == [3_500, 5_000, nil, 2_250])
        #expect(response.behaviours == [true])
        #expect(response.comment == "Good, but slow")
        #expect(reading.complaints.isEmpty)
        #expect(
            reading.summary.warnings.isEmpty && reading.summary.refusal == nil && reading.summary.kind == .responses)
        #expect(reading.summary.rows == 1 && reading.summary.usable == 1 && reading.summary.rejected == 0)
    }

    @Test(
        "a row that cannot be used is rejected with its line and its reason",
        arguments: [
            (",2026-11-20,5,fine", "no location"),
            ("  ,2026-11-20,5,fine", "no location"),
            ("00\u{7}42,2026-11-20,5,fine", "control characters in the location"),
            ("0042\t,2026-11-20,5,fine", "control characters in the location"),
            ("00\u{0}42,2026-11-20,5,fine", "control characters in the location"),
            ("00\u{85}42,2026-11-20,5,fine", "control characters in the location"),
            ("\u{1B}[31m42,2026-11-20,5,fine", "control characters in the location"),
            ("0042,,5,fine", "no time of submission"),
            ("0042,yesterday,5,fine", "not a time: RFC 3339, or declare the source's timestamps"),
            ("0042,2026-02-30,5,fine", "not a time: RFC 3339, or declare the source's timestamps"),
            ("0042,2026-11-22T05:00:01Z,5,fine", "a time more than a day after now"),
            ("0042,1999-12-31T23:59:59Z,5,fine", "a time before 2000"),
            ("0042,2026-11-20,,", "nothing in it: no outcome, driver, behaviour or comment"),
            ("0042,2026-11-20,  ,  ", "nothing in it: no outcome, driver, behaviour or comment"),
            ("0042,2026-11-20", "fewer cells than the header: a half-written row"),
            ("0042", "fewer cells than the header: a half-written row"),
            (
                "0042,2026-11-20,5,fine, but slow",
                "more cells than the header: a comma in a text needs quotes around the text"
            ),
        ])
    func rejectedRow(row: String, reason: String) throws {
        let reading = try read("location,submitted,overall,comment\n1,2026-11-20,5,ok\n\(row)\n2,2026-11-20,5,ok\n")
        #expect(reading.rejections == ["3: \(reason)"])
        #expect(reading.responses.map(\.location) == ["1", "2"])
        #expect(reading.summary.rows == 3 && reading.summary.usable == 2 && reading.summary.rejected == 1)
    }

    @Test(
        "a time at the very edge of what is allowed is taken",
        arguments: ["2026-11-22T05:00:00Z", "2000-01-01T00:00:00Z", "1795168800", "1795168800123"])
    func edgeOfTime(time: String) throws {
        let reading = try read("location,submitted,overall\n1,\(time),5\n")
        #expect(reading.summary.usable == 1 && reading.complaints.isEmpty)
    }

    @Test("a visit or an update at no usable time empties the cell and the row is taken")
    func otherTimes() throws {
        let reading = try read(
            """
            location,submitted,visited,updated,overall
            1,2026-11-20,1970-01-01,soon,5
            """)
        #expect(reading.responses.first?.visited == nil && reading.responses.first?.version.updated == nil)
        #expect(
            reading.cells == [
                "2: visited = 1970-01-01: a time before 2000",
                "2: updated = soon: not a time: RFC 3339, or declare the source's timestamps",
            ])
    }

    @Test("empty cells behind the header's last column are tolerated")
    func trailingCommas() throws {
        let behindRows = try read("location,submitted,overall\n1,2026-11-20,5,,\n")
        #expect(behindRows.summary.usable == 1 && behindRows.complaints.isEmpty)
        let behindHeader = try read("location,submitted,overall,\n1,2026-11-20,5\n2,2026-11-20,5,\n")
        #expect(behindHeader.summary.usable == 2 && behindHeader.complaints.isEmpty)
        #expect(behindHeader.summary.warnings.isEmpty)
    }

    @Test("lines are counted as an editor counts them, the header being line 1")
    func physicalLines() throws {
        let reading = try read(
            "\u{FEFF}location,submitted,overall,comment\r\n\r\n1,2026-11-20,9,\"a\r\nb\r\nc\"\r\n,,,\r\n")
        #expect(reading.complaints.map(\.line) == [3, 6])
        #expect(reading.responses.first?.comment == "a\r\nb\r\nc")
    }

    @Test("a row whose cells all had to be emptied has nothing in it, and both are said")
    func emptiedRow() throws {
        let reading = try read("location,submitted,overall\n1,2026-11-20,11\n")
        #expect(reading.cells == ["2: overall = 11: off the scale 1 to 5"])
        #expect(reading.rejections == ["2: nothing in it: no outcome, driver, behaviour or comment"])
    }

    @Test("the value of a rejected row's cell is shown, cut at 80 characters")
    func cutValue() throws {
        let long = String(repeating: "ä", count: 100)
        let reading = try read("location,submitted,overall\n1,\(long),5\n")
        #expect(reading.complaints.first?.value == String(repeating: "ä", count: 80))
        #expect(reading.complaints.first?.column == "submitted")
    }

    @Test("what a file gives does not depend on how its bytes arrive", arguments: [1, 2, 3, 7, 4_095, 4_096, 4_097])
    func chunks(size: Int) throws {
        var csv = "\u{FEFF}location,submitted,overall,comment\r\n"
        var lines = "\u{FEFF}"
        for row in 0..<150 {
            csv += "\"a\(row)\",2026-11-20,\(row % 7),\"says \"\"hm\"\",\r\nthen ünd\"\r\n"
            lines +=
                #"{"location": "a\#(row)", "submitted": "2026-11-20", "overall": \#(row % 7), "comment": "\u00fc\n"}"#
            lines += "\r\n"
        }
        for text in [csv, lines, "[" + lines.dropFirst().split(separator: "\r\n").joined(separator: ",\n") + "]"] {
            let whole = try read(text)
            #expect(whole.summary.rows == 150 && whole.summary.usable == 150)
            #expect(try read(text, chunk: size) == whole)
            #expect(try read(gzip(Array(text.utf8)), chunk: size).sink == whole.sink)
        }
    }
}
