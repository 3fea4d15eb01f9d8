import Domain
import Foundation
import LocalTime
import Synchronization
import Testing

@testable import HuddleDaemon

/// Locations on four kinds of clock, planned without any feedback, in a simulation of every minute.
struct PlanningNights {
    static let zones = ["Europe/Berlin", "Australia/Lord_Howe", "UTC", "America/Santiago"]

    let huddled: HandDriven
    /// The instant at which each plan was published, by location and date.
    private(set) var published: [String: Instant] = [:]
    /// How many plans the events counted.
    private(set) var counted = 0
    /// The latest that the wall clock ever showed.
    private(set) var latest: Instant

    init(now: String, at: String) throws {
        let locations = Self.zones.map { "\($0.split(separator: "/").last ?? ""),\($0)" }
        huddled = try HandDriven(
            Workplace.small + "\nlocations: locations.csv\nplan: { at: \"\(at)\" }\n", now: now,
            prepare: { place in
                try place.write((["id,timezone"] + locations).joined(separator: "\n") + "\n", to: "locations.csv")
            })
        latest = huddled.world.now
    }

    /// Plans what is due and remembers it. How long nothing more can be.
    @discardableResult
    mutating func plan() async throws -> Duration {
        let wait = try await huddled.work.planDue()
        latest = max(latest, huddled.world.now)
        let plans = huddled.world.takeEvents().published
        guard plans > 0 else { return wait }
        counted += plans
        for file in try huddled.place.files(below: "plans") where file.hasSuffix(".txt") {
            let plan = String(file.dropLast(4))
            if published[plan] == nil { published[plan] = huddled.world.now }
        }
        return wait
    }

    /// Every minute of so many hours.
    mutating func live(hours: Int) async throws {
        for _ in 0..<(hours * 60) {
            try await plan()
            huddled.world.advance(by: .seconds(60))
        }
    }

    /// What any calendar would say: of each location and date the first minute at which the wall shows `at` or later.
    static func expected(from start: Instant, minutes: Int, at: String) throws -> [String: Instant] {
        let parts = at.split(separator: ":").compactMap { Int($0) }
        try #require(parts.count == 2)
        var first: [String: Instant] = [:]
        for name in zones {
            let location = String(name.split(separator: "/").last ?? "")
            for (minute, wall) in try Calendars.walls(in: name, from: start, minutes: minutes).enumerated()
            where wall.minute >= parts[0] * 60 + parts[1] {
                let plan = "\(location)/\(wall.day.iso)"
                if first[plan] == nil { first[plan] = start.advanced(by: Span(seconds: Int64(minute) * 60)) }
            }
        }
        return first
    }
}

/// What clocks on walls show minute by minute, by Foundation's calendar. Remembered, because asking it takes long.
private enum Calendars {
    typealias Wall = (day: Day, minute: Int)

    private static let known = Mutex<[String: [Wall]]>([:])

    static func walls(in zone: String, from start: Instant, minutes: Int) throws -> ArraySlice<Wall> {
        let key = "\(zone) \(start.rfc3339)"
        if let walls = known.withLock({ $0[key] }), walls.count >= minutes { return walls[..<minutes] }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        let walls = try (0..<max(minutes, 72 * 60)).map { minute -> Wall in
            let date = Date(timeIntervalSince1970: Double(start.seconds + Int64(minute) * 60))
            let wall = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
            let day = Day(year: wall.year ?? 0, month: wall.month ?? 0, day: wall.day ?? 0)
            return (try #require(day), (wall.hour ?? 0) * 60 + (wall.minute ?? 0))
        }
        known.withLock { $0[key] = walls }
        return walls[..<minutes]
    }
}
