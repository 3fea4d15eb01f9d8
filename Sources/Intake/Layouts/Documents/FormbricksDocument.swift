import Configuration

/// Formbricks: a webhook's body (`{"event": …, "data": {…}}`), or its interface (`{"data": […]}`). Answers and hidden fields are
/// `data.QUESTION`.
struct FormbricksDocument: DocumentLayout {
    var lists: [String] { ["data"] }

    func layout(of record: JSONTape) -> Layout? {
        let response = response(in: record)
        guard record.object("data", of: response) != nil, record.member("finished", of: response) != nil,
            record.member("createdAt", of: response) != nil
        else { return nil }
        return Layout(
            columns: [.response: ["id"], .submitted: ["createdAt"], .updated: ["updatedAt"]],
            exclusions: [.finished("finished")])
    }

    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void) {
        record.forEachValue(in: response(in: record), body)
    }

    private func response(in record: JSONTape) -> Int {
        record.member("event") == nil ? 0 : record.object("data") ?? 0
    }
}
