import Configuration
import Domain
import Intake

@testable import Proposal

/// 2026-11-21T06:00:00Z.
let now = Instant(seconds: 1_795_240_800)

private struct MemorySource: ByteSource {
    var rest: ArraySlice<UInt8>

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let next = rest.prefix(buffer.count)
        buffer.copyBytes(from: next)
        rest = rest.dropFirst(next.count)
        return next.count
    }
}

func propose(_ bytes: [UInt8], named name: String = "survey.csv") throws -> ProposedConfiguration {
    try ProposedConfiguration(fileNamed: name, from: { MemorySource(rest: bytes[...]) }, now: now)
}

func propose(_ text: String, named name: String = "survey.csv") throws -> ProposedConfiguration {
    try propose(Array(text.utf8), named: name)
}

extension ProposedConfiguration {
    /// Its text, as huddled reads it.
    func configuration() throws -> Configuration {
        try Configuration.load("huddled.yaml") { _ in Array(text.utf8) }
    }

    /// Lines that stand in the configuration, without indentation and comments.
    var lines: [String] {
        text.split(separator: "\n").map { String($0.drop { $0 == " " }) }.filter { !$0.hasPrefix("#") }
    }

    /// Comments as one text each, wherever their lines break.
    var comments: String {
        text.replacing("\n", with: " ").replacing("#   ", with: "").split(separator: " ").joined(separator: " ")
    }
}

/// A table with a header and rows made of their number, `;` between cells.
func table(_ header: String, rows: Int = 60, _ row: (Int) -> String) -> String {
    header + "\n" + (0..<rows).map { row($0) + "\n" }.joined()
}

/// What is found in a column of such answers: `1 × 20 | 5 × 80`, each mark and how often.
func marks(_ numbers: String, called name: String = "rating") -> Marks? {
    let cells = numbers.split(separator: " | ").flatMap { part in
        let pair = part.split(separator: " × ")
        return [String](repeating: String(pair[0]), count: Int(pair[1]) ?? 0)
    }
    return Marks.found(in: Values(cells), called: NameWords(name))
}
