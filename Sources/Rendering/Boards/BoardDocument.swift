package import Domain

/// A board as a page for the manager who has two minutes for forty stores and as `huddled.board/1` for programs, and the
/// sheet that goes along when a store is visited. In the brand's language.
package struct BoardDocument: Sendable {
    /// A wall time of the brand.
    package struct Moment: Equatable, Sendable {
        package var day: Day
        package var minutes: Int

        package init(day: Day, minutes: Int) {
            self.day = day
            self.minutes = minutes
        }
    }

    /// Where pages lead to: paths below `boards/`, as a link writes them.
    package struct Links: Sendable {
        package var board: @Sendable (Board.Scope) -> String
        package var visit: @Sendable (Identifier) -> String
        package var library: String

        package init(
            board: @escaping @Sendable (Board.Scope) -> String, visit: @escaping @Sendable (Identifier) -> String,
            library: String
        ) {
            self.board = board
            self.visit = visit
            self.library = library
        }
    }

    /// The rows of a brand's locations, written once for all boards that show them.
    package struct Rows: Sendable {
        struct Row: Sendable {
            var json: String
            /// What comes before and after the path back to `boards/`.
            var head: Markup
            var tail: Markup
        }

        let of: [Identifier: Row]
    }

    let writer: BoardWriter

    /// - Parameters:
    ///   - written: the instant that calls are as of.
    ///   - moment: the same on the brand's own clock.
    package init(brand: Brand, written: Instant, moment: Moment, links: Links) {
        writer = BoardWriter(brand: brand, written: written, moment: moment, links: links)
    }

    /// - Parameter board: the brand's own.
    package func rows(of board: Board) -> Rows {
        let rows = board.entries.map { entry -> (Identifier, Rows.Row) in
            let table = BoardTable(writer: writer)
            return (
                entry.row.id,
                Rows.Row(json: writer.json(entry).line, head: table.head, tail: table.tail(entry))
            )
        }
        return Rows(of: Dictionary(rows, uniquingKeysWith: { first, _ in first }))
    }

    /// One file that needs nothing else.
    package func html(_ board: Board, _ rows: Rows) -> [UInt8] {
        BoardPage(writer: writer, board: board, rows: rows).html
    }

    /// Every key in a fixed order; what is unknown is null. A line for each location.
    package func json(_ board: Board, _ rows: Rows) -> [UInt8] {
        let lines = board.entries.compactMap { rows.of[$0.row.id]?.json }
        // Before the closing bracket and its line ends.
        var text = writer.json(board).document.dropLast(3)
        text += ",\n  \"stores\": [" + lines.map { "\n    " + $0 }.joined(separator: ",")
        text += (lines.isEmpty ? "" : "\n  ") + "]\n}\n"
        return Array(text.utf8)
    }

    /// What to ask and to check in a store, on one page when printed.
    ///
    /// - Parameter date: the board's.
    package func visit(_ entry: Board.Entry, on date: Day) -> [UInt8] {
        VisitPage(writer: writer, entry: entry, date: date).html
    }

    /// What the practices of the library are worth, with a forest plot for each driver.
    package func html(_ board: LibraryBoard) -> [UInt8] { LibraryPage(writer: writer, board: board).html }

    /// `huddled.library/1`: every key in a fixed order; what is unknown is null.
    package func json(_ board: LibraryBoard) -> [UInt8] { Array(writer.json(board).document.utf8) }
}
