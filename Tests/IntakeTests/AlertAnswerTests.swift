import Domain
import Intake
import Testing

@Suite("Answers to alerts")
struct AlertAnswerTests {
    @Test("answers are told by their columns, in CSV and JSON")
    func read() throws {
        let answers = [
            AlertAnswer(alert: "0123456789abcdef", state: .touched),
            AlertAnswer(
                alert: "fedcba9876543210", state: .closed, cause: "broken till", note: "a voucher, gladly taken"),
        ]
        let files = [
            """
            state,note,alert,cause
            touched,,0123456789ABCDEF,
            Closed,"a voucher, gladly taken",fedcba9876543210,broken till
            """,
            """
            {"alert":"0123456789abcdef","state":"touched"}
            {"alert":"fedcba9876543210","state":"closed","cause":"broken till","note":"a voucher, gladly taken"}
            """,
        ]
        for file in files {
            let reading = try IntakeTests.read(file)
            #expect(reading.summary.kind == .alertAnswers && reading.summary.source == Intake.alertAnswerSource)
            #expect(reading.sink.answers == answers && reading.complaints.isEmpty)
            #expect(reading.summary.usable == 2 && reading.summary.warnings.isEmpty)
        }
    }

    @Test("a row without an alert or a state it may have is rejected, the others are taken")
    func rejected() throws {
        let reading = try IntakeTests.read(
            """
            alert,state
            12,touched
            0123456789abcdef,done
            ../../etc/passwd,closed
            0123456789abcdef,closed
            deadbeefdeadbeef,touched
            0123456789abcdef,touched
            0123456789abcdef,touched
            0123456789abcdef,touched
            0123456789abcdef,touched
            0123456789abcdef,touched
            """)
        #expect(
            reading.rejections == [
                "2: not the id of an alert: 16 hexadecimal digits", "3: not a state: touched or closed",
                "4: not the id of an alert: 16 hexadecimal digits", "5: closed without a cause",
                "6: no alert has this id: it may be long settled, or told with another one now",
            ])
        #expect(reading.summary.usable == 5)
    }
}
