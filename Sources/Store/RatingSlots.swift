import Domain
import Foundation
import GRDB

/// Where the ratings of the brand's measures stand in a stored response: a place per measure, for ever.
struct RatingSlots: Equatable, Sendable {
    /// nil where the database does not know the measure yet (opened for reading only).
    private var outcome: Int?
    private var drivers: [Int?]
    private var behaviours: [Int?]
    /// A response without marks, before what is behind the last is cut.
    private var none: [UInt8]

    private init(outcome: Int?, drivers: [Int?], behaviours: [Int?]) {
        self.outcome = outcome
        self.drivers = drivers
        self.behaviours = behaviours
        let slots = [outcome] + drivers + behaviours
        none = [1] + [UInt8](repeating: 0, count: (slots.compactMap(\.self).max() ?? -1) + 1)
    }

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
        try Views.update(in: db)
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

    /// Appends what the column `ratings` is to hold, and says how long it is; -1 where nothing was rated.
    func append(_ row: ResponseRow, to bytes: inout [UInt8]) -> Int32 {
        let start = bytes.count
        var wide = false
        bytes += none
        eachMark(of: row) { thousandths, slot in
            let points = thousandths / 1_000
            guard points * 1_000 == thousandths, (-127...127).contains(points) else {
                wide = true
                return
            }
            bytes[start + 1 + slot] = UInt8(truncatingIfNeeded: points + 128)
        }
        if wide {
            bytes.removeSubrange(start...)
            appendWide(row, to: &bytes)
        } else {
            while bytes.count > start + 1, bytes[bytes.count - 1] == 0 { bytes.removeLast() }
            if bytes.count == start + 1 {
                bytes.removeLast()
                return -1
            }
        }
        return Int32(clamping: bytes.count - start)
    }

    private func appendWide(_ row: ResponseRow, to bytes: inout [UInt8]) {
        var marks: [UInt32] = []
        eachMark(of: row) { thousandths, slot in
            while marks.count <= slot { marks.append(0) }
            marks[slot] = UInt32(bitPattern: thousandths) ^ 0x8000_0000
        }
        bytes.append(4)
        for mark in marks {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: mark >> shift)) }
        }
    }

    private func eachMark(of row: ResponseRow, _ body: (Int32, Int) -> Void) {
        func give(_ thousandths: Int32?, _ slot: Int?) {
            if let thousandths, let slot { body(thousandths, slot) }
        }
        give(row.outcome?.thousandths, outcome)
        for (place, slot) in drivers.enumerated() where place < row.drivers.count {
            give(row.drivers[place]?.thousandths, slot)
        }
        for (place, slot) in behaviours.enumerated() where place < row.behaviours.count {
            give(row.behaviours[place].map { $0 ? 1_000 : 0 }, slot)
        }
    }

    /// Fills the ratings of a response from what `append` made, on the places of the brand that is open.
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
        guard let slot, let width = bytes.first else { return nil }
        if width == 1 {
            guard slot + 1 < bytes.count, bytes[slot + 1] != 0 else { return nil }
            return (Int32(bytes[slot + 1]) - 128) * 1_000
        }
        guard width == 4, (slot + 1) * 4 < bytes.count else { return nil }
        let stored = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: slot * 4 + 1, as: UInt32.self))
        return stored == 0 ? nil : Int32(bitPattern: stored ^ 0x8000_0000)
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
