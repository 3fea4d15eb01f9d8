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
                Exclusion(names: ["values.status"]) { Self.leftOut(status: $0) },
                Exclusion(names: ["values.distributionChannel"]) { $0.isOneOf(["preview"]) ? .preview : nil },
                Exclusion(names: ["values.finished"]) { $0.isOneOf(["0", "false"]) ? .unfinished : nil },
            ])
    }

    /// What the respondent was shown is no answer.
    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void) {
        record.forEachValue(besides: ["displayedFields", "displayedValues"], body)
    }

    /// The status is a sum of 1 (preview), 2 (test), 4 (imported), 8 (spam), 16 (offline) and 32.
    private static func leftOut(status: ArraySlice<UInt8>) -> LeftOut? {
        guard let text = status.text, let status = Int(text) else { return nil }
        if status & 1 != 0 { return .preview }
        if status & 2 != 0 { return .test }
        return status & 8 != 0 ? .spam : nil
    }
}
