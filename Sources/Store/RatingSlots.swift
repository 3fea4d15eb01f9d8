import Domain
import Foundation
import GRDB

/// Where the ratings of the brand's measures stand in a stored response: a place per measure, for ever.
struct RatingSlots: Equatable, Sendable {
    private static let missing = Int32.min

    /// nil where the database does not know the measure yet (opened for reading only).
    private var outcome: Int?
    private var drivers: [Int?]
    private var behaviours: [Int?]

    /// Adds what is new; measures that are no longer asked stay with their ratings.
    static func register(_ brand: Brand, in db: Database, at path: String) throws -> RatingSlots {
        let present = try check(brand, in: db, at: path)
        var next = (present.values.max() ?? -1) + 1
        for measure in brand.measures {
            if present[measure.key] == nil {
                try db.run(
                    "INSERT INTO measure (id, kind, key, low, high) VALUES (?, ?, ?, ?, ?)",
                    [
                        next, measure.kind, measure.key, measure.scale.low.thousandths,
                        measure.scale.high.thousandths,
                    ])
                next += 1
            } else {
                try db.run(
                    "UPDATE measure SET kind = ?1 WHERE key = ?2 AND kind <> ?1", [measure.kind, measure.key])
            }
        }
        return try registered(brand, in: db, at: path)
    }

    static func registered(_ brand: Brand, in db: Database, at path: String) throws -> RatingSlots {
        let ids = try check(brand, in: db, at: path)
        return RatingSlots(
            outcome: ids[brand.outcome.key], drivers: brand.drivers.map { ids[$0.key] },
            behaviours: brand.behaviours.map { ids[$0.key] })
    }

    /// The ids of the stored measures by key, after comparing their scales with the brand's.
    private static func check(_ brand: Brand, in db: Database, at path: String) throws -> [String: Int] {
        var ids: [String: Int] = [:]
        var scales: [String: Scale] = [:]
        try db.each("SELECT id, key, low, high FROM measure") { row in
            let key = try row.text(1)
            ids[key] = Int(try row.integer(0))
            scales[key] = Scale(
                low: Rating(thousandths: try row.required(Int32(exactly: row.integer(2)))),
                high: Rating(thousandths: try row.required(Int32(exactly: row.integer(3)))))
        }
        for measure in brand.measures {
            if let stored = scales[measure.key], stored != measure.scale {
                throw StoreError.scaleChanged(
                    path: path, key: measure.key, stored: stored, configured: measure.scale)
            }
        }
        return ids
    }

    /// What `response.ratings` holds; nil where nothing was rated.
    func encoded(_ response: Response) -> Data? {
        var values: [Int32] = []
        func put(_ thousandths: Int32?, _ slot: Int?) {
            guard let thousandths, let slot else { return }
            while values.count <= slot { values.append(Self.missing) }
            values[slot] = thousandths
        }
        put(response.outcome?.thousandths, outcome)
        for (rating, slot) in zip(response.drivers, drivers) { put(rating?.thousandths, slot) }
        for (seen, slot) in zip(response.behaviours, behaviours) { put(seen.map { $0 ? 1_000 : 0 }, slot) }
        guard !values.isEmpty else { return nil }
        return values.map(\.littleEndian).withUnsafeBytes { Data($0) }
    }

    /// Fills the ratings of a response from what `encoded` made, on the places of the brand that is open.
    func decode(_ bytes: UnsafeRawBufferPointer, into response: inout Response) {
        response.outcome = Self.value(outcome, bytes).map(Rating.init(thousandths:))
        response.drivers = drivers.map { Self.value($0, bytes).map(Rating.init(thousandths:)) }
        response.behaviours = behaviours.map { Self.value($0, bytes).map { $0 != 0 } }
    }

    /// Likewise the marks of a table's last row.
    func decode(_ bytes: UnsafeRawBufferPointer, into table: inout AnswerTable) {
        var place = table.marks.count - table.width
        table.marks[place] = Self.value(outcome, bytes) ?? AnswerTable.none
        for driver in drivers {
            place += 1
            table.marks[place] = Self.value(driver, bytes) ?? AnswerTable.none
        }
        for behaviour in behaviours {
            place += 1
            table.marks[place] = Self.value(behaviour, bytes).map { $0 == 0 ? 0 : 1 } ?? AnswerTable.none
        }
    }

    private static func value(_ slot: Int?, _ bytes: UnsafeRawBufferPointer) -> Int32? {
        guard let slot, (slot + 1) * 4 <= bytes.count else { return nil }
        let stored = Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: slot * 4, as: Int32.self))
        return stored == missing ? nil : stored
    }
}

extension Brand {
    /// Everything that is asked, outcome first, with the scale that it is stored on; a behaviour is 0 or 1.
    fileprivate var measures: [(kind: String, key: String, scale: Scale)] {
        let yesNo = Scale(low: Rating(thousandths: 0), high: Rating(thousandths: 1_000))
        return [("outcome", outcome.key, outcome.scale)] + drivers.map { ("driver", $0.key, $0.scale) }
            + behaviours.compactMap { behaviour in yesNo.map { ("behaviour", behaviour.key, $0) } }
    }
}
