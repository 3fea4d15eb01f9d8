import Configuration

/// SurveyMonkey's interface: `{"data": […]}`, or one response. Answers are ids without texts: `answers.QUESTION`,
/// `answers.QUESTION.ROW` of a matrix, `answers.QUESTION.other`. The value is the text where there is one, else the choice's id,
/// for which a source's `labels` say the mark.
struct SurveyMonkeyDocument: DocumentLayout {
    var lists: [String] { ["data"] }

    func layout(of record: JSONTape) -> Layout? {
        guard record.member("pages", .array) != nil, record.member("date_created") != nil else { return nil }
        return Layout(
            columns: [
                .response: ["id"], .submitted: ["date_created"], .updated: ["date_modified"],
                .contactEmail: ["email_address"],
            ],
            exclusions: [
                Exclusion(names: ["collection_mode"]) { $0.isOneOf(["preview", "survey_preview"]) ? .preview : nil },
                Exclusion(names: ["response_status"]) { $0.isEmpty || $0.isOneOf(["completed"]) ? nil : .unfinished },
            ])
    }

    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void) {
        record.forEachValue(besides: ["pages"], body)
        record.forEachElement(of: record.member("pages")) { page in
            record.forEachElement(of: record.member("questions", of: page)) { question in
                guard let id = record.member("id", of: question) else { return }
                record.forEachElement(of: record.member("answers", of: question)) { answer in
                    guard let value = value(of: answer, in: record) else { return }
                    let name = name(of: answer, toQuestion: record.bytes(record.nodes[id]), in: record)
                    body(JSONMember(name: name, value: value))
                }
            }
        }
    }

    private func value(of answer: Int, in record: JSONTape) -> JSONTape.Node? {
        (record.member("text", of: answer) ?? record.member("choice_id", of: answer)).map { record.nodes[$0] }
    }

    private func name(
        of answer: Int, toQuestion question: ArraySlice<UInt8>, in record: JSONTape
    ) -> ArraySlice<UInt8> {
        var ids = [question]
        for part in ["row_id", "col_id"] as [StaticString] {
            if let id = record.member(part, of: answer) { ids.append(record.bytes(record.nodes[id])) }
        }
        if record.member("other_id", of: answer) != nil { ids.append(Self.other) }
        return JSONMember.answer(ids)
    }

    private static let other = Array("other".utf8)[...]
}
