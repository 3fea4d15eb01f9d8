/// Signs for tables on a terminal, or in its place a pipe.
///
/// Which ones follows from the locale alone, as with other tools: a pager or a file gets what the terminal would.
struct Glyphs: Equatable {
    /// ASCII only, where the locale has no more.
    let isPlain: Bool

    var plusMinus: String { isPlain ? "+-" : "±" }
    /// Between the ends of a range.
    var dash: String { isPlain ? "-" : "–" }
    /// Where a number would be and is none.
    var none: String { isPlain ? "-" : "–" }

    /// A bar of that many columns, to an eighth of one where the signs for it exist.
    func bar(_ length: Double) -> String {
        guard length > 0, length.isFinite else { return "" }
        if isPlain { return String(repeating: "#", count: Int(length.rounded())) }
        let eighths = Int((8 * length).rounded())
        return String(repeating: "█", count: eighths / 8) + Self.parts[eighths % 8]
    }

    private static let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}

extension Glyphs {
    /// What the environment's locale can show: the first that is set of LC_ALL, LC_CTYPE and LANG counts (POSIX.1,
    /// chapter 8). Its name is enough: a locale that this machine has not installed is the terminal's all the same.
    init(environment: (String) -> String?) {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? "C"
        let encoding = locale.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." }
        isPlain = !encoding.contains(".utf8")
    }
}
