import Domain
import Testing

@Suite("Reactions of managers")
struct ReactionsTests {
    private func reactions(_ ratings: [String: (locations: Int, sum: Double)]) -> Reactions {
        Reactions(ratings: ratings.mapValues { Reactions.Ratings(locations: $0.locations, sum: $0.sum) })
    }

    @Test("an action stands where it is rated beside others; few ratings say little, and none nothing")
    func standing() {
        let some = reactions(["good": (10, 50), "bad": (10, 30)])
        #expect(some.standing(of: "good") == 0.125 && some.standing(of: "bad") == -0.125)
        #expect(some.standing(of: "other") == 0)
        let few = reactions(["good": (1, 5), "bad": (1, 3)])
        #expect(few.standing(of: "good") > 0 && few.standing(of: "good") < 0.03)
        #expect(reactions(["good": (3, 15)]).standing(of: "good") == 0, "rated like all others")
    }

    @Test("however many there are, it stays within its bounds")
    func bounds() {
        let many = reactions(["good": (1_000_000, 5_000_000), "bad": (1_000_000_000, 1_000_000_000)])
        #expect(many.standing(of: "good") <= 1 && many.standing(of: "bad") >= -1)
    }

    @Test("a note that accuses somebody is none")
    func accusations() {
        let notes = ["Bob stole from the till", "Works well"].map {
            Reactions.Note(location: "1", text: $0)
        }
        #expect(Reactions(notes: ["a": notes]).notes["a"]?.map(\.text) == ["Works well"])
    }
}
