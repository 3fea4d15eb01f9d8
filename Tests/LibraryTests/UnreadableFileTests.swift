import Domain
import Library
import TestSupport
import Testing

@Suite("A library file that cannot be read")
struct UnreadableFileTests {
    @Test(
        "is left out with the line and a sentence",
        arguments: [
            ("", "1: the file is empty; write an action into it, or remove it"),
            ("# only a comment\n", "1: the file is empty; write an action into it, or remove it"),
            ("~\n", "1: the file is empty; write an action into it, or remove it"),
            ("- a\n- b\n", "1: an action is a list of `key: value` lines; start with `id: …`"),
            ("just words\n", "1: an action is a list of `key: value` lines; start with `id: …`"),
            ("id: a\nid: b\n", "1: `id` is there more than once; keep one"),
            ("id: a\n---\nid: b\n", "2: a second action begins here; move it to a file of its own"),
            ("id: a\nsay: *b\n", "2: not readable as YAML: found undefined alias; quote text that begins with `*`"),
            (
                "id: a\nsay: &b c\n",
                "2: `&` begins an anchor, which actions do not use; write the value out, or put a space after `&`"
            ),
        ])
    func refused(text: String, message: String) {
        let library = ActionLibrary.read(folders: [[file("a.yaml", text), actionFile()]], brand: nil)
        #expect(library.problems.map(\.description) == ["a.yaml:\(message)"])
        #expect(library.actions.map(\.id) == ["second-till"])
    }

    @Test(
        "as YAML names the line where the reader gave up",
        arguments: [
            ("id: a\nsay: \"never closed\n", 3), ("id: a\n\tsay: b\n", 2), ("id: a\nsay: b: c\n", 2),
            ("id: a\nsay: \u{0}\n", 2),
        ])
    func broken(text: String, line: Int) throws {
        let found = ActionLibrary.read(folders: [[file("a.yaml", text)]], brand: nil).problems
        #expect(found.count == 1)
        let problem = try #require(found.first)
        #expect(problem.severity == .error)
        #expect(problem.line == line, "\(problem)")
        #expect(problem.message.hasPrefix("not readable as YAML: "))
    }

    @Test("for its encoding names the first line that is not UTF-8")
    func latin1() {
        let bytes = Array("id: a\ntitle: caf".utf8) + [0xE9, 0x0A]
        #expect(
            problems(in: LibraryFile(path: "a.yaml", bytes: bytes)) == [
                "a.yaml:2: the text is not UTF-8; save the file as UTF-8"
            ])
    }

    @Test("for its size says so")
    func tooLarge() {
        #expect(
            problems(in: LibraryFile(path: "a.yaml", bytes: Array(repeating: 0x61, count: 65_537))) == [
                "a.yaml:1: the file has 65537 bytes; an action has at most 65536"
            ])
    }

    @Test(
        "never takes the reader with it",
        arguments: [
            String(repeating: "[", count: 60_000), String(repeating: "{a: ", count: 15_000),
            String(repeating: "- ", count: 30_000), "steps: " + String(repeating: "[", count: 60_000),
            "a: &a [x, x]\nb: &b [*a, *a]\n? *b\n: c\n",
        ])
    func hostile(text: String) {
        let library = ActionLibrary.read(folders: [[file("a.yaml", text)]], brand: nil)
        #expect(library.actions == [])
        #expect(library.problems.count == 1)
    }
}
