import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Packed files")
struct GzipTests {
    private static let file = Array("location,submitted,overall\n1,2026-11-20,5\n2,2026-11-20,4\n".utf8)

    @Test("a packed file is read as what it holds, whatever it is called", arguments: ["a.csv.gz", "a.csv", "a.json"])
    func packed(name: String) throws {
        let packed = try read(gzip(Self.file), named: name)
        #expect(try packed == read(Self.file, named: name))
        #expect(packed.summary.usable == 2)
    }

    @Test("several members are one file, and zero bytes may follow", arguments: [1, 5, 64, .max])
    func members(chunk: Int) throws {
        let bytes = try gzip(Array(Self.file.prefix(30))) + gzip([]) + gzip(Array(Self.file.dropFirst(30)))
        #expect(try read(bytes, chunk: chunk).summary.usable == 2)
        #expect(try read(bytes + [0, 0, 0, 0], chunk: chunk).summary.usable == 2)
    }

    @Test("a packed file that breaks off is refused wherever it does, and every row counts as rejected")
    func truncated() throws {
        let whole = try gzip(Self.file)
        for length in 2..<whole.count {
            let summary = try read(Array(whole.prefix(length))).summary
            #expect(summary.refusal == "the compressed file breaks off before its end: send the whole file again")
            #expect(summary.usable == 0 && summary.rejected == summary.rows)
        }
    }

    @Test("a packed file whose bytes were changed is refused, or gives what it gave")
    func damaged() throws {
        let whole = try gzip(Self.file)
        let good = try read(whole)
        for place in 2..<whole.count {
            var bytes = whole
            bytes[place] ^= 0x10
            let reading = try read(bytes)
            // Time, name flags and the like say nothing about the content.
            #expect(reading.summary.refusal != nil || reading == good, "byte \(place)")
        }
    }

    @Test("other bytes behind the last member are refused")
    func garbage() throws {
        let refusal = try read(gzip(Self.file) + Array("hello".utf8)).summary.refusal
        #expect(refusal == "the compressed file is damaged: pack it again and send it again")
    }

    @Test("what is packed twice is refused")
    func twice() throws {
        #expect(try read(gzip(gzip(Self.file))).summary.refusal == "the file is packed with gzip twice: pack it once")
    }

    @Test("a small file that unpacks without end is refused early")
    func bomb() throws {
        let bomb = try gzip([UInt8](repeating: 0, count: 64 << 20))
        let inQuotes = try gzip(
            Array("location,submitted,comment\n1,2026-11-20,ok\n".utf8)
                + [UInt8](repeating: 0x0A, count: 64 << 20))
        #expect(try read(bomb).summary.refusal != nil)
        let refusal = try read(inQuotes).summary.refusal
        #expect(refusal?.hasPrefix("the compressed file unpacks to more than 1000 times its size") == true)
    }

    @Test("a short file of one letter is no bomb")
    func repetitive() throws {
        let text = String(repeating: "a", count: 200_000)
        let file = "location,submitted,comment\n1,2026-11-20,\(text)\n"
        let packed = try gzip(Array(file.utf8))
        #expect(try read(packed, configuration(limits: Limits(ratio: 2))).responses.first?.comment == text)
    }
}
