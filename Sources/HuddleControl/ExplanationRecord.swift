import Domain

/// `plans/LOCATION/explain.json` as it is read back.
struct ExplanationRecord: Decodable {
    struct Location: Decodable {
        var id: String
        var name: String?
    }

    struct Window: Decodable {
        var from: String
        var to: String
        var responses: Int
    }

    struct Peers: Decodable {
        var kind: String
        var name: String?
        var locations: Int
    }

    struct Driver: Decodable {
        var driver: String
        var label: String
        var verdict: String
        var mean: Double?
        var answers: Int
        var standing: Double?
        var low: Double?
        var high: Double?
        var peers: Double?
        var target: Double?
        var slope: Double?
        var slopeClamped: Bool
        var expectedGain: Double?
        var probabilityTop: Double?
    }

    struct Decision: Decodable {
        var kind: String
        var reason: String
        var driver: String?
        var since: String?
        var due: String?
    }

    struct Spread: Decodable {
        var here: Double
        var peers: Double?
    }

    struct Switch: Decodable {
        var date: String
        var kind: String
        var reason: String
        var driverBefore: String?
        var driverAfter: String?
    }

    struct Choice: Decodable {
        var action: String
        var probability: Double
        var trials: Int
        var effect: Double
        var low: Double
        var high: Double
    }

    struct FirstWeeks: Decodable {
        var managerSince: String
        var followsBest: Bool
    }

    struct Quality: Decodable {
        var score: Double
        var findings: [DataQuality.Finding]
    }

    var location: Location
    var date: String
    var window: Window
    var peers: Peers
    var chainResponses: Int
    var chainLocations: Int
    var r2: Double?
    var spread: Spread?
    var drivers: [Driver]
    var decision: Decision
    /// Explanations published by older versions have none of what follows.
    var action: String?
    var choice: [Choice]?
    /// Newest first.
    var history: [Switch]?
    var firstWeeks: FirstWeeks?
    var quality: Quality?

    /// What people call the location.
    var title: String { location.name.map { "\($0) (\(location.id))" } ?? location.id }

    /// What people call a driver; its key where it is not asked any more, a dash where there is none.
    func label(of driver: String?) -> String {
        drivers.first { $0.driver == driver }?.label ?? driver ?? "–"
    }
}
