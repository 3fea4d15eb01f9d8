/// Reads a decimal number: `4`, `-1.50`, `+.5`, `4e0`. A point is the only decimal sign; there are no digit groups.
///
/// The nearest `Double`, or nil where the bytes are no such number. Blanks around it are the caller's business.
func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 0
    var isInFraction = false
    while let byte = rest.first {
        if byte.isASCIIDigit {
            digits += 1
            // Beyond 15 digits the slow way below reads all of them.
            if digits <= 15 { mantissa = mantissa * 10 + UInt64(byte - 0x30) }
            if isInFraction { scale += 1 }
        } else if byte == UInt8(ascii: "."), !isInFraction {
            isInFraction = true
        } else {
            break
        }
        rest = rest.dropFirst()
    }
    guard digits > 0 else { return nil }
    guard rest.isEmpty else { return isExponent(rest) ? Double(bytes.repairedText) : nil }
    // Both the digits and the power of ten are whole numbers that a Double holds exactly, so one division rounds once.
    guard digits <= 15 else { return Double(bytes.repairedText) }
    let magnitude = Double(mantissa) / powersOfTen[scale]
    return isNegative ? -magnitude : magnitude
}

private let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]

private func isExponent(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") else { return false }
    var digits = bytes.dropFirst()
    if digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    return !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit)
}
