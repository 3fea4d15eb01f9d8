/// An e-mail address or a telephone number that is looked for in texts.
package struct SoughtAddress: Equatable, Sendable {
    /// As `Contact.addresses` writes it.
    package let address: String
    private let sought: [Unicode.Scalar]
    private let isMail: Bool

    /// nil where it is neither.
    package init?(_ text: String) {
        let text = Inert.text(text)
        isMail = text.contains("@")
        if !isMail {
            let isNumber = text.unicodeScalars.allSatisfy {
                Self.digit($0) != nil || Self.isBetweenDigits($0) || $0 == "+"
            }
            guard isNumber else { return nil }
        }
        let words = text.split(separator: " ")
        let contact = isMail ? Contact(email: words.joined()) : Contact(phone: text)
        guard words.count == 1 || !isMail, let address = contact.addresses.first,
            let start = address.firstIndex(of: ":")
        else { return nil }
        self.address = address
        sought = Array(address[address.index(after: start)...].unicodeScalars)
    }

    /// Whether the address stands in the text, and not as a part of a longer one: an e-mail address in any case, a telephone
    /// number by its digits, with or without `+`, `00` and `(0)`.
    package func isIn(_ text: some Collection<UInt8>) -> Bool {
        if isMail {
            guard text.contains(UInt8(ascii: "@")) else { return false }
            return hasMail(Array(String(decoding: text, as: UTF8.self).lowercased().unicodeScalars))
        }
        let mayBeDigits = text.reduce(0) { $0 + ((0x30...0x39).contains($1) || $1 >= 0x80 ? 1 : 0) }
        guard mayBeDigits >= sought.count else { return false }
        return hasNumber(Array(String(decoding: text, as: UTF8.self).unicodeScalars))
    }

    /// Whether any address could be found in the text: where it is false, `isIn` is, whatever is looked for.
    static func mayStand(in text: String) -> Bool {
        if text.utf8.contains(UInt8(ascii: "@")) { return true }
        var found = 0
        for scalar in text.unicodeScalars {
            if digit(scalar) != nil {
                found += 1
                if found == Contact.fewestDigits { return true }
            } else if !isBetweenDigits(scalar) {
                found = 0
            }
        }
        return false
    }

    private func hasMail(_ text: [Unicode.Scalar]) -> Bool {
        func isPart(_ place: Int) -> Bool {
            guard text.indices.contains(place) else { return false }
            return text[place].properties.isAlphabetic || Self.digit(text[place]) != nil
        }
        var start = 0
        while start + sought.count <= text.count {
            defer { start += 1 }
            guard text[start] == sought[0], text[start..<start + sought.count].elementsEqual(sought) else { continue }
            let end = start + sought.count
            let isBegun = isPart(start - 1) || start > 0 && "._%+-".unicodeScalars.contains(text[start - 1])
            let goesOn = isPart(end) || end < text.count && (text[end] == "." || text[end] == "-") && isPart(end + 1)
            if !isBegun, !goesOn { return true }
        }
        return false
    }

    private func hasNumber(_ text: [Unicode.Scalar]) -> Bool {
        let digits = text.map(Self.digit)
        func isDigit(_ place: Int) -> Bool { digits.indices.contains(place) && digits[place] != nil }
        return digits.indices.contains { start in
            guard isDigit(start) else { return false }
            let isWhole = !isDigit(start - 1)
            let isAbroad = start >= 2 && digits[start - 1] == 0 && digits[start - 2] == 0 && !isDigit(start - 3)
            return (isWhole || isAbroad) && endOfNumber(text, digits, from: start).map { !isDigit($0) } ?? false
        }
    }

    /// Where the number ends that begins there, if it is the one.
    private func endOfNumber(_ text: [Unicode.Scalar], _ digits: [Int?], from start: Int) -> Int? {
        var (place, found) = (start, 0)
        while found < sought.count {
            guard place < text.count else { return nil }
            if let digit = digits[place] {
                let isTrunk =
                    digit == 0 && found > 0 && text[place - 1] == "(" && place + 1 < text.count
                    && text[place + 1] == ")"
                if !isTrunk {
                    guard digit == Self.digit(sought[found]) else { return nil }
                    found += 1
                }
            } else if !Self.isBetweenDigits(text[place]) {
                return nil
            }
            place += 1
        }
        return place
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII { return (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil }
        guard scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }

    private static func isBetweenDigits(_ scalar: Unicode.Scalar) -> Bool {
        " \u{A0}\u{202F}()-/.".unicodeScalars.contains(scalar) || scalar == "\u{2011}"
    }
}
