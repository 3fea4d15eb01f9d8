import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Proposed practices")
struct ContributionTests {
    private static let yaml = """
        # from the morning shift
        ---
        title: Hand out numbers
        location: "0042"
        drivers: [speed]
        steps:
          - Put the roll at the door.
          - Call the next number.
        """

    private func titles(_ reading: Reading) -> [String] { reading.sink.contributions.map(\.action.title) }

    @Test(
        "are told by their columns, in CSV and JSON",
        arguments: [
            """
            driver,title,location,steps
            speed,Hand out numbers,0042,"1. Put the roll at the door.
            2) Call the next number."
            """,
            """
            {"location":"0042","title":"Hand out numbers","driver":"SPEED OF SERVICE","steps":"Put the roll at the door.; Call the next number."}
            """,
        ])
    func rows(file: String) throws {
        var brand = Samples.brand()
        brand.drivers[0].label = "Speed of service"
        let reading = try IntakeTests.read(file, configuration(brand: brand))
        #expect(reading.summary.kind == .contributions && reading.summary.source == Intake.contributionSource)
        #expect(reading.summary.usable == 1 && reading.complaints.isEmpty)
        let contribution = try #require(reading.sink.contributions.first)
        #expect(contribution.location == "0042" && contribution.action.drivers == ["speed"])
        #expect(contribution.action.title == "Hand out numbers")
        #expect(contribution.action.steps == ["Put the roll at the door.", "Call the next number."])
    }

    @Test("one may come as YAML, as the library's files are written", arguments: [1, 7, .max])
    func document(chunk: Int) throws {
        let reading = try IntakeTests.read(Self.yaml, named: "idea.yaml", chunk: chunk)
        #expect(reading.summary.kind == .contributions && reading.summary.refusal == nil)
        #expect(reading.summary.rows == 1 && reading.summary.usable == 1 && reading.summary.rejected == 0)
        #expect(titles(reading) == ["Hand out numbers"])
    }

    @Test("also packed, and with a mark of its encoding")
    func encodings() throws {
        #expect(titles(try IntakeTests.read(gzip(Array(Self.yaml.utf8)))) == ["Hand out numbers"])
        #expect(titles(try IntakeTests.read([0xEF, 0xBB, 0xBF] + Array(Self.yaml.utf8))) == ["Hand out numbers"])
    }

    @Test(
        "every mistake in YAML has its line; what is told of it to others holds nothing of the file",
        arguments: [
            ("title: x@example.org\n", [1, 1, 1]),
            ("location: 1\ntitle: x\ndrivers: [x@example.org]\nsteps: [do]\nminutes: x@example.org\n", [3, 5]),
            ("location: 1\ntitle: x\ndrivers: [x@example.org]\nsteps: [do]\n", [3]),
            ("location: 1\ntitle: x\nx@example.org: y\ndrivers: [speed]\nsteps: [do]\n", [3]),
            ("title: &a x@example.org\nlocation: *a\n", [1, 1, 1, 1]), ("title: [x@example.org\n", [2]),
            ("location: \"\"\ntitle: x\ndrivers: [speed]\nsteps: [do]\n", [1]),
        ])
    func mistakes(text: String, lines: [Int]) throws {
        let reading = try IntakeTests.read(text)
        #expect(reading.sink.contributions.isEmpty && reading.summary.refusal == nil)
        #expect(reading.summary.rows == 1 && reading.summary.rejected == 1 && reading.summary.usable == 0)
        #expect(reading.complaints.map(\.line) == lines, "\(reading.complaints)")
        #expect(reading.complaints.map(\.rejectsRow).filter(\.self).count == 1)
        for complaint in reading.complaints {
            #expect(!complaint.reason.contains("@") && complaint.column?.contains("@") != true)
            #expect((complaint.value?.count ?? 0) <= 80)
            #expect(RowRefusal(complaint) == (complaint.rejectsRow ? .unusableWord : nil))
        }
    }

    @Test("what is no practice is refused")
    func refused() throws {
        let long = try IntakeTests.read("title: x\n" + String(repeating: "# more\n", count: 20_000))
        #expect(long.summary.refusal?.contains("larger than 64 KiB") == true)
        #expect(try IntakeTests.read(String(repeating: "[", count: 10_000)).summary.usable == 0)
        let table = try IntakeTests.read("location,title,step,driver\n0042,x,y,speed\n")
        #expect(table.summary.refusal?.contains("proposed practices location, title, steps and driver") == true)
    }

    @Test("whether it is one does not depend on how it arrives", arguments: [1, 4_096, .max])
    func chunks(chunk: Int) throws {
        let file = String(repeating: "# comment\n", count: 1_000) + Self.yaml
        #expect(try IntakeTests.read(file, chunk: chunk).summary.kind == .responses)
    }

    @Test("what is taken waits, and the receipt says so")
    func remark() throws {
        let reading = try IntakeTests.read(Self.yaml)
        #expect(
            reading.summary.warnings == [
                "a proposed practice waits until somebody approves it: huddlectl library proposed"
            ])
    }

    @Test("a row that says too little or too much is rejected, the others are taken")
    func rejected() throws {
        let reading = try IntakeTests.read(
            """
            location,title,steps,driver
            ,No place,Do it.,speed
            0042,,Do it.,speed
            0042,No steps," ; ",speed
            0042,No driver,Do it.,warp
            0042,\(String(repeating: "long ", count: 40)),Do it.,speed
            0042,Fine,Use 2.5 litres; - not three,speed
            """)
        #expect(
            reading.rejections == [
                "2: no location", "3: no title: say in a few words what is to be done",
                "4: no steps in one text: write each on a line of its own, or put ; between them",
                "5: not a driver of the configuration",
                "6: a title of more than 140 characters: the plan has one line for it",
            ])
        #expect(reading.sink.contributions.map(\.action.steps) == [["Use 2.5 litres", "not three"]])
    }

    @Test("a table whose header happens to begin like a key stays a table")
    func table() throws {
        let reading = try IntakeTests.read("location,submitted,overall\n0042,2026-11-20T10:00:00Z,4\n")
        #expect(reading.responses.count == 1)
        #expect(try IntakeTests.read("title:\tx\n").sink.contributions.isEmpty)
    }

    @Test("the same proposal has the same id, another location's has another")
    func identity() throws {
        let first = try #require(try IntakeTests.read(Self.yaml).sink.contributions.first)
        let again = try #require(try IntakeTests.read(Self.yaml.replacing("#", with: "##")).sink.contributions.first)
        let other = try #require(try IntakeTests.read(Self.yaml.replacing("0042", with: "7")).sink.contributions.first)
        #expect(first.id == again.id && first.id != other.id && first.id.count == 16)
    }
}
