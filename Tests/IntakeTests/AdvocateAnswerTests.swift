import Domain
import Intake
import Testing

@Suite("Answers about advocates")
struct AdvocateAnswerTests {
    @Test(
        "answers are told by their columns, in CSV and JSON",
        arguments: [
            """
            state,note,advocate
            invited,,0123456789ABCDEF
            Invited,"the tasting, gladly",fedcba9876543210
            """,
            """
            {"advocate":"0123456789abcdef","state":"invited"}
            {"advocate":"fedcba9876543210","state":"invited","note":"the tasting, gladly"}
            """,
        ])
    func read(file: String) throws {
        let reading = try IntakeTests.read(file)
        #expect(reading.summary.kind == .advocateAnswers && reading.summary.source == Intake.advocateAnswerSource)
        #expect(
            reading.sink.invitations == [
                AdvocateAnswer(advocate: "0123456789abcdef"),
                AdvocateAnswer(advocate: "fedcba9876543210", note: "the tasting, gladly"),
            ])
        #expect(reading.summary.usable == 2 && reading.summary.warnings.isEmpty && reading.complaints.isEmpty)
    }

    @Test("a row without an advocate or a state it may have is rejected, the others are taken")
    func rejected() throws {
        let reading = try IntakeTests.read(
            """
            advocate,state
            12,invited
            0123456789abcdef,touched
            ../../etc/passwd,invited
            0123456789abcdef,invited
            """)
        #expect(
            reading.rejections == [
                "2: not the id of an advocate: 16 hexadecimal digits", "3: not a state: invited",
                "4: not the id of an advocate: 16 hexadecimal digits",
            ])
        #expect(reading.sink.invitations == [AdvocateAnswer(advocate: "0123456789abcdef")])
        #expect(reading.sink.answers.isEmpty)
    }
}
