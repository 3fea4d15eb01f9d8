import Configuration
import Domain
import Intake
import TestSupport
import Testing

/// What a file of a tool gives, as far as these tests ask for it.
struct LayoutCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: String
    /// The source's `columns`, beyond what the tool's layout knows.
    var columns: [String: String] = [:]
    /// Of each response: location, time, id, outcome and comment.
    var responses: [String]
    var leftOut: [String] = []
    var channel: String?
}

@Suite("Tables of known tools")
struct LayoutTests {
    @Test("header rows are no responses, and what is no feedback is left out with the reason", arguments: cases)
    func layout(_ one: LayoutCase) throws {
        let configuration = configuration(source: try anySource(columns: one.columns))
        let reading = try read(one.file, configuration)
        #expect(reading.summary.refusal == nil)
        #expect(reading.responses.map(Self.line) == one.responses)
        #expect(reading.responses.allSatisfy { $0.channel == one.channel })
        #expect(reading.summary.leftOutReasons.map { "\($0.count) × \($0.reason)" } == one.leftOut)
        let summary = reading.summary
        #expect(summary.leftOut == summary.leftOutReasons.reduce(0) { $0 + $1.count })
        #expect(summary.rows == summary.usable + summary.leftOut && summary.rejected == 0)
        #expect(reading.complaints.isEmpty)
        #expect(try read(gzip(Array(one.file.utf8)), configuration, chunk: 9) == reading)
    }

    @Test(
        "the header rows of a known tool alone are a file without rows",
        arguments: [
            "EndDate,location\nEnde,Ort\n{'ImportId': 'endDate'},{'ImportId': 'QID1'}",
            "V1,V9,V10,location\nResponseID,EndDate,Finished,Where?\n",
            "RespondentID,End Date,location\n,,Response\n", "location,_id,_uuid,_submission_time\n#loc,,,\n",
        ])
    func headerOnly(file: String) throws {
        let summary = try read(file).summary
        #expect(summary.rows == 0 && summary.refusal == nil)
        #expect(summary.warnings.contains("there are no rows below the header"))
    }

    private static func line(_ response: Response) -> String {
        let marks = response.outcome.map { "\(Double($0.thousandths) / 1_000)" } ?? "-"
        return [
            response.location.text, response.version.submitted.rfc3339, response.producerID?.text ?? "-", marks,
            response.comment ?? "-",
        ].joined(separator: " ")
    }

    private static let cases: [LayoutCase] = [
        LayoutCase(
            testDescription: "Qualtrics, labels in German, with a zone",
            file: """
                StartDate,EndDate,Status,Finished,RecordedDate,ResponseId,DistributionChannel,Store,Q1,Q2,Q1_DO
                Anfangsdatum,Enddatum,Antworttyp,Beendet,Erfassungsdatum,Antwort-ID,Verteilungskanal,Store,"Wie war es,
                alles in allem?",Warum?,Reihenfolge
                "{""ImportId"":""startDate"",""timeZone"":""America/Denver""}","{""ImportId"":""endDate"",""timeZone"":""America/Denver""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""distributionChannel""}","{""ImportId"":""Store""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}","{""ImportId"":""QID1_DO""}"
                2026-11-20 08:00:00,2026-11-20 08:05:00,IP-Adresse,Wahr,2026-11-20 08:06:00,R_1,email,0042,4,gut,1
                2026-11-20 08:00:00,2026-11-20 08:05:00,Umfragevorschau,Wahr,2026-11-20 08:06:00,R_2,email,0042,4,,1
                2026-11-20 08:00:00,2026-11-20 08:05:00,Spam,Wahr,2026-11-20 08:06:00,R_3,email,0042,4,,1
                2026-11-20 08:00:00,2026-11-20 08:05:00,IP-Adresse,Falsch,2026-11-20 08:06:00,R_4,email,0042,4,,1
                2026-11-20 08:00:00,2026-11-20 08:05:00,IP-Adresse,Wahr,2026-11-20 08:06:00,R_5,preview,0042,4,,1

                """, columns: ["location": "Store", "overall": "QID1", "comment": "Warum?"],
            responses: ["0042 2026-11-20T15:05:00Z R_1 4.0 gut"],
            leftOut: ["2 × left out: a preview", "1 × left out: spam", "1 × left out: an unfinished answer"],
            channel: "email"),
        LayoutCase(
            testDescription: "Qualtrics, tabs and numbers",
            file: """
                EndDate\tStatus\tFinished\tResponseId\tQ9\tQ1
                End Date\tResponse Type\tFinished\tResponse ID\tStore\tOverall
                {"ImportId":"endDate","timeZone":"Z"}\t{"ImportId":"status"}\t{"ImportId":"finished"}\t{"ImportId":"_recordId"}\t{"ImportId":"QID9"}\t{"ImportId":"QID1"}
                2026-11-20 08:05:00\t0\t1\tR_1\t7\t5
                2026-11-20 08:05:00\t1\t1\tR_2\t7\t5
                2026-11-20 08:05:00\t2\t1\tR_3\t7\t5
                2026-11-20 08:05:00\t8\t1\tR_4\t7\t5
                2026-11-20 08:05:00\t4\t1\tR_5\t7\t3
                2026-11-20 08:05:00\t17\tTRUE\tR_6\t7\t5
                2026-11-20 08:05:00\t16\tFALSE\tR_7\t7\t5
                2026-11-20 08:05:00\t12\tTRUE\tR_8\t7\t5

                """, columns: ["location": "Store", "overall": "Q1"],
            responses: ["7 2026-11-20T08:05:00Z R_1 5.0 -", "7 2026-11-20T08:05:00Z R_5 3.0 -"],
            leftOut: [
                "2 × left out: a preview", "2 × left out: spam", "1 × left out: a test",
                "1 × left out: an unfinished answer",
            ]),
        LayoutCase(
            testDescription: "Qualtrics legacy",
            file: """
                \u{FEFF}V1,V2,V7,V9,V10,Q1,Q2,
                ResponseID,ResponseSet,Status,EndDate,Finished,How was it?,Why?,
                R_1,Default,0,2026-11-20 08:05:00,1,2,Hello World!,
                R_2,Default,0,2026-11-20 08:05:00,0,2,,
                R_3,Default,2,2026-11-20 08:05:00,1,2,,

                """, columns: ["location": "V2", "overall": "Q1", "comment": "Why?"],
            responses: ["Default 2026-11-20T08:05:00Z R_1 2.0 Hello World!"],
            leftOut: ["1 × left out: a test", "1 × left out: an unfinished answer"]),
        LayoutCase(
            testDescription: "SurveyMonkey",
            file: """
                Respondent ID,Collector ID,Start Date,End Date,Custom Data 1,How was it?,How satisfied were you with …,,,What else?
                ,,,,,Response,Speed,Friendliness,Other (please specify),Open-Ended Response
                11,5,06/30/2026 11:59:01 PM,07/01/2026 12:04:59 AM,store 7,4,2,3,,fine
                12,5,07/01/2026 09:00:00 AM,07/01/2026 01:02:03 PM,store 8,5,,,queue,

                """,
            columns: [
                "location": "Custom Data 1", "overall": "How was it?", "comment": "What else?",
                "speed": "How satisfied were you with …: Speed",
            ],
            responses: ["store 7 2026-06-30T23:04:59Z 11 4.0 fine", "store 8 2026-07-01T12:02:03Z 12 5.0 -"]),
        LayoutCase(
            testDescription: "Typeform",
            file: """
                #,How was it?,Why?,store,Start Date (UTC),Submit Date (UTC),Network ID
                a1,4,"so, so",7,2026-07-01 09:00:00,2026-07-01 09:05:00,x
                a2,4,,7,2026-07-01 09:00:00,,y

                """, columns: ["location": "store", "overall": "How was it?", "comment": "Why?"],
            responses: ["7 2026-07-01T09:05:00Z a1 4.0 so, so"], leftOut: ["1 × left out: an unfinished answer"]),
        LayoutCase(
            testDescription: "LimeSurvey",
            file: "\u{FEFF}"
                + [
                    #""id";"submitdate";"lastpage";"startlanguage";"STORE";"G1Q1[SQ001]";"WHY""#,
                    #""1";"2026-11-20 09:05:00";"3";"de";"7";"4";"Schön; wirklich""#,
                    #""2";"";"1";"de";"7";"4";"""#, "",
                ].joined(separator: "\r\n") + "\r\n",
            columns: ["location": "STORE", "overall": "G1Q1[SQ001]", "comment": "WHY"],
            responses: ["7 2026-11-20T09:05:00Z 1 4.0 Schön; wirklich"],
            leftOut: ["1 × left out: an unfinished answer"]),
        LayoutCase(
            testDescription: "Formbricks",
            file: """
                No.,Response ID,Timestamp,Finished,Survey ID,User ID,Tags,1. Overall?,2. Why?,2. Why? - Option ID,store
                1,cm1,2026-07-01 09:05:00 UTC,Yes,s,u,,4,good,o1,7
                2,cm2,2026-07-01 09:05:00,No,s,u,,4,,,7
                3,cm3,2026-07-01 09:05:00 Europe/Berlin,Yes,s,u,,5,,,7

                """, columns: ["location": "store", "overall": "1. Overall?", "comment": "2. Why?"],
            responses: ["7 2026-07-01T09:05:00Z cm1 4.0 good", "7 2026-07-01T07:05:00Z cm3 5.0 -"],
            leftOut: ["1 × left out: an unfinished answer"]),
        LayoutCase(
            testDescription: "KoboToolbox with tags",
            file: """
                "start";"visit/store";"visit/overall";"_id";"_uuid";"_submission_time"
                "#date";"#loc+code";"#indicator";"";"";""
                "2026-07-01T10:00:00.000+02:00";"7";"3";"99";"u-1";"2026-07-01T09:05:00"

                """, columns: ["location": "#loc+code", "overall": "visit/overall", "visited": "start"],
            responses: ["7 2026-07-01T09:05:00Z u-1 3.0 -"]),
        LayoutCase(
            testDescription: "Medallia Agent Connect",
            file: """
                request_id,employee,response_received_at,star_rating,comments
                77,kim,2026-07-01 09:05:00,4,thanks

                """, columns: ["location": "employee", "comment": "comments"],
            responses: ["kim 2026-07-01T09:05:00Z 77 4.0 thanks"]),
        LayoutCase(
            testDescription: "HappyOrNot",
            file: """
                experiencePointId,buttonIndex,localTime,misuse
                7,0,2026-07-01T09:05:00,false
                7,3,2026-07-01T09:05:01,false
                7,3,2026-07-01T09:05:01,false
                7,3,2026-07-01T09:05:01,true

                """,
            responses: [
                "7 2026-07-01T08:05:00Z - 1.0 -", "7 2026-07-01T08:05:01Z - 5.0 -", "7 2026-07-01T08:05:01Z - 5.0 -",
            ], leftOut: ["1 × left out: misuse of the device"], channel: "kiosk"),
    ]
}
