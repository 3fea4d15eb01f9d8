import Domain
import StrictYAML
import Testing

@Suite("Numbers")
struct DecimalTests {
    @Test(
        "are decimal and finite",
        arguments: [
            ("5", 5), ("-1", -1), ("0.005", 0.005), (".5", 0.5), ("1e-3", 0.001), ("+2", 2), ("", nil), ("nan", nil),
            ("inf", nil), ("0x10", nil), ("1e999", nil), ("1_000", nil), ("5 ", nil), ("1,5", nil), ("e", nil),
        ] as [(String, Double?)])
    func decimal(_ text: String, _ number: Double?) {
        #expect(Double(decimal: text) == number)
    }

    @Test("are shown without needless digits", arguments: [(5, "5"), (-1, "-1"), (0.005, "0.005"), (1e20, "1e+20")])
    func brief(_ number: Double, _ text: String) {
        #expect(number.brief == text)
    }
}
