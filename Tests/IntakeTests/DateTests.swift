import Configuration
import Domain
import Intake
import LocalTime
import TestSupport
import Testing

@Suite("The dates of a file")
struct DateTests {
    private func reading(_ dates: [String], source: Source? = nil) throws -> Reading {
        let rows = dates.enumerated().map { "1,\"\($1)\",r\($0),5\n" }.joined()
        return try read("location,submitted,response,overall\n\(rows)", configuration(source: source))
    }

    private func submitted(_ reading: Reading) -> [String] { reading.responses.map(\.version.submitted.rfc3339) }

    @Test("one row tells the order of day and month for all, also for those before it")
    func told() throws {
        let british = try reading(["03/04/2026 09:05", "04/05/2026", "25/05/2026"])
        #expect(submitted(british) == ["2026-04-03T08:05:00Z", "2026-05-03T23:00:00Z", "2026-05-24T23:00:00Z"])
        let american = try reading(["03/04/2026 9:05:11 PM", "11/20/2026 8:00 AM"])
        #expect(submitted(american) == ["2026-03-04T21:05:11Z", "2026-11-20T08:00:00Z"])
        #expect(british.complaints.isEmpty && american.complaints.isEmpty)
    }

    @Test("of a tool that writes the month first, a file that was saved the other way round is read so, or not at all")
    func savedAnew() throws {
        func read(_ times: [String]) throws -> Reading {
            let rows = times.enumerated().map { "\($0),1,4,\($1)\n" }.joined()
            let source = try anySource(columns: ["location": "Store", "overall": "How was it?"])
            return try IntakeTests.read(
                "Respondent ID,Store,How was it?,End Date\n,,Response,\n\(rows)", configuration(source: source))
        }
        #expect(try submitted(read(["03/04/2026 10:00:00 AM"])) == ["2026-03-04T10:00:00Z"])
        let saved = try read(["03/04/2026 10:00", "25/04/2026 10:00"])
        #expect(submitted(saved) == ["2026-04-03T09:00:00Z", "2026-04-25T09:00:00Z"])
        #expect(try read(["04/25/2026 10:00", "25/04/2026 10:00"]).summary.refusal != nil)
    }

    @Test("visited and updated tell it, too, and JSON as well as CSV")
    func otherColumns() throws {
        let csv = try read("location,submitted,visited,overall\n1,03/04/2026,25/03/2026,5\n")
        #expect(submitted(csv) == ["2026-04-02T23:00:00Z"])
        let json = try read(
            """
            {"location": "1", "submitted": "03/04/2026", "overall": 5}
            {"location": "1", "submitted": "03/25/2026", "overall": 5}
            """)
        #expect(submitted(json) == ["2026-03-04T00:00:00Z", "2026-03-25T00:00:00Z"])
    }

    @Test("dates that are the same in both orders need nothing that tells")
    func same() throws {
        #expect(
            try submitted(reading(["05/05/2026", "06/06/2026 12:00"])) == [
                "2026-05-04T23:00:00Z", "2026-06-06T11:00:00Z",
            ])
    }

    @Test("a file that leaves it open is refused with both readings and what to declare")
    func open() throws {
        let reading = try reading(["05/05/2026 09:05", "03/04/2026 09:05", "04/03/2026 09:06"])
        #expect(
            reading.summary.refusal
                == "03/04/2026 is 2026-04-03 or 2026-03-04, and no date of the file tells which: declare "
                + "\"d/M/yyyy H:mm\" or \"M/d/yyyy H:mm\" as timestamps of a source for such files in the configuration"
        )
        #expect(reading.summary.rows == 3 && reading.summary.rejected == 3)
        #expect(reading.responses.isEmpty)
    }

    @Test("a file that contradicts itself is refused with one date of each order")
    func contradictory() throws {
        let reading = try reading(["25/12/2025", "12/31/2025", "03/04/2026"])
        #expect(
            reading.summary.refusal
                == "the order of day and month changes within the file: 25/12/2025 is 2025-12-25, 12/31/2025 is "
                + "2025-12-31: send a file for each, and declare \"d/M/yyyy\" or \"M/d/yyyy\" as timestamps of a source "
                + "for such files in the configuration")
        #expect(reading.responses.isEmpty)
    }

    @Test("what is declared is told nothing by the other rows")
    func declared() throws {
        var source = try anySource()
        source.timestamps = TimestampLayout("d/M/yyyy")
        let reading = try reading(["03/04/2026", "04/03/2026", "12/31/2025"], source: source)
        #expect(reading.summary.refusal == nil)
        #expect(submitted(reading) == ["2026-04-02T23:00:00Z", "2026-03-04T00:00:00Z"])
        #expect(reading.rejections == ["4: not a time in the layout of the source's timestamps"])
    }

    @Test("dates that come behind a thousand times of another kind are rejected, never guessed")
    func late() throws {
        let reading = try reading([String](repeating: "2026-11-20", count: 1_500) + ["03/04/2026", "25/12/2025"])
        #expect(reading.summary.refusal == nil && reading.summary.usable == 1_500)
        let reason = "a date whose order of day and month the file does not tell: declare the source's timestamps"
        #expect(reading.rejections == ["1502: \(reason)", "1503: \(reason)"])
    }

    @Test("half-written rows tell nothing")
    func halfWritten() throws {
        let reading = try read("overall,location,submitted\n5,1,03/04/2026\n5\n5,1,25/04/2026,x\n5,1,04/25/2026\n")
        #expect(submitted(reading) == ["2026-03-04T00:00:00Z", "2026-04-24T23:00:00Z"])
        #expect(reading.rejections.count == 2)
    }

    @Test("other layouts may stand between them")
    func mixedLayouts() throws {
        let reading = try reading(["2026-11-20T08:00:00Z", "25/12/2025", "20.11.2026", "Nov 20, 2026", "1795253400"])
        #expect(reading.complaints.isEmpty && reading.responses.count == 4 + 1)
    }

    @Test(
        "what looks like a time and is none is told",
        arguments: [
            ("46345.378", "a number of days, as Excel keeps dates: save the column as dates in text"),
            ("46345", "a number of days, as Excel keeps dates: save the column as dates in text"),
            ("20.11.2026 09:05 CET", "not a time: RFC 3339, or declare the source's timestamps"),
        ])
    func none(text: String, reason: String) throws {
        #expect(try reading([text]).rejections == ["2: \(reason)"])
    }

    @Test("a wall time that clocks skip is just after the gap, one that they show twice the first")
    func summerTime() throws {
        let reading = try reading(["29.03.2026 01:30", "25.10.2026 01:30", "2026-03-29 01:30"])
        #expect(submitted(reading) == ["2026-03-29T01:00:00Z", "2026-10-25T00:30:00Z", "2026-03-29T01:00:00Z"])
    }

    @Test("byte by byte and packed it is the same file")
    func chunks() throws {
        let bytes = Array("location,submitted,overall\r\n1,03/04/2026,5\r\n1,11/20/2026,4\r\n".utf8)
        let whole = try read(bytes)
        #expect(whole.responses.count == 2)
        #expect(try read(bytes, chunk: 1) == whole)
        #expect(try read(gzip(bytes), chunk: 3) == whole)
        let file = Array("[{\"location\":\"1\",\"submitted\":\"03/04/2026\",\"overall\":5}]".utf8)
        #expect(try read(file, chunk: 1).summary.refusal == read(file).summary.refusal)
        #expect(try read(file).summary.refusal != nil)
    }
}
