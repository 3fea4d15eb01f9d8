import Domain
import Library
import TestSupport
import Testing

@Suite("A library file that cannot be read")
struct UnreadableFileTests {
    @Test(
        "is left out with the line and a sentence",
        arguments: [
            ("", "1: the file is empty; start with id, title and drivers"),
            ("# only a comment\n", "1: the file is empty; start with id, title and drivers"),
            ("~\n", "1: \"the action\" is empty; write id, title and drivers"),
            ("- a\n- b\n", "1: \"the action\" must hold keys with values; write each as key: value, indented"),
            ("just words\n", "1: \"the action\" must hold keys with values; write each as key: value, indented"),
            ("id: a\nsay: \u{0}\n", "2: a control character (hexadecimal 0) stands here; remove it"),
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
            ("id: a\n---\nid: b\n", 2), ("id: a\nsay: *b\n", 2),
        ])
    func broken(text: String, line: Int) throws {
        let found = ActionLibrary.read(folders: [[file("a.yaml", text)]], brand: nil).problems
        #expect(found.count == 1)
        let problem = try #require(found.first)
        #expect(problem.severity == .error)
        #expect(problem.line == line, "\(problem)")
        #expect(problem.message.hasPrefix("this is not valid YAML: "))
    }

    @Test(
        "as it is meant is named with everything else that is wrong in it",
        arguments: [
            ("id: b", "13: \"id\" stands here a second time, after line 1; keep one of the two"),
            (
                "author: &b c",
                "13: YAML's anchors and aliases (& and *) are not read here; write the value out, or put text in quotes"
            ),
        ])
    func ambiguous(line: String, message: String) {
        #expect(
            problems(in: actionFile(adding: "\(line)\nsetps: [a]\n")) == [
                "library.d/second-till.yaml:\(message)",
                "library.d/second-till.yaml:14: unknown key \"setps\"; did you mean \"steps\"?",
            ])
    }

    @Test("for its encoding names the first line that is not UTF-8")
    func latin1() {
        let bytes = Array("id: a\ntitle: caf".utf8) + [0xE9, 0x0A]
        #expect(
            problems(in: LibraryFile(path: "a.yaml", bytes: bytes)) == [
                "a.yaml:2: this is not UTF-8 text; save the file in the encoding UTF-8"
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
        #expect(!library.problems.isEmpty)
    }
}
