package import Domain

/// `status.json`: how the service is doing, for anybody to read.
package enum StatusDocument {
    /// `huddled.status/1`: every key, in this order; what is unknown is null. Nothing in it acts on whoever shows it.
    ///
    /// - Parameters:
    ///   - status: nil: nothing is known, and every key but the first two is null.
    ///   - isRunning: whether the service runs, as somebody who looked knows; adds the key `running`.
    package static func json(_ status: Status?, isRunning: Bool? = nil) -> String {
        var members = [JSON.Member("schema", "huddled.status/1")]
        if let isRunning { members.append(JSON.Member("running", .bool(isRunning))) }
        members += [
            JSON.Member("brand", text(status?.brand)),
            JSON.Member("state", .text(status?.state.rawValue)),
            JSON.Member("started", time(status?.started)),
            JSON.Member("updated", time(status?.updated)),
            JSON.Member("doing", text(status?.doing)),
            JSON.Member("last_file", object(status?.lastFile, lastFile)),
            JSON.Member("last_plans", object(status?.lastPlans, lastPlans)),
            JSON.Member("next_plans", object(status?.nextPlans, nextPlans)),
            JSON.Member("waiting", object(status?.waiting, waiting)),
            JSON.Member("left", object(status?.left, left)),
            JSON.Member("proposed", object(status?.proposed, JSON.integer)),
            JSON.Member("problems", object(status?.problems) { .list($0, problem) }),
            JSON.Member("quiet", object(status?.quiet) { .list($0, quiet) }),
        ]
        return JSON.object(members).document
    }

    private static func lastFile(_ file: Status.LastFile) -> JSON {
        [
            "name": text(file.name), "state": .string(file.state.rawValue), "rows": .integer(file.rows),
            "warnings": .integer(file.warnings), "received": time(file.received),
        ]
    }

    private static func lastPlans(_ plans: Status.LastPlans) -> JSON {
        ["date": .string(plans.date.iso), "plans": .integer(plans.plans), "published": time(plans.published)]
    }

    private static func nextPlans(_ plans: Status.NextPlans) -> JSON {
        ["due": time(plans.due), "timezone": text(plans.timezone)]
    }

    private static func waiting(_ waiting: Status.Waiting) -> JSON {
        ["inbox": .integer(waiting.inbox), "work": .integer(waiting.work)]
    }

    private static func left(_ left: Status.Left) -> JSON {
        ["count": .integer(left.count), "remedies": .list(left.remedies) { .string(Inert.sentence($0)) }]
    }

    private static func problem(_ problem: Status.Problem) -> JSON {
        ["what": .string(Inert.sentence(problem.what)), "since": time(problem.since)]
    }

    private static func quiet(_ quiet: Status.QuietSource) -> JSON {
        [
            "source": text(quiet.source.text), "last": time(quiet.last),
            "expected_seconds": .integer(Int(clamping: quiet.expected.seconds)),
        ]
    }

    private static func text(_ text: String?) -> JSON { .text(text.map(Inert.text)) }

    private static func time(_ instant: Instant?) -> JSON { .text(instant?.rfc3339) }

    private static func object<Value>(_ value: Value?, _ json: (Value) -> JSON) -> JSON {
        value.map(json) ?? .null
    }
}
