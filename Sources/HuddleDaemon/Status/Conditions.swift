import Domain

/// What keeps the service from its work at the moment, and what else a person should do something about.
///
/// Each look says again what is so; only what is new is an event, so that a trouble that lasts for days is one entry
/// of the journal and not one every few seconds.
struct Conditions {
    /// What a problem is about, the worst first.
    enum Subject: Int, Comparable {
        case database, inbox, taking, alerts, plans, boards, advocates, retention, configuration, watch

        static func < (left: Subject, right: Subject) -> Bool { left.rawValue < right.rawValue }
    }

    /// Who remarks something.
    enum Topic {
        case inbox, files, plans, library, sources, retention
    }

    private var problemsBySubject: [Subject: Status.Problem] = [:]
    /// By their sentences: of many thousands of files each may be remarked on at each look.
    private var remarks: [Topic: Set<String>] = [:]

    /// The worst first.
    var problems: [Status.Problem] {
        problemsBySubject.sorted { $0.key < $1.key }.map(\.value)
    }

    var isDegraded: Bool { !problemsBySubject.isEmpty }

    func has(_ subject: Subject) -> Bool { problemsBySubject[subject] != nil }

    /// Notes what is wrong with something, nil for nothing, and returns what there is to report of it.
    mutating func set(_ subject: Subject, _ what: String?, at now: Instant) -> Event? {
        let before = problemsBySubject[subject]
        guard let what else {
            problemsBySubject[subject] = nil
            return before.map { .recovered(problem: $0.what) }
        }
        if before?.what == what { return nil }
        let problem = Status.Problem(what: what, since: before?.since ?? now)
        problemsBySubject[subject] = problem
        return .degraded(problem)
    }

    /// Notes everything that is remarked on a topic now, and returns what was not remarked the last time.
    mutating func remark(_ topic: Topic, _ events: [Event]) -> [Event] {
        let before = remarks[topic] ?? []
        let sentences = events.map(\.description)
        remarks[topic] = Set(sentences)
        return zip(events, sentences).filter { !before.contains($0.1) }.map(\.0)
    }
}
