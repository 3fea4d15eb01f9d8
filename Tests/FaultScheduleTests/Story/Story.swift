import Domain
import Foundation
import LocalTime

/// Some days of a small chain: which files come and when, and what else people do.
///
/// Told so that its end does not depend on when things happened: everything that came is taken before plans are made on it,
/// no two files of one day say something else about the same action or alert, and times of the day are far from midnight.
struct Story: Sendable {
    enum Manner: Sendable {
        /// Moved into the inbox.
        case whole
        /// Written there bit by bit.
        case slowly
        /// It says that it is large, so that it is taken by pieces.
        case large
    }

    struct File: Sendable {
        var name: String
        var content: [UInt8]
        var manner: Manner
    }

    struct StoryDay: Sendable {
        var begins: Instant
        var files: [File] = []
        /// Somebody answers an alert that is open by then.
        var answers = false
        /// A producer's id of somebody who wants to be forgotten.
        var erased: String?
        var reloads = false
        var planned: Instant
    }

    var days: [StoryDay] = []
    /// Long enough after everything.
    var end: Instant

    static let locations = ["A", "B"]
    private static let header =
        "location,submitted,response,updated,overall,speed,friendliness,comment,contact_email,contact_consent\n"
    private static let hour: Int64 = 3_600_000

    init(_ number: Int) {
        var chance = Chance(seed: UInt64(number) &+ 77_000)
        // Clocks go back, go forward, a year ends, nothing happens.
        let first = chance.element(of: [20_750, 20_540, 20_818, 20_777])
        let count = chance.number(1...2)
        end = Self.instant(first + count, hours: 12)
        var earlier: [File] = []
        for number in 0..<count {
            var day = StoryDay(
                begins: Self.instant(first + number, hours: 10), planned: Self.instant(first + number + 1, hours: 6))
            for place in 0..<chance.number(1...3) {
                let file = Self.file("d\(number)-\(place)", first + number, &chance, earlier)
                day.files.append(file)
            }
            if chance.percent(40) { day.files.append(Self.checkOffs("done-\(number)", first + number)) }
            day.answers = number > 0 && chance.percent(50)
            day.erased = chance.percent(25) ? "r\(chance.number(1...20))" : nil
            day.reloads = chance.percent(25)
            earlier += day.files
            days.append(day)
        }
    }

    private static func instant(_ day: Int, hours: Int64) -> Instant {
        Instant(milliseconds: Int64(day) * 24 * hour + hours * hour)
    }

    private static func file(_ name: String, _ day: Int, _ chance: inout Chance, _ earlier: [File]) -> File {
        if let again = earlier.first, chance.percent(15) {
            return File(name: "\(name)-again.csv", content: again.content, manner: .whole)
        }
        let isBad = chance.percent(12)
        var text = header
        for _ in 0..<chance.number(3...14) {
            text += row(day, &chance, isBad: isBad ? chance.percent(80) : chance.percent(6))
        }
        let manner = chance.element(of: [Manner.whole, .whole, .slowly, .large])
        guard chance.percent(20) else { return File(name: "\(name).csv", content: Array(text.utf8), manner: manner) }
        return File(name: "\(name).csv.gz", content: StoredGzip.pack(Array(text.utf8)), manner: manner)
    }

    private static func row(_ day: Int, _ chance: inout Chance, isBad: Bool) -> String {
        let id = chance.number(1...20)
        // Of one id everything but the version is told by the id, so that versions replace each other.
        let location = isBad ? "" : locations[id % locations.count]
        let submitted = instant(day, hours: Int64(6 - (id % 5) * 24))
        let version = chance.number(0...2)
        let updated = version == 0 ? "" : submitted.advancedByHours(version).rfc3339
        let mark = { (salt: Int) in "\((id * 7 + salt * 3 + version * 2) % 5 + 1)" }
        let comment = id % 3 == 0 ? "the queue was long \(id)" : ""
        let contact = id % 2 == 0 ? "p\(id % 6)@example.org,yes" : ","
        return
            "\(location),\(submitted.rfc3339),r\(id),\(updated),\(mark(1)),\(mark(2)),\(mark(4)),\(comment),\(contact)\n"
    }

    private static func checkOffs(_ name: String, _ day: Int) -> File {
        let date = Day(number: day).iso
        let rows = locations.map { "\($0),\(date),second-till,\($0 == "A" ? "done" : "skipped"),4,busy\n" }
        return File(
            name: "\(name).csv", content: Array(("location,date,action,state,rating,note\n" + rows.joined()).utf8),
            manner: .whole)
    }

    /// The word on an alert, from whoever called.
    static func answer(_ alert: String, day: Int) -> File {
        File(
            name: "answer-\(day).csv",
            content: Array("alert,state,cause,note\n\(alert),closed,Queue,all is well again\n".utf8), manner: .whole)
    }
}

extension Instant {
    fileprivate func advancedByHours(_ hours: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(hours) * 3_600_000)
    }
}

/// A gzip file that holds its content as it is.
enum StoredGzip {
    static func pack(_ content: [UInt8]) -> [UInt8] {
        let length = UInt16(content.count)
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [1] + bytes(length) + bytes(~length) + content
            + bytes(checksum(content)) + bytes(UInt32(content.count))
    }

    private static func checksum(_ content: [UInt8]) -> UInt32 {
        ~content.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
    }

    private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
