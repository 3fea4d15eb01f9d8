import Configuration

/// LimeSurvey, exported as JSON: `{"responses": […]}`, questions by code (`Q1`, `G1[SQ001]`). Older versions put each
/// response into an object of its own, under its number.
struct LimeSurveyDocument: DocumentLayout {
    var lists: [String] { ["responses"] }

    func layout(of record: JSONTape) -> Layout? {
        let response = response(in: record)
        guard record.member("submitdate", of: response) != nil, record.member("lastpage", of: response) != nil,
            record.member("startlanguage", of: response) != nil
        else { return nil }
        return Layout(
            columns: [.response: ["id"], .submitted: ["submitdate"]],
            exclusions: [.unfinishedWhereEmpty("submitdate")])
    }

    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void) {
        record.forEachValue(in: response(in: record), body)
    }

    private func response(in record: JSONTape) -> Int {
        var only: Int?
        var count = 0
        record.forEachMember(of: 0) { _, value in
            count += 1
            only = value
        }
        guard count == 1, let only, record.nodes[only].kind == .object else { return 0 }
        return only
    }
}
