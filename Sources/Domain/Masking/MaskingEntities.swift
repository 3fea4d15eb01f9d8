/// What forms on the web make of signs and letters: `&#64;`, `&commat;`, `J&uuml;rgen`.
extension Masking {
    /// The text as its writer saw it. Some forms escape twice, so until nothing changes, within reason.
    static func withoutEntities(_ text: String) -> String {
        var text = text
        for _ in 0..<4 where text.utf8.contains(UInt8(ascii: "&")) {
            let read = readingEntities(text.unicodeScalars[...])
            if read.unicodeScalars.elementsEqual(text.unicodeScalars) { break }
            text = read
        }
        return text
    }

    private static func readingEntities(_ text: Substring.UnicodeScalarView) -> String {
        var out = String.UnicodeScalarView()
        var rest = text
        while let scalar = rest.popFirst() {
            guard scalar == "&", let (meaning, end) = entity(rest) else {
                out.append(scalar)
                continue
            }
            out.append(contentsOf: meaning)
            rest = rest[end...]
        }
        return String(out)
    }

    /// What stands behind an `&`, and where it ends. Browsers do without the semicolon of numbers, and so do we.
    private static func entity(
        _ rest: Substring.UnicodeScalarView
    ) -> (meaning: String.UnicodeScalarView, end: Substring.UnicodeScalarView.Index)? {
        let isNumber = rest.first == "#"
        let body = rest.dropFirst(isNumber ? 1 : 0).prefix(10).prefix {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        }
        var end = body.endIndex
        let isClosed = end < rest.endIndex && rest[end] == ";"
        if isClosed { end = rest.index(after: end) }
        guard isNumber else {
            return isClosed ? named(String(body)).map { ($0.unicodeScalars, end) } : nil
        }
        let isHexadecimal = body.first == "x" || body.first == "X"
        let digits = String(
            body.dropFirst(isHexadecimal ? 1 : 0).prefix { isHexadecimal || $0.properties.numericType != nil })
        guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(value) else {
            return nil
        }
        if !isClosed { end = rest.index(body.startIndex, offsetBy: digits.count + (isHexadecimal ? 1 : 0)) }
        return (String.UnicodeScalarView([scalar]), end)
    }

    private static func named(_ name: String) -> String? {
        if let sign = signs[name] { return sign }
        // A letter and its accent: `&eacute;`, `&Uuml;`.
        guard let letter = name.first, let accent = accents[String(name.dropFirst())] else { return nil }
        return String(letter) + accent
    }

    private static let signs: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "commat": "@", "period": ".",
        "colon": ":", "comma": ",", "sol": "/", "num": "#", "plus": "+", "lowbar": "_", "hyphen": "-", "dash": "-",
        "lpar": "(", "rpar": ")", "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’",
        "ldquo": "“", "rdquo": "”", "euro": "€", "pound": "£", "szlig": "ß", "oslash": "ø", "Oslash": "Ø",
        "aelig": "æ", "AElig": "Æ", "shy": "", "zwj": "", "zwnj": "",
    ]

    private static let accents: [String: String] = [
        "acute": "\u{301}", "grave": "\u{300}", "circ": "\u{302}", "uml": "\u{308}", "tilde": "\u{303}",
        "ring": "\u{30A}", "cedil": "\u{327}", "caron": "\u{30C}",
    ]
}
