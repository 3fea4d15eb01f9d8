import Testing

@testable import Systemd

@Suite("Journal entries")
struct JournalTests {
    @Test(
        "names of fields that the journal accepts",
        arguments: ["MESSAGE", "MESSAGE_ID", "HUDDLED_FILE", "A", "A1_", String(repeating: "A", count: 64)])
    func goodNames(name: String) {
        #expect(JournalEntry.Field(name, "").hasValidName)
    }

    @Test(
        "names of fields that it does not",
        arguments: [
            "", "_PID", "__CURSOR", "1ST", "message", "HUDDLED-FILE", "A B", "A=B", "A\nB", "A\u{0}", "É", "A\u{301}",
            String(repeating: "A", count: 65),
        ])
    func badNames(name: String) {
        #expect(!JournalEntry.Field(name, "").hasValidName)
    }

    @Test("fields are laid out in their order, doubled ones too, each with its bytes as they are")
    func layout() {
        let entry = JournalEntry([
            .init("PRIORITY", "6"),
            .init("MESSAGE", "two\nPRIORITY=0"),
            .init("HUDDLED_FILE", [0x00, 0xFF, 0x0A, 0x3D]),
            .init("HUDDLED_LOCATION", "0042"),
            .init("HUDDLED_LOCATION", ""),
        ])
        #expect(
            entry.assignments == [
                Array("PRIORITY=6".utf8),
                Array("MESSAGE=two\nPRIORITY=0".utf8),
                Array("HUDDLED_FILE=".utf8) + [0x00, 0xFF, 0x0A, 0x3D],
                Array("HUDDLED_LOCATION=0042".utf8),
                Array("HUDDLED_LOCATION=".utf8),
            ])
    }

    @Test("a field with a bad name is left out and costs the others nothing")
    func leftOut() {
        let entry = JournalEntry([
            .init("_PID", "1"), .init("MESSAGE", "here"), .init("X\nPRIORITY", "0"), .init("", "nothing"),
        ])
        #expect(entry.assignments == [Array("MESSAGE=here".utf8)])
    }

    @Test("standard error leads to the journal if $JOURNAL_STREAM names its device and inode")
    func detected() {
        #expect(Journal(stream: "9:31874", standardError: .init(device: 9, inode: 31_874)) != nil)
        #expect(Journal(stream: "\(UInt.max):0", standardError: .init(device: .max, inode: 0)) != nil)
    }

    @Test(
        "standard error leads elsewhere if $JOURNAL_STREAM names anything else",
        arguments: ["", ":", "9", "9:", ":31874", "9:31875", "8:31874", "31874:9", "+9:31874", "09:31874", "9:31874\n"])
    func notDetected(stream: String) {
        #expect(Journal(stream: stream, standardError: .init(device: 9, inode: 31_874)) == nil)
    }

    @Test("an entry without a field is not sent")
    func empty() throws {
        let journal = try #require(Journal(stream: "1:1", standardError: .init(device: 1, inode: 1)))
        #expect(!journal.send(JournalEntry([])))
        #expect(!journal.send(JournalEntry([.init("_PID", "1")])))
    }
}
