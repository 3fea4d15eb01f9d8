import Domain

/// What the journal keeps of an event beside its sentence.
extension Event {
    /// Names the kind of event for as long as huddled exists: programs search by it, and the journal's catalog explains
    /// it. A new case gets a new one from `systemd-id128 new`.
    package var messageID: String {
        switch self {
        case .started: "cc5e492f822c4990b4a613e9971d1627"
        case .couldNotGoOn: "db2bd5404e694a07a8b0c881b0dec8e0"
        case .upgrading: "52bfe05c67b54f119833a6a9735a7a50"
        case .stopping: "2cf6b52b5a0a40ebb796599a9c9d2b1f"
        case .leftUnfinished: "893f3a448d774018b1b4313f5ab4a4ab"
        case .reloaded: "6ccacb1bc3a14565a26070d135786ee1"
        case .notReloaded: "a8687f1c41a843d29dc4a2ca5c6491e4"
        case .degraded: "adc8bce3fd1d4da5bd775425a7c4aa4a"
        case .recovered: "d0449b0ccf8c4d6282059a2146e34e43"
        case .clockStepped: "21941293554e42eaa406fd71d0e348ca"
        case .unheard: "ed9fec95cae445e29ad3bba731477c6a"
        case .taken: "2c6e42b11663405bb3f8fdca0ccb757b"
        case .left: "235ea1624a5f45eeaf29e0eb2d938b4f"
        case .waitingForSpace: "4cbaefaf22d04c158382e0ed5427c35c"
        case .failed: "3de5955bfb3542bb9973b7b01e4f967c"
        case .quiet: "14614d261e1d406f9d0d73f72c5d75f2"
        case .unknownLocations: "1b6dd157e4a846518c36e964b1772299"
        case .libraryProblem: "e03e1288390e47fda81ad86efa51b27f"
        case .plannedAhead: "273c3c04755e4693b9c8f982f171f022"
        case .decided: "db43dc07e81f454f80588089b18cca70"
        case .published: "0d6ee9273cfa4c8cabadb42d2a956225"
        case .removed: "8a995c27506d4015859d8835223195ff"
        case .notRemoved: "cfce87d8fc5c4a52a946ba6233b19f6e"
        }
    }

    /// syslog(3)'s numbers, as far as they are used.
    package enum Priority: Int, Sendable {
        case error = 3
        case warning, notice, info
    }

    package var priority: Priority {
        switch self {
        case .couldNotGoOn, .notReloaded, .degraded, .failed, .notRemoved: .error
        case .clockStepped, .unheard, .left, .waitingForSpace, .quiet, .unknownLocations, .libraryProblem,
            .plannedAhead:
            .warning
        case .taken(let delivery): delivery.state == .accepted ? .info : .warning
        case .upgrading, .leftUnfinished, .recovered: .notice
        case .started, .stopping, .reloaded, .decided, .published, .removed: .info
        }
    }

    /// Names without their `HUDDLED_`, which the journal shows beside the sentence; nil values are left out.
    package var fields: KeyValuePairs<String, String?> {
        switch self {
        case .started(let brand, let configuration): ["BRAND": brand, "CONFIGURATION": configuration]
        case .couldNotGoOn(let reason, let code): ["REASON": reason, "EXIT_CODE": String(code.rawValue)]
        case .upgrading(let from, let to): ["FROM": String(from), "TO": String(to)]
        case .stopping, .leftUnfinished, .reloaded: [:]
        case .notReloaded(let reason), .notRemoved(let reason): ["REASON": reason]
        case .degraded(let problem): ["PROBLEM": problem.what]
        case .recovered(let problem), .libraryProblem(let problem): ["PROBLEM": problem]
        case .clockStepped(let seconds): ["SECONDS": String(seconds)]
        case .unheard(let events): ["EVENTS": String(events)]
        case .taken(let delivery): Self.fields(delivery)
        case .left(let file, let remedy): ["FILE": file, "REMEDY": remedy]
        case .waitingForSpace(let file, let bytes): ["FILE": file, "BYTES": String(bytes)]
        case .failed(let file, let reason): ["FILE": file, "REASON": reason]
        case .quiet(let source, let last): ["SOURCE": source.text, "LAST": last?.rfc3339]
        case .unknownLocations(let count, let example): ["LOCATION": example.text, "LOCATIONS": String(count)]
        case .plannedAhead(let count, let example, let date):
            ["LOCATION": example.text, "LOCATIONS": String(count), "DATE": date.iso]
        case .decided(let location, let date, let decision):
            [
                "LOCATION": location.text, "DATE": date.iso,
                "DRIVER": (decision.focus ?? decision.former)?.driver, "ACTION": decision.focus?.action,
                "REASON": decision.reason.rawValue,
            ]
        case .published(let plans): ["PLANS": String(plans)]
        case .removed(let contacts, let comments, let files):
            ["CONTACTS": String(contacts), "COMMENTS": String(comments), "FILES": String(files)]
        }
    }

    private static func fields(_ delivery: Delivery) -> KeyValuePairs<String, String?> {
        let rows = delivery.rows
        return [
            "FILE": delivery.name, "SOURCE": delivery.source.text, "STATE": delivery.state.rawValue,
            "ACCEPTED": String(rows.accepted), "UPDATED": String(rows.updated), "DUPLICATE": String(rows.duplicate),
            "LEFT_OUT": String(rows.leftOut), "REJECTED": String(rows.rejected),
            "RECEIPT": "\(delivery.filedAs).json", "REASON": delivery.reason,
        ]
    }
}
