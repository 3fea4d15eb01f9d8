import Domain
import StrictYAML

/// What a test's file says and what is wrong with it, `line: message`.
struct Reading {
    var name: String?
    var words: [String]?
    var inner: [String: String] = [:]
    var order: Order?
    var problems: [String]

    enum Order: String, CaseIterable { case first, last }

    init(_ bytes: [UInt8]) {
        var reader = FieldReader(file: "test.yaml")
        let keys = ["name", "words", "inner", "order"]
        if let root = reader.document(bytes, called: "the file", keys: keys, beginning: "a name") {
            name = reader.text(reader.require("name", in: root, write: "name: N"), folded: true)
            words = reader.texts(root["words"])
            for field in reader.fields(root["inner"]) ?? [] { inner[field.name] = reader.text(field) }
            order = reader.choice(root["order"])
        }
        problems = reader.problems.map { "\($0.line): \($0.message)" }
    }

    init(_ text: String) { self.init(Array(text.utf8)) }
}
