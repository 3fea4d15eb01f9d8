import Domain
import StrictYAML
import Testing

@Suite("Fields")
struct FieldReaderTests {
    @Test("are read by name and type")
    func everything() {
        let reading = Reading("name: >-\n  Two\n  lines\nwords: [a, b]\ninner: { k: v }\norder: last\n")
        #expect(reading.problems == [])
        #expect(reading.name == "Two lines")
        #expect(reading.words == ["a", "b"])
        #expect(reading.inner == ["k": "v"])
        #expect(reading.order == .last)
    }

    @Test("may stand behind a byte-order mark and end as on Windows")
    func byteOrderMark() {
        let reading = Reading("\u{FEFF}name: N\r\nwords: one\r\n")
        #expect(reading.problems == [])
        #expect(reading.words == ["one"])
    }

    @Test(
        "that are missing or wrong are named with line and remedy",
        arguments: [
            ("", "1: the file is empty; start with a name"),
            ("~", "1: \"the file\" is empty; write a name"),
            ("[a]", "1: \"the file\" must hold keys with values; write each as key: value, indented"),
            ("words: []", "1: \"name\" is missing; add a line such as: name: N"),
            ("name:", "1: \"name\" has no value; write text or remove the key"),
            ("name: ' '", "1: \"name\" is empty; write a value or remove the key"),
            ("name: N\nnmae: M", "2: unknown key \"nmae\"; did you mean \"name\"?"),
            ("name: N\ncolour: M", "2: unknown key \"colour\"; use one of: name, words, inner, order"),
            ("name: N\norder: frist", "2: \"order\" is \"frist\"; did you mean \"first\"?"),
            ("name: N\norder: none", "2: \"order\" is \"none\"; use one of: first, last"),
            (
                "name: N\nwords: { a: b }",
                "2: \"words\" must be a list; write [one, two], or each on a line after a dash"
            ),
            (
                "name: N\ninner: { \"a\\x07b\": v }",
                "2: a key must be one line of visible text; write it so, or remove it"
            ),
            (
                "name: \"a\\x07b\"",
                "1: \"name\" must be one line without control characters; write it in one line"
            ),
            (
                "name: N\nwords:\n  - Name one: whoever is nearest",
                "3: \"words\" must be text, not a list or keys; write it behind the colon, "
                    + "in quotes where it begins with a bracket or holds a colon and a space"
            ),
        ])
    func mistake(_ yaml: String, _ says: String) {
        #expect(Reading(yaml).problems == [says])
    }

    @Test("are all judged, and their problems come by line")
    func order() {
        let reading = Reading("order: x\nwords: { a: b }\nname: []\nold: 1\n")
        #expect(reading.problems.map { $0.prefix(2) } == ["1:", "2:", "3:", "4:"])
    }
}
