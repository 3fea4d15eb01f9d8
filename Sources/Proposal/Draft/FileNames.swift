/// What a file's name says about the files that will come after it.
struct FileNames {
    /// A shell pattern that finds it and its like.
    let pattern: String
    /// The name of its source.
    let source: String
    /// The brand that it may be of.
    let brand: String
    /// Whether the pattern is more than an ending.
    let isTelling: Bool

    /// Numbers and what follows them are rather a date than a name.
    init(_ name: String) {
        var name = name
        if name.hasSuffix(".gz") || name.hasSuffix(".GZ") { name.removeLast(3) }
        let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 } ?? name.endIndex
        let stem = name[..<dot]
        let beginning = stem.prefix { !($0.isNumber && $0.isASCII) }
        isTelling = beginning.contains { $0.isLetter }
        pattern =
            (isTelling ? beginning : "").map { "*?[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
            + "*" + name[dot...].map { "*?[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        let words = beginning.split { !$0.isLetter }
        source = isTelling ? words.map { $0.lowercased() }.joined(separator: "-") : "feedback"
        brand =
            isTelling
            ? words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ") : "My brand"
    }
}
