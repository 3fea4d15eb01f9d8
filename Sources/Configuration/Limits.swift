/// How large the parts of a feedback file may be before it is refused.
package struct Limits: Equatable, Sendable {
    /// Bytes of one row.
    package var row: Int
    package var columns: Int
    /// How deep JSON may be nested.
    package var nesting: Int
    /// How many times larger than the compressed file its content may be.
    package var ratio: Int

    package init(row: Int = 1 << 20, columns: Int = 4_096, nesting: Int = 64, ratio: Int = 1_000) {
        self.row = row
        self.columns = columns
        self.nesting = nesting
        self.ratio = ratio
    }
}
