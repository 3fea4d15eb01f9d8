/// A tool's layout of JSON: one file for each in this folder, listed in ``Layouts/documents``.
protocol DocumentLayout: Sendable {
    /// What the first object of a file says; nil: the file is not of this layout.
    func layout(of object: JSONTape) -> Layout?
}
