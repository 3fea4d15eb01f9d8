import Domain
import Testing

@Suite("The status of the service")
struct StatusTests {
    @Test("of many entries that are left, the first twenty are told and all are counted")
    func left() {
        let many = Status.Left((1...25).map { "entry \($0)" })
        #expect(many.count == 25)
        #expect(many.remedies.count == 20)
        #expect(many.remedies.last == "entry 20")
        #expect(Status.Left().count == 0)
        #expect(Status.Left(remedies: ["a", "b"], count: .min).count == 2)
    }

    @Test("the last file is a delivery with all its rows")
    func lastFile() {
        let delivery = Delivery(
            claim: "c", name: "survey.csv", filedAs: "survey.csv.0a1b2c3d", sha256: "0a1b", source: "web",
            state: .partial, rows: Delivery.Rows(accepted: 1, updated: 2, duplicate: 3, leftOut: 4, rejected: 5),
            received: Instant(seconds: 7), warnings: ["a", "b"], mapping: "")
        #expect(
            Status.LastFile(delivery)
                == Status.LastFile(
                    name: "survey.csv", state: .partial, rows: 15, warnings: 2, received: Instant(seconds: 7)))
    }

    @Test(
        "a sentence that holds a command keeps its spaces and loses what acts",
        arguments: [
            ("rm -- 'a  b'", "rm -- 'a  b'"), ("é: rm -- 'a  b' ", "é: rm -- 'a  b' "), ("a\u{1B}[2Jb", "ab"),
            ("a\nb", "a b"), ("a \u{202E} b", "a  b"), ("", ""),
        ])
    func sentences(_ text: String, _ shown: String) {
        #expect(Inert.sentence(text) == shown)
    }
}
