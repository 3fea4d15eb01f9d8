import Domain
import Foundation

/// Takes customers' words out of the files of a plan that was made before; all else stays as it was told.
package enum QuoteErasure {
    /// What stands in their place, between the quotation marks.
    private static let gone = "…"
    /// So many of its words in a row are a piece of a quote.
    private static let fewest = 4

    private struct QuotedPlan: Decodable {
        struct Quote: Decodable { var text: String }
        struct Priority: Decodable { var quotes: [Quote] }

        var priorities: [Priority]
        var praise: [Quote]
    }

    /// The plan's quotes, in the order of `Plan.Told.quoted`; nil where the JSON plan is not to be understood.
    package static func quotes(in json: [UInt8]) -> [String]? {
        guard let plan = try? JSONDecoder().decode(QuotedPlan.self, from: Data(json)) else { return nil }
        return (plan.priorities.flatMap(\.quotes) + plan.praise).map(\.text)
    }

    /// A file of the plan without that quote; nil where words of it remain.
    /// - Parameter format: `txt`, `html` or `json`.
    package static func without(_ quote: String, in file: [UInt8], format: String) -> [UInt8]? {
        var text = String(decoding: file, as: UTF8.self)
        if format == "json" {
            text = text.replacing("\"text\": " + JSON.string(quote).line, with: "\"text\": \"\(gone)\"")
            return text.contains(JSON.string(quote).line) ? nil : Array(text.utf8)
        }
        // As pages have it: masked once more.
        let shown = Inert.text(Masking.quote(quote, staff: [], keepingStaff: true) ?? "")
        let words = (format == "html" ? shown.escapedForHTML : shown).split(separator: " ").map { Array($0.utf8) }
        guard !words.isEmpty else { return file }
        let bytes = cut(words, from: file)
        return holds(words, bytes) ? nil : bytes
    }

    /// Removes every place that begins like the quote behind a quotation mark, as far as it goes on like it: it may be wrapped,
    /// or cut with an ellipsis.
    private static func cut(_ words: [[UInt8]], from file: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var place = 0
        while place < file.count {
            if marks.contains(where: { kept.ends(with: $0) }), let end = end(of: words, in: file, from: place) {
                kept += gone.utf8
                place = end
            } else {
                kept.append(file[place])
                place += 1
            }
        }
        return kept
    }

    private static let marks = ["“", "„"].map { Array($0.utf8) }
    private static let ends = ["”", "“"].map { Array($0.utf8) }
    private static let ellipsis = Array(gone.utf8)

    /// Where the quote ends that begins there; nil where another one does.
    private static func end(of words: [[UInt8]], in file: [UInt8], from start: Int) -> Int? {
        var place = start
        for (number, word) in words.enumerated() {
            if number > 0 {
                let blanks = file[place...].prefix(while: isBlank)
                if blanks.isEmpty { return cutOff(file, at: place) }
                place += blanks.count
            }
            let common = zip(word, file[place...]).prefix { $0 == $1 }.count
            place += common
            if common < word.count { return cutOff(file, at: place) }
        }
        return ends.contains { file[place...].starts(with: $0) } ? place : cutOff(file, at: place)
    }

    private static func cutOff(_ file: [UInt8], at place: Int) -> Int? {
        file[place...].starts(with: ellipsis) ? place + ellipsis.count : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }

    /// Whether some words of the quote stand there one after the other.
    private static func holds(_ words: [[UInt8]], _ file: [UInt8]) -> Bool {
        let length = min(fewest, words.count)
        // Of a word or two nobody can tell whose they are.
        guard length == fewest else { return false }
        let runs = Set(
            (0...(words.count - length)).map { Array(words[$0..<$0 + length].joined(separator: [UInt8(ascii: " ")])) })
        let all = file.split(whereSeparator: isBlank)
        guard all.count >= length else { return false }
        return (0...(all.count - length)).contains { start in
            runs.contains(Array(all[start..<start + length].joined(separator: [UInt8(ascii: " ")])))
        }
    }
}

extension [UInt8] {
    fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}

extension String {
    /// As the templates do.
    fileprivate var escapedForHTML: String {
        reduce(into: "") { escaped, character in
            switch character {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
    }
}
