import Spool
import Testing

@Suite("Outside names as names of files")
struct PathNameTests {
    @Test(
        "a name is encoded as the contract says",
        arguments: [
            ("0042", "0042"),
            ("Queen_Street-2.b", "Queen_Street-2.b"),
            ("Queen Street", "Queen%20Street"),
            ("Zürich", "Z%C3%BCrich"),
            ("100%", "100%25"),
            ("a%20b", "a%2520b"),
            ("~home", "%7Ehome"),
            (".", "%2E"),
            ("..", "%2E."),
            (".hidden", "%2Ehidden"),
            ("-rf", "%2Drf"),
            ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd"),
            ("/etc/passwd", "%2Fetc%2Fpasswd"),
            ("a\u{0}b", "a%00b"),
            ("\u{1B}[31mred", "%1B%5B31mred"),
            ("a\u{202E}b", "a%E2%80%AEb"),
            ("<script>", "%3Cscript%3E"),
            ("$(reboot)`x`'\"", "%24%28reboot%29%60x%60%27%22"),
            ("new\nline", "new%0Aline"),
        ])
    func encoding(id: String, encoded: String) {
        #expect(PathName.encode(id) == encoded)
    }

    @Test("what fits into 120 bytes stays whole")
    func longest() {
        let id = String(repeating: "a", count: 120)
        #expect(PathName.encode(id) == id)
        let spaces = String(repeating: " ", count: 40)
        #expect(PathName.encode(spaces) == String(repeating: "%20", count: 40))
    }

    @Test(
        "what is longer is cut to 103 bytes and given a digest of the original bytes",
        arguments: [
            ([UInt8](repeating: UInt8(ascii: "a"), count: 121), String(repeating: "a", count: 103), "e9615320128cc7a3"),
            ([UInt8](repeating: 0xFF, count: 255), String(repeating: "%FF", count: 34) + "%", "299e8a432bfff7d4"),
            ([UInt8](repeating: 0x20, count: 41), String(repeating: "%20", count: 34) + "%", "a84ae3324d3a8290"),
        ])
    func cut(bytes: [UInt8], kept: String, digest: String) {
        let encoded = PathName.encode(bytes)
        #expect(encoded == "\(kept)-\(digest)")
        #expect(encoded.utf8.count == PathName.longest)
    }

    @Test("names that look alike stay apart")
    func apart() {
        let ids = [
            "", "%", "%00", "\u{0}", ".", "%2E", "..", "e\u{301}", "\u{E9}", "a", "A", "a/b", "a%2Fb", "-", "%2D",
        ]
        #expect(Set(ids.map { PathName.encode($0) }).count == ids.count)
    }

    @Test("every byte in every place gives a plain name that is not hidden and no option")
    func everyByte() {
        for byte in UInt8.min...UInt8.max {
            for bytes in [[byte], [0x61, byte], [byte, byte], [UInt8](repeating: byte, count: 255)] {
                let encoded = PathName.encode(bytes)
                #expect(FileName(encoded) != nil)
                #expect(!encoded.hasPrefix(".") && !encoded.hasPrefix("-"))
                #expect(encoded.utf8.count <= PathName.longest)
            }
        }
    }

    @Test("a filed name carries the first eight digits of the digest")
    func filed() throws {
        let name = try #require(FileName("lounge may.csv"))
        #expect(PathName.filed(name, sha256: "0123456789abcdef") == "lounge%20may.csv.01234567")
    }
}

@Suite("File names")
struct FileNameTests {
    @Test(
        "what could lead out of a directory is no file name",
        arguments: ["", ".", "..", "/", "a/b", "../x", "a\u{0}", String(repeating: "a", count: 256)])
    func refused(text: String) {
        #expect(FileName(text) == nil)
    }

    @Test(
        "unfinished files are told by their names",
        arguments: [
            (".x", true), ("..x", true), ("x.tmp", true), ("x.part", true), ("x.filepart", true), ("x~", true),
            ("~", true), (".tmp", true), ("x.csv", false), ("x.tmp.csv", false), ("x.TMP", false), ("tmp", false),
            ("x.parts", false), ("~x", false), ("-", false),
        ])
    func ignored(text: String, isIgnored: Bool) throws {
        #expect(try #require(FileName(text)).isIgnored == isIgnored)
    }

    @Test("a name that is no text is shown with replacement characters")
    func text() throws {
        let name = try #require(FileName(bytes: [0x61, 0xFF, 0x0A, 0x62]))
        #expect(name.text == "a\u{FFFD}\nb")
        #expect(name.printable == "a\u{FFFD}\u{FFFD}b")
    }

    @Test(
        "what acts on a terminal is not printed", arguments: ["\u{1B}[2J", "\u{202E}", "\u{7}", "\u{85}", "\u{2028}"])
    func printable(text: String) throws {
        let shown = try #require(FileName("a" + text)).printable
        #expect(shown.unicodeScalars.dropFirst().first == "\u{FFFD}")
    }
}
