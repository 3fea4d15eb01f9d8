import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Google reviews")
struct GoogleReviewsTests {
    private static func review(
        _ id: String, location: String = "9042", stars: String = "FOUR", comment: String? = nil,
        updated: String = "2026-11-20T09:00:00.123Z"
    ) -> String {
        let comment = comment.map { #""comment":"\#($0)","# } ?? ""
        return #"""
            {"name":"accounts/1/locations/\#(location)/reviews/\#(id)","reviewId":"\#(id)",
            "reviewer":{"displayName":"Kim Bloggs","profilePhotoUrl":"https://example.com/k"},"starRating":"\#(stars)",
            \#(comment)"createTime":"2026-11-19T09:00:00Z","updateTime":"\#(updated)",
            "reviewReply":{"comment":"Thank you, Kim Bloggs","updateTime":"2026-11-20T10:00:00Z"}}
            """#.split(separator: "\n").joined()
    }

    @Test("all works untold: location, stars, words, times and the channel")
    func untold() throws {
        for text in [
            #"{"reviews":[\#(Self.review("a", comment: "Lovely")),\#(Self.review("b", stars: "ONE"))],"averageRating":4.2}"#,
            "\(Self.review("a", comment: "Lovely"))\n\(Self.review("b", stars: "ONE"))\n",
            "[\(Self.review("a", comment: "Lovely")),\(Self.review("b", stars: "ONE"))]",
        ] {
            let reading = try read(text)
            #expect(reading.responses.map(\.producerID) == ["a", "b"], "\(reading.summary)")
            #expect(reading.responses.map(\.outcome?.thousandths) == [4_000, 1_000])
            #expect(reading.responses.map(\.comment) == ["Lovely", nil])
            #expect(reading.responses.allSatisfy { $0.location == "9042" && $0.channel == "review" })
            #expect(reading.responses.first?.version.updated?.milliseconds == 1_795_165_200_123)
            #expect(reading.complaints.isEmpty)
        }
    }

    @Test("a batch names the location outside the review, and each review has its own")
    func batch() throws {
        let text = #"""
            {"locationReviews":[
              {"name":"accounts/1/locations/9042","review":\#(Self.review("a"))},
              {"name":"accounts/1/locations/9043","review":{"reviewId":"b","starRating":"FIVE","createTime":"2026-11-19T09:00:00Z"}}
            ]}
            """#
        let reading = try read(text)
        #expect(reading.responses.map(\.location) == ["9042", "9043"], "\(reading.summary)")
    }

    @Test(
        "of a translated comment the customer's own words are kept, wherever the translation stands",
        arguments: [
            ("(Translated by Google) Very good\\n\\n(Original)\\nSehr gut", "Sehr gut"),
            ("Sehr gut\\n\\n(Translated by Google)\\nVery good", "Sehr gut"),
            ("Sehr gut (Original)", "Sehr gut (Original)"),
            ("(Translated by Google) Very good", "(Translated by Google) Very good"),
        ])
    func translated(comment: String, own: String) throws {
        #expect(try read(Self.review("a", comment: comment)).responses.first?.comment == own)
    }

    @Test("of the same review twice the newest version is the greater")
    func versions() throws {
        let reading = try read(
            "\(Self.review("a", updated: "2026-11-20T12:00:00Z"))\n\(Self.review("a", stars: "TWO"))\n")
        #expect(Set(reading.responses.map(\.identity)).count == 1)
        let updates = reading.responses.map { $0.version.updated ?? Instant(seconds: 0) }
        #expect(updates.count == 2 && updates[0] > updates[1])
    }

    @Test("who wrote a review is told to nobody, not even by a source that maps it")
    func persons() throws {
        let source = try anySource(columns: [
            "response": "reviewer.displayName", "contact_name": "reviewer.displayName",
        ])
        for configuration in [configuration(), configuration(source: source)] {
            let reading = try read(Self.review("a", stars: "many"), configuration)
            let told = "\(reading.summary.warnings) \(reading.complaints) \(reading.responses) \(reading.sink.contacts)"
            #expect(!told.contains("Kim") && !told.contains("profilePhoto"))
        }
    }

    @Test("stars fall onto a brand's scale, whatever that is")
    func scale() throws {
        var brand = Samples.brand()
        brand.outcome.scale = Samples.scale(0, 10)
        #expect(
            try read(Self.review("a"), configuration(brand: brand)).responses.first?.outcome?.thousandths == 7_500)
    }

    @Test("a review from Takeout has the same identity, though its id stands only in its name")
    func takeout() throws {
        let api = try read(Self.review("a"))
        let takeout = try read(Self.review("a").replacing(#""reviewId":"a","#, with: ""))
        #expect(takeout.responses.map(\.identity) == api.responses.map(\.identity) && takeout.responses.count == 1)
    }

    @Test("a review without its location is a row without one")
    func noLocation() throws {
        let text = #"{"name":"accounts/1","reviewId":"a","starRating":"FIVE","createTime":"2026-11-19T09:00:00Z"}"#
        #expect(try read("\(Self.review("b"))\n\(text)\n").rejections == ["2: no location"])
    }
}
