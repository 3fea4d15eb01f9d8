package import Configuration

/// Rows of a feedback file from its beginning to its end, column by column, for somebody who knows nothing about it yet.
package struct Sample: Equatable, Sendable {
    /// What a column is to those who know the tool that wrote the file, without a source that says it.
    package enum Untold: Equatable, Sendable {
        case column(CanonicalColumn)
        case outcome
        /// It tells rows that are no feedback.
        case exclusion
    }

    package struct Column: Equatable, Sendable {
        /// What a source's `columns` may call it; nil where no other column may be meant and nothing can.
        package var name: String?
        /// What people were asked, where the file says it, else the name.
        package var title: String
        package var untold: Untold?
        /// Of each row, blanks removed; a long one is cut. Empty where there is nothing.
        package var cells: [String]

        package init(name: String?, title: String, untold: Untold? = nil, cells: [String] = []) {
            self.name = name
            self.title = title
            self.untold = untold
            self.cells = cells
        }
    }

    package var columns: [Column]
    /// Rows of the sample.
    package var rows: Int
    /// Rows of the file.
    package var allRows: Int
    /// The marks of an untold outcome.
    package var outcomeScale: SourceScale?
    /// Whether times without a zone have the one that the tool gives them.
    package var knowsZone: Bool

    package init(
        columns: [Column], rows: Int, allRows: Int, outcomeScale: SourceScale? = nil, knowsZone: Bool = false
    ) {
        self.columns = columns
        self.rows = rows
        self.allRows = allRows
        self.outcomeScale = outcomeScale
        self.knowsZone = knowsZone
    }
}
