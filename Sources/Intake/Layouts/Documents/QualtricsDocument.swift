import Configuration

/// Qualtrics, exported as JSON (`{"responses": […]}`) or NDJSON: answers as `values.QID1`, embedded data as `values.NAME`,
/// labels instead of codes as `labels.QID1`.
struct QualtricsDocument: DocumentLayout {
    var lists: [String] { ["responses"] }

    func layout(of record: JSONTape) -> Layout? {
        guard record.member("responseId") != nil, record.object("values") != nil else { return nil }
        return Layout(
            columns: [
                .response: ["responseId"], .submitted: ["values.endDate", "values.recordedDate"],
                .channel: ["values.distributionChannel"],
            ],
            exclusions: [
                Exclusion(names: ["values.status"], reason: QualtricsTable.qualtricsStatus),
                Exclusion(names: ["values.distributionChannel"]) { $0.isOneOf(["preview"]) ? .preview : nil },
                .finished("values.finished"),
            ])
    }

    /// What the respondent was shown is no answer.
    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void) {
        record.forEachValue(besides: ["displayedFields", "displayedValues"], body)
    }
}
