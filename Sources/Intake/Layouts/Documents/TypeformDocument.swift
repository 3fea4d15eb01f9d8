import Configuration

/// Typeform: a webhook's body (`form_response`), or its interface (`{"items": […]}`). Answers go by the question's reference or
/// by its id (`answers.REF`), hidden fields as `hidden.store`; of a choice the label is the value.
struct TypeformDocument: DocumentLayout {
    var lists: [String] { ["items"] }

    func layout(of record: JSONTape) -> Layout? {
        let response = response(in: record)
        guard record.member("token", of: response) != nil, record.member("landed_at", of: response) != nil else {
            return nil
        }
        return Layout(
            columns: [.response: ["token"], .submitted: ["submitted_at"]],
            exclusions: [
                Exclusion(names: ["response_type"]) { $0.isEmpty || $0.isOneOf(["completed"]) ? nil : .unfinished },
                // Whoever only looked at the form submitted it in the year 1.
                Exclusion(names: ["submitted_at"]) {
                    $0.isEmpty || $0.starts(with: "0001-".utf8) ? .unfinished : nil
                },
            ])
    }

    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void) {
        let response = response(in: record)
        record.forEachValue(in: response, besides: ["answers", "definition"], body)
        record.forEachElement(of: record.member("answers", of: response)) { answer in
            guard let field = record.object("field", of: answer),
                let value = value(of: answer, in: record)
            else { return }
            let names = (["ref", "id"] as [StaticString]).compactMap { record.member($0, of: field) }
                .map { JSONMember.answer([record.bytes(record.nodes[$0])]) }
            guard let name = names.first else { return }
            body(JSONMember(name: name, otherName: names.dropFirst().first, value: value))
        }
    }

    private func response(in record: JSONTape) -> Int { record.object("form_response") ?? 0 }

    /// The value stands under the name of its type.
    private func value(of answer: Int, in record: JSONTape) -> JSONTape.Node? {
        guard let type = record.member("type", of: answer) else { return nil }
        var value: Int?
        record.forEachMember(of: answer) { name, found in
            if value == nil, record.bytes(record.nodes[name]) == record.bytes(record.nodes[type]) { value = found }
        }
        if let choice = value, record.nodes[choice].kind == .object {
            value = record.member("label", of: choice) ?? record.member("other", of: choice) ?? choice
        }
        return value.map { record.nodes[$0] }
    }
}
