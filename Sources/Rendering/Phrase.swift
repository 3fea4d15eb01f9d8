/// Small things that both languages write alike.
enum Phrase {
    /// Minutes after midnight as `14:05`.
    static func clock(_ minutes: Int) -> String {
        let minute = ((minutes % 1_440) + 1_440) % 1_440
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    /// The text with a capital in front and a full stop behind, unless it ends like a sentence already.
    static func sentence(_ text: String) -> String {
        guard let first = text.first, let last = text.last else { return "" }
        let start = first.isLowercase ? first.uppercased() + text.dropFirst() : text
        return ".!?…".contains(last) ? start : start + "."
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
