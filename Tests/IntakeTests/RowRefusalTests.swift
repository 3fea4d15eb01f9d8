import Domain
import Intake
import Testing

@Suite("Why rows were refused, in a few words")
struct RowRefusalTests {
    @Test(
        "each reason has its words",
        arguments: [
            (",2026-11-20T08:00:00Z,5", RowRefusal.noLocation), ("\u{1}x,2026-11-20T08:00:00Z,5", .unusableLocation),
            ("0042,,5", .noTime), ("0042,yesterday,5", .notATime), ("0042,2999-01-01T00:00:00Z,5", .afterNow),
            ("0042,1999-01-01T00:00:00Z,5", .before2000), ("0042,2026-11-20T08:00:00Z,", .nothing),
            ("0042", .fewerCells), ("0042,2026-11-20T08:00:00Z,5,6", .moreCells),
        ])
    func csv(row: String, refusal: RowRefusal) throws {
        let reading = try IntakeTests.read("location,submitted,overall\n\(row)\n")
        #expect(reading.sink.complaints.compactMap { RowRefusal($0) } == [refusal])
    }

    @Test("of JSON, too")
    func json() throws {
        let reading = try IntakeTests.read(
            """
            {"location": "0042", "submitted": "2026-11-20T08:00:00Z", "overall": 5}
            {"location": "0042", "submitted":
            {"location": "0042", "submitted": "2026-11-20T08:00:00Z", "overall": "six", "comment": "x"}
            """)
        #expect(reading.sink.complaints.count == 2)
        #expect(reading.sink.complaints.compactMap { RowRefusal($0) } == [.notJSON])
    }

    @Test(
        "of managers' words, too",
        arguments: [
            "alert,state\nx,touched\n", "advocate,state\n0123456789abcdef,x\n",
            "location,date,action,state\n0042,x,y,done\n", "alert,state\n0123456789abcdef,closed\n",
            "alert,state\ndeadbeefdeadbeef,touched\n",
        ])
    func words(file: String) throws {
        #expect(try IntakeTests.read(file).sink.complaints.compactMap { RowRefusal($0) } == [.unusableWord])
    }
}
