/// How far text stands out from its ground.
enum Contrast {
    /// WCAG 2.2's contrast ratio of two colours in hexadecimal.
    static func ratio(_ one: String, _ other: String) -> Double {
        let (low, high) = (min(luminance(one), luminance(other)), max(luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)
    }

    /// WCAG 2.2's relative luminance.
    private static func luminance(_ hex: String) -> Double {
        let value = Int(hex, radix: 16) ?? 0
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { channel in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// The power 2.4, as x² · (x²)^(1/5) by Newton's method.
    private static func power(_ x: Double) -> Double {
        let square = x * x
        var root = 0.5
        for _ in 0..<60 { root = (4 * root + square / (root * root * root * root)) / 5 }
        return square * root
    }
}
