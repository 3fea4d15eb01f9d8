import Domain
import Testing

@Suite("Text from outside")
struct InertTests {
    @Test(
        "everything that acts is gone, everything that is read stays",
        arguments: [
            ("Queen Street", "Queen Street"),
            ("", ""),
            ("  two  spaces\tand a tab ", "two spaces and a tab"),
            ("line\r\nend\nand\u{2028}more\u{2029}", "line end and more"),
            ("no\u{A0}break\u{3000}wide", "no break wide"),
            ("\u{1B}[31mred\u{1B}[0m", "red"),
            ("\u{9B}31mred", "red"),
            ("\u{1B}]0;title\u{7}text", "text"),
            ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
            ("\u{1B}", ""),
            ("\u{1B}cclear", "clear"),
            ("nul\u{0}l, bell\u{7}, back\u{8}, del\u{7F}, c1\u{84}", "null, bell, back, del, c1"),
            ("abc\u{202E}cba\u{202C}", "abccba"),
            ("\u{2066}iso\u{2069}\u{200E}\u{200F}\u{061C}", "iso"),
            ("zero\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}width\u{AD}", "zerowidth"),
            ("fill\u{3164}er\u{E0041}", "filler"),
            ("Café · Größe · 東京 · עברית · 👍🏽", "Café · Größe · 東京 · עברית · 👍🏽"),
            ("heart \u{2764}\u{FE0F}", "heart \u{2764}\u{FE0F}"),
            ("<script>alert('1') & more</script>", "<script>alert('1') & more</script>"),
        ])
    func inert(text: String, expected: String) {
        #expect(Inert.text(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test("an escape sequence that never ends hides nothing")
    func endlessSequence() {
        #expect(Inert.text("\u{1B}]" + String(repeating: "x", count: 1_000)).count == 1_000)
    }

    @Test(
        "no mark sticks to a character that means something in markup",
        arguments: [
            "\u{0D4E}<script>", "\u{0600}<b>", "<\u{301}b>", "\"\u{338} x", "'\u{20E3}", "&\u{FE0F}amp;", "\u{110BD}>",
        ])
    func markup(text: String) {
        let characters = Inert.text(text).filter { $0.unicodeScalars.contains { "<>&\"'".unicodeScalars.contains($0) } }
        #expect(!characters.isEmpty)
        #expect(characters.allSatisfy { $0.unicodeScalars.count == 1 })
    }

    @Test("random text gives one line without anything invisible, and nothing more when done twice")
    func random() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            var text = String.UnicodeScalarView()
            for _ in 0..<40 {
                let ranges: [ClosedRange<UInt32>] = [
                    0...0x2FF, 0x300...0x36F, 0x600...0x605, 0xD40...0xD50, 0x2000...0x206F, 0xFE00...0xFE0F,
                    0x1F1E6...0x1F1FF, 0x20...0x3E,
                ]
                if let range = ranges.randomElement(using: &generator),
                    let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator))
                {
                    text.append(scalar)
                }
            }
            let inert = Inert.text(String(text))
            #expect(Inert.text(inert) == inert)
            for character in inert where character.unicodeScalars.count > 1 {
                #expect(!character.unicodeScalars.contains { "<>&\"'".unicodeScalars.contains($0) })
            }
            #expect(!inert.unicodeScalars.contains { $0.properties.isBidiControl || $0.value < 0x20 })
        }
    }

    @Test("piles of marks are cut at four")
    func piles() {
        #expect(Inert.text("a" + String(repeating: "\u{301}", count: 50)).unicodeScalars.count == 5)
    }
}
