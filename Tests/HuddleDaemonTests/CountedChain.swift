import Configuration
import Domain
import Foundation
import Library
import LocalTime
import Planning
import Store

@testable import HuddleDaemon

/// A chain's responses as files bring them, and what planning counts of them.
struct CountedChain {
    static let locations = ["0007", "0015", "0042"].map { Location(id: Identifier($0)) }
    /// The days on which answers were given.
    static let days = 20_600..<20_720

    let configuration: Configuration
    let store: Store
    private var deliveries = 0

    init(_ place: Workplace) throws {
        configuration = try place.configuration
        store = try Store(inMemoryFor: configuration.brand)
    }

    /// The file's name stands for its bytes; `takingBack` reads it anew.
    mutating func give(_ responses: [Response], file: String? = nil, takingBack: Bool = false) throws {
        deliveries += 1
        let claim = "claim-\(deliveries)"
        try store.deliver { transaction in
            if takingBack, let file { try transaction.takeBack(sha256: file) }
            for response in responses {
                var batch = store.batch()
                batch.append(ResponseRow(response), contact: nil, isUrgent: false)
                _ = try transaction.take(batch, received: response.version.submitted, contactKept: .days(1))
            }
            try transaction.record(
                Delivery(
                    claim: claim, name: "a.csv", filedAs: claim, sha256: file ?? claim, source: "kiosk",
                    state: .accepted, rows: Delivery.Rows(accepted: responses.count),
                    received: Instant(seconds: Int64(deliveries)), mapping: "m"))
        }
    }

    func evidence(on day: Int) throws -> ([LocationEvidence], ChainModel) {
        let ids = Set(Self.locations.map(\.id))
        return try EvidenceReader(configuration: configuration, store: store, pulse: .none)
            .read(Self.locations, wanted: ids, on: Day(number: day))
    }

    func plans(on day: Int) throws -> [PlannedLocation] {
        let (evidence, model) = try evidence(on: day)
        let actions = ["speed", "friendliness"].map { driver in
            Action(
                id: driver, title: driver, drivers: [driver], owner: "shift lead", minutes: 5, cadence: .daily,
                say: "Today.", steps: ["Do it."], watch: "It is done.", effort: .low)
        }
        return Planner(
            brand: configuration.brand, library: ActionLibrary(actions: actions)
        ).plan(Set(Self.locations.map(\.id)), in: evidence, model, beat: {})
    }

    /// A customer's words, the same for the same number but for what a correction changed.
    static func response(_ number: Int, day: Int, revision: Int = 0) -> Response {
        var lot = SystemLot(state: UInt64(number) &* 7_919 &+ UInt64(revision) &* 104_729 &+ 1)
        let location = locations[number % 3].id
        let at = Instant(seconds: Int64(day) * 86_400 + Int64(lot.below(86_400)))
        let given = number % 4 == 0 ? at.advanced(by: Span(seconds: Int64(lot.below(200_000)))) : at
        let speed = lot.below(location == "0007" ? 3 : 5) + 1
        let friendliness = lot.below(4) == 0 ? nil : lot.below(5) + 1
        let rating = { (mark: Int?) in mark.map { Rating(thousandths: Int32($0) * 1_000) } }
        let digits = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
        return Response(
            identity: ResponseIdentity(bytes: digits + digits),
            version: ResponseVersion(
                updated: Instant(seconds: Int64(revision)), submitted: given, digest: digits + [UInt8(revision)]),
            source: number % 4 == 0 ? "web" : "kiosk", location: location, visited: at,
            channel: number % 5 == 0 ? nil : ["a", "b", "c"][lot.below(3)],
            outcome: rating(min(5, max(1, (speed + (friendliness ?? 3)) / 2 + lot.below(2)))),
            drivers: [rating(speed), rating(friendliness)], behaviours: [])
    }
}

struct SystemLot {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
