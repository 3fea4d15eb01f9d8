import Domain

/// What stands before and after the content of a board or a sheet.
enum PageFrame {
    /// - Parameter isSheet: a visit's, not a board.
    static func open(_ words: any BoardWords, title: String, isSheet: Bool = false, into html: inout Markup) {
        html.add("<!doctype html>\n<html lang=\"")
        html.text(words.tag)
        html.add(
            """
            ">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>
            """)
        html.text(title)
        html.add("</title>\n<style>\n")
        html.add(BoardStyle.common)
        html.add(isSheet ? BoardStyle.sheet : BoardStyle.board)
        if !isSheet { signs(words, into: &html) }
        html.add("</style>\n</head>\n<body>\n<main>\n")
    }

    /// Signs say the same as colours, where these do not show; read aloud, words do. Only words of the program stand in a
    /// style.
    private static func signs(_ words: any BoardWords, into html: inout Markup) {
        for (step, sign) in zip(BoardStep.allCases, ["▼", "▽", "", "△", "▲"]) where !sign.isEmpty {
            let style = BoardTable.style(step)
            html.add("td.")
            html.add(style)
            html.add("::after { content: \" ")
            html.text(sign)
            html.add("\"; content: \" ")
            html.text(sign)
            html.add("\" / \", ")
            html.text(words.step(step))
            html.add("\"; font-size: .7em; }\n")
        }
    }

    static func close(into html: inout Markup) { html.add("</main>\n</body>\n</html>\n") }
}
