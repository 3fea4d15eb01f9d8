import Domain
import Testing

@Suite("Identifiers")
struct IdentifierTests {
    private let composed = Identifier("Caf\u{E9}")
    private let decomposed = Identifier("Cafe\u{301}")

    @Test("two ids that look alike but differ in bytes are two ids")
    func bytes() {
        #expect(composed.text == decomposed.text)
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, Identifier("Caf\u{E9}")]).count == 2)
        #expect(Identifier("42") != "042")
        #expect(Identifier("A") != "a")
    }

    @Test("the order is that of the UTF-8 bytes")
    func order() {
        let ids: [Identifier] = ["", "0042", "42", decomposed, composed, "Z", "a", "Ω", "\u{FFFD}", "😀"]
        #expect(ids.shuffled().sorted() == ids)
        #expect(!(composed < composed))
        #expect((decomposed < composed) != (composed < decomposed))
    }
}

@Suite("Ratings")
struct RatingTests {
    @Test(
        "a mark is kept in whole thousandths of a point",
        arguments: [(3.5, 3_500), (0.0005, 1), (4.3333, 4_333), (-2, -2_000), (0, 0), (1e-9, 0)] as [(Double, Int32)])
    func rounding(points: Double, thousandths: Int32) {
        #expect(Rating(points: points)?.thousandths == thousandths)
    }

    @Test("what cannot be held is no mark", arguments: [Double.nan, .infinity, -.infinity, 2_000_001, 1e300])
    func impossible(points: Double) {
        #expect(Rating(points: points) == nil)
    }

    @Test("a scale runs upwards and holds both its ends")
    func scale() throws {
        let low = Rating(thousandths: 1_000)
        let high = Rating(thousandths: 5_000)
        let scale = try #require(Scale(low: low, high: high))
        #expect(scale.range == 4)
        #expect(scale.contains(low) && scale.contains(high))
        #expect(!scale.contains(Rating(thousandths: 5_001)) && !scale.contains(Rating(thousandths: 999)))
        #expect(Scale(low: high, high: low) == nil)
        #expect(Scale(low: low, high: low) == nil)
    }
}

@Suite("Versions of a response")
struct ResponseVersionTests {
    private static func version(_ updated: Int64?, _ submitted: Int64, _ digest: [UInt8]) -> ResponseVersion {
        ResponseVersion(
            updated: updated.map { Instant(seconds: $0) }, submitted: Instant(seconds: submitted), digest: digest)
    }

    @Test("the greatest version is the same whatever the order of arrival")
    func order() {
        let ascending = [
            Self.version(nil, 5, [9]), Self.version(nil, 6, [0]), Self.version(1, 2, [9]), Self.version(1, 3, [0]),
            Self.version(1, 3, [0, 1]), Self.version(1, 3, [1]), Self.version(2, 0, [0]),
        ]
        for _ in 0..<20 { #expect(ascending.shuffled().sorted() == ascending) }
        #expect(ascending.shuffled().max() == ascending.last)
    }

    @Test("a version is not newer than itself")
    func equal() {
        let version = Self.version(1, 2, [3])
        #expect(!(version < version))
    }

    @Test("a response counts for when the customer was there, else for when they answered")
    func at() {
        var response = Response(
            identity: ResponseIdentity(bytes: [1]), version: Self.version(nil, 100, [1]), source: "canonical",
            location: "0042", drivers: [], behaviours: [])
        #expect(response.at == Instant(seconds: 100))
        response.visited = Instant(seconds: 50)
        #expect(response.at == Instant(seconds: 50))
    }
}
