/// Answers in words, from the worst to the best; each grade with everything that is written for it.
///
/// A `·` stands for the endings that the language gives to what men, women and forms say: `satisfait·`.
struct LabelFamily: Sendable {
    let grades: [[String]]

    init(_ grades: [String]...) { self.grades = grades }
}

/// The labels of one language.
struct LabelLanguage: Sendable {
    var endings = [""]
    let no: [String]
    let yes: [String]
    let families: [LabelFamily]
    /// What says that there is no answer.
    let missing: [String]
}

/// The labels that need no declaration, found whatever their case, blanks and apostrophes.
///
/// A label means one thing, whatever else is in its column, so that a row says the same in every file. Where tools use it
/// in scales of different length one reading was chosen; the lists of the languages say which.
struct LabelTable: Sendable {
    static let known = LabelTable([.english, .german, .french, .spanish])

    /// Longer than any label.
    private static let longest = 80

    private var table = ByteTable()
    private var answers: [Answer] = []
    /// Labels that were given two meanings, for a test to see.
    private(set) var contradictions: [String] = []

    init(_ languages: [LabelLanguage]) {
        for language in languages {
            for label in language.no { add(label, .no, [""]) }
            for label in language.yes { add(label, .yes, [""]) }
            for family in language.families {
                for (grade, labels) in family.grades.enumerated() {
                    let answer = Answer.rank(Double(grade + 1), of: Double(family.grades.count))
                    for label in labels { add(label, answer, language.endings) }
                }
            }
            for label in language.missing { add(label, .missing, language.endings) }
        }
    }

    func answer(_ cell: ArraySlice<UInt8>) -> Answer? {
        guard cell.count <= Self.longest else { return nil }
        return table.number(of: Self.folded(cell)[...]).map { answers[$0] }
    }

    private mutating func add(_ label: String, _ answer: Answer, _ endings: [String]) {
        let parts = label.split(separator: "·", omittingEmptySubsequences: false)
        for ending in parts.count > 1 ? endings : [""] {
            let text = parts.joined(separator: ending)
            let number = table.insert(Self.folded(Array(text.utf8)[...])[...])
            if number == answers.count {
                answers.append(answer)
            } else if answers[number] != answer {
                contradictions.append(text)
            }
        }
    }

    /// In small letters, with single spaces, plain apostrophes and plain dashes.
    private static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.count)
        var rest = text
        func skip(_ bytes: UInt8...) -> Bool {
            guard rest.starts(with: bytes) else { return false }
            rest = rest.dropFirst(bytes.count)
            return true
        }
        while let byte = rest.first {
            switch byte {
            case 0x09...0x0D, 0x20:
                rest = rest.dropFirst()
                appendSpace(&folded)
            case 0x60:
                rest = rest.dropFirst()
                folded.append(apostrophe)
            case 0xC2 where skip(0xC2, 0xA0), 0xE2 where skip(0xE2, 0x80, 0xAF): appendSpace(&folded)
            case 0xC2 where skip(0xC2, 0xB4), 0xE2 where skip(0xE2, 0x80, 0x98) || skip(0xE2, 0x80, 0x99):
                folded.append(apostrophe)
            case 0xE2 where skip(0xE2, 0x80, 0x93) || skip(0xE2, 0x80, 0x94): folded.append(UInt8(ascii: "-"))
            default:
                // À to Þ, but not ×, are 32 before their small letters.
                let isLatin = folded.last == 0xC3 && (0x80...0x9E).contains(byte) && byte != 0x97
                folded.append(isLatin ? byte + 0x20 : byte.asciiLowercased)
                rest = rest.dropFirst()
            }
        }
        return folded
    }

    private static let apostrophe = UInt8(ascii: "'")

    private static func appendSpace(_ text: inout [UInt8]) {
        if text.last != 0x20 { text.append(0x20) }
    }
}
