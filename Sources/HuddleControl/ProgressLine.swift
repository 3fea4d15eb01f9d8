/// A line on a terminal that says what is being done, and that the next one replaces; nothing elsewhere.
struct ProgressLine {
    private let console: Console

    init(_ console: Console) { self.console = console }

    /// - Parameter text: empty: the line goes.
    func show(_ text: String) {
        guard console.isTerminal else { return }
        let blank = String(repeating: " ", count: max(0, min(console.columns, 78) - text.count))
        // Whoever closed the terminal learns so from what is printed next.
        try? console.write("\r\(text)\(blank)\(text.isEmpty ? "\r" : "")")
    }
}
