import Domain
import StrictYAML

extension FieldReader {
    mutating func planning(_ field: Field?) -> PlanningPolicy {
        var policy = PlanningPolicy()
        let keys = ["at", "priorities", "window", "hold", "minimum_answers", "worthwhile"]
        guard let section = section(field, keys: keys) else { return policy }
        policy.at = clock(section["at"]) ?? policy.at
        policy.priorities = count(section["priorities"], in: 1...3) ?? policy.priorities
        policy.window = span(section["window"], least: .days(1)) ?? policy.window
        policy.hold = span(section["hold"], least: .days(1)) ?? policy.hold
        policy.minimumAnswers = count(section["minimum_answers"], in: 1...1_000_000) ?? policy.minimumAnswers
        policy.worthwhile = number(section["worthwhile"], in: 0...1) ?? policy.worthwhile
        return policy
    }

    /// Both thresholds are on the outcome's scale; without one (it could not be read) they are not judged.
    mutating func thresholds(_ root: Section, scale: Scale?) -> (AlertPolicy, AdvocatePolicy) {
        let judged = scale ?? Scale(low: Rating(thousandths: 1_000), high: Rating(thousandths: 5_000))
        let defaults = DefaultThresholds(judged)
        var alerts = AlertPolicy(
            atOrBelow: defaults.alert, words: ["ill", "sick", "allergic", "injured", "discriminated"],
            firstTouch: .hours(24), close: .hours(48), maxAge: .days(7))
        var advocates = AdvocatePolicy(atOrAbove: defaults.advocate)
        let alertKeys = ["at_or_below", "words", "first_touch", "close", "max_age"]
        let alertSection = section(root["alerts"], keys: alertKeys)
        let advocateSection = section(root["advocates"], keys: ["at_or_above"])
        let alertField = alertSection?["at_or_below"]
        let advocateField = advocateSection?["at_or_above"]
        let below = mark(alertField, on: scale)
        let above = mark(advocateField, on: scale)
        alerts.atOrBelow = below ?? alerts.atOrBelow
        advocates.atOrAbove = above ?? advocates.atOrAbove
        if let line = (above != nil ? advocateField : below != nil ? alertField : nil)?.line, scale != nil,
            advocates.atOrAbove <= alerts.atOrBelow
        {
            let alert = alerts.atOrBelow.points.brief
            report(
                line,
                "customers at \(advocates.atOrAbove.points.brief) would be unhappy (alerts.at_or_below is \(alert)) and "
                    + "advocates at once; write advocates.at_or_above above alerts.at_or_below")
        }
        if let section = alertSection {
            alerts.words = texts(section["words"]) ?? alerts.words
            alerts.firstTouch = span(section["first_touch"]) ?? alerts.firstTouch
            alerts.close = span(section["close"]) ?? alerts.close
            alerts.maxAge = span(section["max_age"]) ?? alerts.maxAge
            if let field = section["close"] ?? section["first_touch"], alerts.close < alerts.firstTouch {
                report(
                    field.line, "an alert must be closed before it is first touched; make close as long as first_touch")
            }
        }
        return (alerts, advocates)
    }

    mutating func quotes(_ field: Field?) -> QuotePolicy {
        var policy = QuotePolicy()
        guard let section = section(field, keys: ["staff_names_in_praise"]) else { return policy }
        policy.staffNamesInPraise = flag(section["staff_names_in_praise"]) ?? policy.staffNamesInPraise
        return policy
    }

    mutating func limits(_ field: Field?) -> Limits {
        var limits = Limits()
        guard let section = section(field, keys: ["row", "columns", "nesting", "ratio"]) else { return limits }
        limits.row = size(section["row"], in: 1_024...(1 << 30)) ?? limits.row
        limits.columns = count(section["columns"], in: 1...65_536) ?? limits.columns
        // JSON is read recursively: what is nested deeper could exhaust the stack.
        limits.nesting = count(section["nesting"], in: 1...512) ?? limits.nesting
        limits.ratio = count(section["ratio"], in: 1...1_000_000) ?? limits.ratio
        return limits
    }

    mutating func retention(_ field: Field?) -> Retention {
        var retention = Retention()
        let keys = ["plans", "archive", "rejected", "contacts", "comments"]
        guard let section = section(field, keys: keys) else { return retention }
        retention.plans = span(section["plans"]) ?? retention.plans
        retention.archive = span(section["archive"]) ?? retention.archive
        retention.rejected = span(section["rejected"]) ?? retention.rejected
        retention.contacts = span(section["contacts"]) ?? retention.contacts
        retention.comments = span(section["comments"]) ?? retention.comments
        return retention
    }

    private mutating func mark(_ field: Field?, on scale: Scale?) -> Rating? {
        guard let field, let number = number(field) else { return nil }
        guard let scale else { return Rating(points: number) }
        guard let rating = Rating(points: number), scale.contains(rating) else {
            let bounds = "\(scale.low.points.brief) to \(scale.high.points.brief)"
            report(field.line, "\"\(field.name)\" is \(number.brief) and off the outcome's scale; write \(bounds)")
            return nil
        }
        return rating
    }
}
