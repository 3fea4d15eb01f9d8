package import Domain

/// Why a plan says what it says, for analysts: `huddled.explain/1`.
package enum ExplanationDocument {
    /// Every field of the explanation, in a fixed order; what is unknown is null.
    package static func json(_ explanation: Explanation) -> String {
        let location = explanation.location
        let document: JSON = [
            "schema": "huddled.explain/1",
            "location": [
                "id": .string(location.id.text), "name": .text(location.name), "region": .text(location.region),
                "format": .text(location.format),
            ],
            "date": .string(explanation.date.iso),
            "generated": .string(explanation.generated.rfc3339),
            "window": PlanDocument.window(explanation.window),
            "peers": peers(explanation.peers),
            "chain_responses": .integer(explanation.chainResponses),
            "chain_locations": .integer(explanation.chainLocations),
            "r2": .figure(explanation.r2),
            "spread": explanation.spread.map(spread) ?? .null,
            "drivers": .list(explanation.drivers, driver),
            "decision": decision(explanation.decision),
            "action": .text(explanation.action),
            "choice": .list(explanation.choice, choice),
            "history": .list(explanation.history, change),
            "first_weeks": PlanDocument.firstWeeks(explanation.firstWeeks),
            "quality": quality(explanation.quality),
        ]
        return document.document
    }

    private static func peers(_ peers: Explanation.Peers) -> JSON {
        switch peers {
        case .format(let name, let locations):
            ["kind": "format", "name": .string(name), "locations": .integer(locations)]
        case .region(let name, let locations):
            ["kind": "region", "name": .string(name), "locations": .integer(locations)]
        case .brand(let locations): ["kind": "brand", "name": .null, "locations": .integer(locations)]
        }
    }

    private static func spread(_ spread: Explanation.Spread) -> JSON {
        [
            "here": .figure(spread.here), "peers": .figure(spread.peers), "above_peers": .figure(spread.abovePeers),
        ]
    }

    private static func driver(_ driver: Explanation.DriverStanding) -> JSON {
        [
            "driver": .string(driver.driver), "label": .string(driver.label),
            "verdict": .string(driver.verdict.rawValue), "mean": .figure(driver.mean),
            "answers": .integer(driver.answers), "standing": .figure(driver.standing), "low": .figure(driver.low),
            "high": .figure(driver.high), "peers": .figure(driver.peers), "target": .figure(driver.target),
            "importance": .figure(driver.importance), "slope": .figure(driver.slope),
            "slope_error": .figure(driver.slopeError), "slope_clamped": .bool(driver.slopeClamped),
            "expected_gain": .figure(driver.expectedGain), "probability_top": .figure(driver.probabilityTop),
            "below_peers": .figure(driver.belowPeers),
        ]
    }

    private static func decision(_ decision: FocusDecision) -> JSON {
        [
            "kind": .string(decision.kind.rawValue), "reason": .string(decision.reason.rawValue),
            "driver": .text(decision.focus?.driver), "since": .text(decision.focus?.began.iso),
            "due": .text(decision.focus?.due.iso),
        ]
    }

    private static func choice(_ choice: Explanation.Choice) -> JSON {
        [
            "action": .string(choice.action), "probability": .figure(choice.probability),
            "trials": .integer(choice.trials), "effect": .figure(choice.effect), "low": .figure(choice.low),
            "high": .figure(choice.high),
        ]
    }

    private static func change(_ change: Explanation.Switch) -> JSON {
        [
            "date": .string(change.date.iso), "kind": .string(change.kind.rawValue),
            "reason": .string(change.reason.rawValue), "driver_before": .text(change.before),
            "driver_after": .text(change.after),
        ]
    }
}
