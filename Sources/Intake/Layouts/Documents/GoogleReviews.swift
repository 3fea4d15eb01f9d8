import Configuration

/// Google reviews, from its interface (`{"reviews": […]}`, of several locations `{"locationReviews": […]}`) or from Takeout. The
/// location is the number in the review's `name`. Who wrote a review is nobody's business here and comes out under no name.
struct GoogleReviews: DocumentLayout {
    var lists: [String] { ["reviews", "locationReviews"] }

    func layout(of record: JSONTape) -> Layout? {
        let review = review(in: record)
        guard record.member("starRating", of: review) != nil, record.member("createTime", of: review) != nil else {
            return nil
        }
        return Layout(
            columns: [
                .location: ["location"], .response: ["reviewId"], .submitted: ["createTime"], .updated: ["updateTime"],
                .comment: ["comment"],
            ],
            outcome: ["starRating"], outcomeScale: SourceScale(worst: 1, best: 5), labels: Self.stars,
            channel: "review")
    }

    func forEachValue(of record: JSONTape, _ body: (JSONMember) -> Void) {
        let review = review(in: record)
        record.forEachValue(in: review, besides: ["reviewer"]) { member in
            var member = member
            if member.name.elementsEqual("comment") { member.value.range = original(member.value.range, in: record) }
            body(member)
        }
        guard let path = record.member("name", of: review) ?? record.member("name") else { return }
        func tell(_ name: String, _ part: String) {
            var value = record.nodes[path]
            value.range = id(behind: part, value.range, in: record)
            body(JSONMember(name: Array(name.utf8)[...], value: value))
        }
        tell("location", "locations")
        // Takeout has the review's id only there.
        if record.member("reviewId", of: review) == nil { tell("reviewId", "reviews") }
    }

    private static let stars = ["ONE", "TWO", "THREE", "FOUR", "FIVE"].enumerated().map {
        Source.Label(text: $0.element, value: Double($0.offset + 1))
    }
    private static let translated = Array("(Translated by Google)".utf8)
    private static let written = Array("(Original)".utf8)

    private func review(in record: JSONTape) -> Int { record.object("review") ?? 0 }

    /// Where the customer's own words stand in a comment that comes with Google's translation before or behind them.
    private func original(_ range: Range<Int>, in record: JSONTape) -> Range<Int> {
        let text = record.text[range]
        guard let translation = text.firstRange(of: Self.translated) else { return range }
        if let own = text[translation.upperBound...].firstRange(of: Self.written) {
            return own.upperBound..<range.upperBound
        }
        return translation.lowerBound > range.lowerBound ? range.lowerBound..<translation.lowerBound : range
    }

    /// Where in a path of names and ids the id behind that name stands; empty where there is none.
    private func id(behind part: String, _ range: Range<Int>, in record: JSONTape) -> Range<Int> {
        let parts = record.text[range].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let index = parts.firstIndex(where: { $0.elementsEqual(part.utf8) }), index + 1 < parts.count else {
            return range.lowerBound..<range.lowerBound
        }
        return parts[index + 1].startIndex..<parts[index + 1].endIndex
    }
}
