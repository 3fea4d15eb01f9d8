import Domain
import Foundation
import Rendering
import Testing

@Suite("The plan as JSON")
struct PlanJSONTests {
    @Test("every key of the contract is there, in its order, whatever is known", arguments: SamplePlans.names)
    func keys(name: String) throws {
        let json = PlanDocument.json(try SamplePlans.plan(name))
        let top = try topKeys(json)
        #expect(
            top == [
                "schema", "location", "date", "generated", "window", "outcome", "first_weeks",
                "basis", "today", "priorities",
                "strengths", "praise", "weak_spots", "calls", "advocates", "done",
            ])
        let object = try self.object(json)
        #expect(keys(object["location"]) == ["id", "name", "region", "timezone"])
        #expect(keys(object["window"]) == ["from", "responses", "responses_before", "to"])
        #expect(
            keys(object["outcome"]) == ["change", "consistency", "high", "key", "low", "mean", "peers", "standing"])
        for priority in try list(object["priorities"]) {
            #expect(
                priority.keys.sorted() == [
                    "actions", "answers", "basis", "behaviours", "below_peers", "causes", "consistency", "driver",
                    "due",
                    "exemplar", "expected_gain", "high", "importance", "label", "low", "mean", "peers",
                    "probability_top",
                    "progress", "quotes", "rank", "reason", "since", "slope", "standing", "target",
                    "uneven", "weeks",
                ])
            for behaviour in try list(priority["behaviours"]) {
                #expect(behaviour.keys.sorted() == ["answers", "behaviour", "peers", "rate", "since"])
            }
            for action in try list(priority["actions"]) {
                #expect(
                    action.keys.sorted() == [
                        "author", "cadence", "done_lately", "evidence", "id", "minutes", "note", "owner", "say",
                        "state",
                        "steps",
                        "title",
                    ])
                #expect(keys(action["evidence"]) == ["assigned", "effect", "high", "low", "words"])
            }
        }
    }

    @Test("the figures are the plan's, with at most four decimals")
    func figures() throws {
        let object = try object(PlanDocument.json(SamplePlans.own))
        let focus = try #require(try list(object["priorities"]).first)
        #expect(focus["expected_gain"] as? Double == 0.1188)
        #expect(focus["below_peers"] as? Double == 0.9648)
        #expect(focus["since"] as? String == "2026-11-14")
        #expect(focus["progress"] as? String == "too_early")
        #expect(try list(object["weak_spots"]).first?["day"] as? String == "Sunday")
        let evidence = try #require(try list(focus["actions"]).first?["evidence"] as? [String: Any])
        #expect(evidence["words"] as? String == "tried in 19 stores: helps a little, fairly sure")
        #expect(object["generated"] as? String == "2026-11-21T05:00:00Z")
    }

    @Test("what customers confirm since the focus began stands beside what they did before")
    func behaviours() throws {
        var plan = SamplePlans.own
        let none = try #require(
            try list(try list(object(PlanDocument.json(plan))["priorities"])[0]["behaviours"]).first)
        #expect(none["since"] is NSNull)
        plan.priorities[0].behaviours[0].movement = Plan.BehaviourMovement(
            before: 0.55, since: 0.7, answers: 41, hasRisen: true)
        let some = try #require(
            try list(try list(object(PlanDocument.json(plan))["priorities"])[0]["behaviours"]).first)
        let since = try #require(some["since"] as? [String: Any])
        #expect(since["rate"] as? Double == 0.7 && since["before"] as? Double == 0.55)
        #expect(since["answers"] as? Int == 41 && since["risen"] as? Bool == true)
    }

    @Test("what is not finite is null")
    func notFinite() throws {
        let json = PlanDocument.json(SamplePlans.hostile)
        #expect(!json.contains("nan") && !json.contains("inf,"))
        let focus = try #require(try list(try object(json)["priorities"]).first)
        #expect(focus["standing"] is NSNull && focus["target"] is NSNull)
    }

    @Test("outside text is kept byte for byte and holds nothing that a terminal obeys")
    func hostileText() throws {
        let json = PlanDocument.json(SamplePlans.hostile)
        let location = try #require(try object(json)["location"] as? [String: Any])
        let id = try #require(location["id"] as? String)
        #expect(id.utf8.elementsEqual(SamplePlans.hostile.location.id.text.utf8))
        #expect(
            !json.unicodeScalars.contains {
                $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
            })
    }

    @Test("without anybody to compare with, the peers' figures are null")
    func alone() throws {
        let focus = try #require(try list(try object(PlanDocument.json(SamplePlans.alone))["priorities"]).first)
        #expect(focus["peers"] is NSNull && focus["below_peers"] is NSNull)
    }

    @Test("a chain's reason makes no claim about the location")
    func chainReason() throws {
        let focus = try #require(try list(try object(PlanDocument.json(SamplePlans.chain))["priorities"]).first)
        let reason = try #require(focus["reason"] as? String)
        #expect(reason.hasPrefix("Only 5 answers"))
        #expect(reason.contains("mostly what holds for the whole chain"))
        #expect(!reason.contains("3.6") && !reason.contains("2.2"))
    }

    private func object(_ json: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    private func list(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }

    private func keys(_ value: Any?) -> [String]? { (value as? [String: Any])?.keys.sorted() }

    private func topKeys(_ json: String) throws -> [String] {
        json.split(separator: "\n").filter { $0.hasPrefix("  \"") }.compactMap {
            $0.split(separator: "\"").dropFirst().first
        }
        .map(String.init)
    }
}
