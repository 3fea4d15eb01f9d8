import Foundation
import Rendering
import Testing

@Suite("JSON")
struct JSONTests {
    @Test(
        "strings are escaped, data is kept",
        arguments: [
            ("plain", #""plain""#), ("\"\\/", #""\"\\/""#), ("a\nb\rc\td", #""a\nb\rc\td""#),
            ("\u{0}\u{1}\u{1F}\u{7F}\u{9B}", #""\u0000\u0001\u001f\u007f\u009b""#),
            ("\u{2028}\u{2029}\u{202E}\u{200B}\u{FEFF}", #""\u2028\u2029\u202e\u200b\ufeff""#),
            ("<b>&'", #""<b>&'""#), ("Größe 東京 👍", #""Größe 東京 👍""#), ("\u{E0041}", #""\udb40\udc41""#),
        ])
    func strings(text: String, written: String) throws {
        #expect(JSON.string(text).line == written)
        let read = try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed) as? String
        #expect(read?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }

    @Test(
        "figures carry at most four decimals and neither exponent nor minus zero",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (4.15, "4.15"), (0.1 + 0.2, "0.3"), (0.11879, "0.1188"), (-3.00004, "-3"),
            (-0.00004, "0"), (-0.5, "-0.5"), (1e-7, "0"), (123_456_789.123456, "123456789.1235"),
            (1e12, "1000000000000"),
            (0.00005, "0.0001"), (2.0 / 3, "0.6667"), (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
        ] as [(Double, String)])
    func figures(value: Double, written: String) {
        #expect(JSON.number(value).line == written)
    }

    @Test(
        "exact numbers read back as the same value",
        arguments: [
            0.1, 1.0 / 3, 1e-300, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 123_456_789.123456789, -0.31, 1,
        ])
    func exact(value: Double) {
        #expect(Double(JSON.exact(value).line) == value)
        #expect(JSON.exact(.nan).line == "null")
        #expect(JSON.exact(-0.0).line == "0")
    }

    @Test("keys keep their order in both styles, and small objects stay on one line")
    func styles() {
        let value: JSON = [
            "z": .integer(1), "a": [.null, .bool(true)], "empty": [], "none": .object([]),
            "deep": ["list": [["b": .integer(1), "a": "x"], ["b": .integer(2), "a": "y"]]],
        ]
        #expect(
            value.line
                == #"{"z":1,"a":[null,true],"empty":[],"none":{},"deep":{"list":[{"b":1,"a":"x"},{"b":2,"a":"y"}]}}"#)
        #expect(
            value.document == """
                {
                  "z": 1,
                  "a": [null, true],
                  "empty": [],
                  "none": {},
                  "deep": {
                    "list": [
                      {"b": 1, "a": "x"},
                      {"b": 2, "a": "y"}
                    ]
                  }
                }

                """)
    }
}
