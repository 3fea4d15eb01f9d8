import Testing

@testable import Intake

@Suite("Plain text")
struct PlainTextTests {
    /// Long enough for several looks at eight bytes, and for what is left behind them.
    private static let plain = Array("r-2026-00000001 ~!{}|azAZ09".utf8)

    @Test("any one byte in a text decides as it does alone", arguments: [0, 7, 8, 15, 23, 26])
    func eachByte(place: Int) {
        for byte in UInt8.min...UInt8.max {
            var text = Self.plain
            text[place] = byte
            let isPlain = text.withUnsafeBytes { $0.isPlainText }
            #expect(isPlain == (0x20...0x7E).contains(byte), "\(byte)")
        }
    }

    @Test("letters beyond ASCII are plain, their control characters and broken sequences are not")
    func beyondASCII() {
        func isPlain(_ bytes: [UInt8]) -> Bool { (Self.plain + bytes + Self.plain).withUnsafeBytes { $0.isPlainText } }
        #expect(isPlain(Array("Zürich 東京 ☕".utf8)))
        #expect(!isPlain([0xC2, 0x85]))
        #expect(!isPlain([0xC3]))
        #expect(!isPlain([0xE2, 0x98]))
    }

    @Test("nothing is plain text, too")
    func empty() {
        #expect([UInt8]().withUnsafeBytes { $0.isPlainText })
    }
}
