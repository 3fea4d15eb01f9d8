/// HTML in the making. Markup is what the program wrote itself, a `StaticString`; everything else is text and escaped, so
/// that nothing from outside can become markup.
///
/// A board of ten thousand stores is written cell by cell: the same through templates, which keep a value of their own for
/// each cell, takes many times as long.
struct Markup: Sendable {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ markup: Markup) { bytes.append(contentsOf: markup.bytes) }

    /// Byte by byte: whatever follows or precedes a bracket, it is escaped.
    mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): add("&lt;")
            case UInt8(ascii: ">"): add("&gt;")
            case UInt8(ascii: "&"): add("&amp;")
            case UInt8(ascii: "\""): add("&quot;")
            case UInt8(ascii: "'"): add("&#39;")
            default: bytes.append(byte)
            }
        }
    }

    /// Text that may be written from right to left amid other text.
    mutating func name(_ text: String) {
        add("<bdi>")
        self.text(text)
        add("</bdi>")
    }

    /// Opens a region that scrolls by itself, for a table.
    mutating func openScroll(labelledBy id: String) {
        add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"")
        text(id)
        add("\">\n")
    }

    mutating func heading(_ text: String) {
        add("<h2>")
        self.text(text)
        add("</h2>\n")
    }

    mutating func paragraph(_ text: String) {
        add("<p dir=\"auto\">")
        self.text(text)
        add("</p>\n")
    }

    /// Nothing where there are no items.
    mutating func list(_ items: [String]) {
        if items.isEmpty { return }
        add("<ul>\n")
        for item in items {
            add("<li dir=\"auto\">")
            text(item)
            add("</li>\n")
        }
        add("</ul>\n")
    }

    /// - Parameter path: below `boards/`, of characters that links may have.
    mutating func link(_ path: String, _ text: String) {
        add("<a href=\"")
        self.text(path)
        add("\">")
        name(text)
        add("</a>")
    }
}
