import Configuration

/// Delighted: a list of responses, or a webhook's body (`event_data`). What the brand knows of the customer is
/// `person_properties.store`, answers to further questions are `answers.QUESTION`.
struct Delighted: DocumentLayout {
    func layout(of record: JSONTape) -> Layout? {
        let response = response(in: record)
        guard record.member("score", of: response) != nil, record.member("person_properties", of: response) != nil,
            record.member("created_at", of: response) != nil
        else { return nil }
        let type = record.member("survey_type", of: response).map { record.bytes(record.nodes[$0]) } ?? []
        return Layout(
            columns: [
                .response: ["id"], .submitted: ["created_at"], .updated: ["updated_at"], .comment: ["comment"],
                .contactName: ["person.name"], .contactEmail: ["person.email"], .contactPhone: ["person.phone_number"],
            ],
            outcome: ["score"],
            // Other surveys have other scales; the brand's or the source's then says which.
            outcomeScale: type.isEmpty || type.isOneOf(["nps"]) ? SourceScale(worst: 0, best: 10) : nil)
    }

    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void) {
        let response = response(in: record)
        record.forEachValue(in: response, besides: ["additional_answers"], body)
        record.forEachElement(of: record.member("additional_answers", of: response)) { answer in
            guard let id = record.member("id", of: record.object("question", of: answer)),
                let value = value(of: answer, in: record)
            else { return }
            body(JSONMember(name: JSONMember.answer([record.bytes(record.nodes[id])]), value: value))
        }
    }

    private func response(in record: JSONTape) -> Int { record.object("event_data") ?? 0 }

    /// The value is what is not null of four kinds.
    private func value(of answer: Int, in record: JSONTape) -> JSONTape.Node? {
        guard let given = record.member("value", of: answer) else { return nil }
        var value = record.nodes[given].kind == .object ? nil : given
        record.forEachMember(of: given) { _, found in
            if record.nodes[found].kind != .null, value == nil { value = found }
        }
        if let choice = value { value = record.member("text", of: choice) ?? choice }
        return value.map { record.nodes[$0] }
    }
}
