import Domain
import Foundation
import LocalTime
import Statistics
import TestSupport

@testable import Planning

/// A chain in which nothing is wrong: customers come at random times of a day that has its rushes, more on some weekdays
/// than on others, and give marks of 1 to 5 that share a halo, so that 40 to 60 % of them are top marks and every mark of
/// an answer is often the same.
struct OrdinaryStores {
    static let brand = Samples.brand()
    static let day = Facts.day(brand)
    private static let weekdays = [0.8, 0.8, 0.9, 1.0, 1.3, 1.4, 0.8]
    /// Weights of the hours from eight to eight: lunch and the way home.
    private static let hours = [1.0, 1, 2, 3, 6, 6, 3, 2, 2, 4, 4, 2]

    private var generator: SeededGenerator
    private var number = 0

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// - Parameter perDay: the answers of a middling store, three quarters through a kiosk, the others by web.
    mutating func chain(_ locations: Int, perDay: Double) -> [LocationFacts] {
        (0..<locations).map { store(Identifier("L\($0)"), perDay: perDay) }
    }

    private mutating func store(_ id: Identifier, perDay: Double) -> LocationFacts {
        let level = 4.3 + 0.2 * generator.normal()
        let drivers = Self.brand.drivers.map { _ in level + 0.2 * generator.normal() }
        // Twice, or half, the middling store's answers are nothing special.
        let rate = perDay * (1 + 0.5 * generator.uniform()) / (1 + 0.5 * generator.uniform())
        let restsOnSunday = generator.uniform() < 0.2
        var responses: [Response] = []
        for day in Self.day.beforeFrom.number...Self.day.to.number {
            let weekday = Day(number: day).weekday
            guard !(restsOnSunday && weekday == .sunday) else { continue }
            let good = 0.15 * generator.normal()
            for (source, share) in [("kiosk", 0.75), ("web", 0.25)] {
                for _ in 0..<poisson(rate * share * Self.weekdays[weekday.rawValue - 1]) {
                    responses.append(
                        response(Identifier(source), at: Self.instant(day, second()), marks(drivers, good), of: id))
                }
            }
        }
        return Facts.location(id, responses, brand: Self.brand)
    }

    /// An answer at that time, with the outcome's mark first.
    mutating func response(
        _ source: Identifier, at instant: Instant, _ marks: [Double?], of location: Identifier
    ) -> Response {
        number += 1
        let digits = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
        let ratings = marks.map { $0.flatMap { Rating(points: $0) } }
        return Response(
            identity: ResponseIdentity(bytes: digits), version: ResponseVersion(submitted: instant, digest: digits),
            source: source, location: location, outcome: ratings[0], drivers: Array(ratings.dropFirst()),
            behaviours: [nil])
    }

    static func instant(_ day: Int, _ second: Int) -> Instant { Instant(seconds: Int64(day) * 86_400 + Int64(second)) }

    private mutating func marks(_ levels: [Double], _ good: Double) -> [Double?] {
        let halo = generator.normal()
        let skips = generator.uniform() * 0.3
        let marks = levels.map { level in mark(level + good + 0.7 * halo + 0.5 * generator.normal()) }
        let outcome = mark(levels.reduce(0, +) / Double(levels.count) + good + 0.8 * halo + 0.4 * generator.normal())
        return [outcome] + marks.map { generator.uniform() < skips ? nil : $0 }
    }

    private func mark(_ level: Double) -> Double { min(5, max(1, level.rounded())) }

    private mutating func second() -> Int {
        var place = generator.uniform() * Self.hours.reduce(0, +)
        let hour = Self.hours.firstIndex { weight in
            place -= weight
            return place < 0
        }
        return (8 + (hour ?? 0)) * 3_600 + generator.integer(below: 3_600)
    }

    /// A Poisson count, by the arrivals within a unit of time (Knuth).
    private mutating func poisson(_ mean: Double) -> Int {
        let end = exp(-mean)
        var count = 0
        var left = generator.uniform()
        while left > end {
            count += 1
            left *= generator.uniform()
        }
        return count
    }
}
