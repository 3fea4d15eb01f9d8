extension Double {
    /// `5`, `-1`, `0.005` or `1e-3`, finite; nil for what is written otherwise.
    package init?(decimal text: String) {
        guard text.utf8.allSatisfy("0123456789+-.eE".utf8.contains), let number = Double(text), number.isFinite else {
            return nil
        }
        self = number
    }
}
