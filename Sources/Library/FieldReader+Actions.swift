import StrictYAML

extension FieldReader {
    /// Text that may be written in several lines; it is read as one.
    mutating func prose(_ field: Field?) -> String? {
        guard let field, let text = text(field, folded: true) else { return nil }
        guard !text.unicodeScalars.contains(where: \.properties.isBidiControl) else {
            report(field.line, "\"\(field.name)\" holds a character that turns the direction of writing; remove it")
            return nil
        }
        return text
    }

    /// A list of texts with something in it.
    mutating func list(_ field: Field?) -> [String]? {
        guard let field else { return nil }
        if field.listsNothing {
            report(field.line, "\"\(field.name)\" lists nothing; write [one, two], or each on a line after a dash")
        }
        guard let items = items(field) else { return nil }
        return items.compactMap { prose($0) }
    }
}
