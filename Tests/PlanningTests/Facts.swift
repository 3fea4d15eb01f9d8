import Domain
import LocalTime
import TestSupport

@testable import Planning

/// Builds facts to plan from: one location after another, each with a list of marks.
enum Facts {
    static let date = Day(number: 20_778)  // 2026-11-21, a Saturday
    static let zone = Zone.utc

    static func day(_ brand: Brand) -> PlanDay { PlanDay(date: date, zone: zone, policy: brand.planning) }

    /// A response some days before the plan's date, at noon. Marks are whole points; nil is a skipped answer.
    static func response(
        _ number: Int, at location: Identifier, daysBefore: Int, outcome: Double?, drivers: [Double?],
        behaviours: [Bool?] = [nil], comment: String? = nil, channel: String? = nil
    ) -> Response {
        let at = Instant(seconds: Int64(date.number - daysBefore) * 86_400 + 43_200)
        let digits = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
        return Response(
            identity: ResponseIdentity(bytes: Array(location.text.utf8) + digits),
            version: ResponseVersion(submitted: at, digest: digits), source: "canonical", location: location,
            channel: channel, outcome: outcome.flatMap { Rating(points: $0) },
            drivers: drivers.map { $0.flatMap { Rating(points: $0) } }, behaviours: behaviours, comment: comment)
    }

    static func location(
        _ id: Identifier, _ responses: [Response], brand: Brand, focus: Focus? = nil, checkOffs: [CheckOff] = [],
        region: String? = nil, format: String? = nil
    ) -> LocationFacts {
        LocationFacts(
            location: Location(id: id, region: region, format: format), zone: zone, day: day(brand),
            responses: responses, focus: focus, checkOffs: checkOffs)
    }

    /// A chain whose customers' outcome follows their marks: every location is average but for its planted gaps.
    ///
    /// - Parameter level: the true level of a driver (by index) at a location (by index), on 1 to 5.
    static func chain(
        locations: Int, responses: Int, brand: Brand, level: (_ location: Int, _ driver: Int) -> Double
    ) -> [LocationFacts] {
        var generator = Noise(state: 42)
        return (0..<locations).map { place in
            let id = Identifier("L\(place)")
            let given = (0..<responses).map { number in
                let drivers = brand.drivers.indices.map { driver in
                    (level(place, driver) + generator.next() * 1.2).rounded().clamped(to: 1...5)
                }
                let pull = drivers.reduce(0, +) / Double(max(1, drivers.count))
                return response(
                    number, at: id, daysBefore: 1 + number % 90,
                    outcome: (pull + generator.next() * 0.6).rounded().clamped(to: 1...5), drivers: drivers)
            }
            return location(id, given, brand: brand)
        }
    }
}

/// Uniform noise between −1 and 1 that is the same in every run.
struct Noise {
    var state: UInt64

    mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 53) * 2 - 1
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        min(max(self, range.lowerBound), range.upperBound)
    }
}
