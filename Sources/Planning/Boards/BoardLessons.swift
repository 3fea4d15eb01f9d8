import Domain

/// What a board's locations tell beside each location's own row.
struct BoardLessons {
    private static let teachersShown = 3

    let brand: Brand
    /// The brand's best by driver.
    private let best: [String: [Board.Lesson.Teacher]]

    /// - Parameter all: locations of the brand that have a plan.
    init(brand: Brand, all: [BoardRow]) {
        self.brand = brand
        best = Dictionary(
            brand.drivers.map { ($0.key, Self.teachers($0.key, among: all)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Who is surely better than their peers at what a store can change, where a board has such; else the brand's.
    func lessons(_ rows: [BoardRow]) -> [Board.Lesson] {
        brand.drivers.filter(\.controllable).compactMap { driver in
            let own = Self.teachers(driver.key, among: rows)
            let teachers = own.isEmpty ? best[driver.key] ?? [] : own
            if teachers.isEmpty { return nil }
            return Board.Lesson(driver: driver.key, teachers: teachers, isElsewhere: own.isEmpty)
        }
    }

    private static func teachers(_ driver: String, among rows: [BoardRow]) -> [Board.Lesson.Teacher] {
        let better = rows.compactMap { row -> (row: BoardRow, standing: Double)? in
            guard let found = row.mark(of: driver), found.isOwn, let mark = found.mark, let low = mark.low,
                let peers = mark.peers, low > peers
            else { return nil }
            return (row, mark.standing)
        }
        return better.sorted { ($1.standing, $0.row.id) < ($0.standing, $1.row.id) }.prefix(teachersShown).map {
            Board.Lesson.Teacher(
                location: $0.row.id, name: $0.row.name, region: $0.row.region, standing: $0.standing)
        }
    }

    /// Where the library has nothing to do, most locations first.
    func gaps(_ rows: [BoardRow]) -> [Board.Gap] {
        let gaps = brand.drivers.filter(\.controllable).map { driver in
            Board.Gap(
                driver: driver.key,
                locations: rows.filter { $0.mark(of: driver.key)?.lacksAction ?? false }.map(\.id).sorted())
        }
        return gaps.enumerated().filter { !$0.element.locations.isEmpty }.sorted {
            ($1.element.locations.count, $0.offset) < ($0.element.locations.count, $1.offset)
        }.map(\.element)
    }

    /// What no store can change.
    func headOffice(_ rows: [BoardRow]) -> [Board.HeadOfficeDriver] {
        brand.drivers.filter { !$0.controllable }.compactMap { driver in
            let found = rows.compactMap { $0.mark(of: driver.key) }
            let marks = found.compactMap(\.mark)
            if marks.isEmpty { return nil }
            let below = found.count { found in
                guard found.isOwn, let high = found.mark?.high, let peers = found.mark?.peers else { return false }
                return high < peers
            }
            return Board.HeadOfficeDriver(
                driver: driver.key, mean: marks.reduce(0) { $0 + $1.standing } / Double(marks.count),
                slope: found.lazy.compactMap(\.slope).first, below: below, stores: marks.count)
        }
    }

    /// The same causes together, most frequent first, what the configuration does not know last.
    static func causes(_ counted: [Board.Cause]) -> [Board.Cause] {
        var counts: [Identifier: Int] = [:]
        var unknown = 0
        for cause in counted {
            if let key = cause.cause {
                counts[Identifier(key), default: 0] += cause.alerts
            } else {
                unknown += cause.alerts
            }
        }
        let known = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            Board.Cause(cause: $0.key.text, alerts: $0.value)
        }
        return known + (unknown > 0 ? [Board.Cause(cause: nil, alerts: unknown)] : [])
    }
}
