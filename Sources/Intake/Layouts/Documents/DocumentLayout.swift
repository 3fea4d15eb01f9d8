/// A tool's layout of JSON: one file for each in this folder, listed in ``Layouts/documents``.
protocol DocumentLayout: Sendable {
    /// The members of what the tool's interface answers whose lists hold the records.
    var lists: [String] { get }

    /// What a record says that the file holds; nil: the record is not of this layout.
    func layout(of record: JSONTape) -> Layout?

    /// Calls the body with every value of a record under the name that a source's `columns` may give: values of the record
    /// and of the objects in it by a dotted path (`hidden.store`), answers that stand in a list by the id of the question
    /// (`answers.QUESTION`).
    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void)
}

extension DocumentLayout {
    var lists: [String] { [] }

    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void) { record.forEachValue(body) }
}
