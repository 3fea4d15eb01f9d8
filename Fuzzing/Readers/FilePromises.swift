import Configuration
import Domain
import Intake

/// Whole files, as the inbox takes them, for a small brand: in the canonical format, and as a source has mapped them.
enum FilePromises {
    private static let now = Instant(seconds: 1_795_237_200)
    private static let earliest = Instant(seconds: 946_684_800)
    private static let configuration: Configuration = {
        do {
            return try Configuration.load("/huddled.yaml") { Array(($0 == "/huddled.yaml" ? brand : locations).utf8) }
        } catch {
            fatalError("the fuzzed brand is wrong: \(error)")
        }
    }()
    private static let intake = Intake(configuration: configuration, now: now)

    static func check(_ bytes: [UInt8]) {
        for name in ["feedback", "survey"] {
            let isPacked = bytes.starts(with: [0x1F, 0x8B])
            let whole = read(name, bytes, .whole)
            for cut in Cut.allCases where cut != .whole {
                let reading = read(name, bytes, cut)
                // Of a packed file more or less may have been seen before it is refused.
                let isRefused = isPacked && whole.summary.refusal != nil && reading.summary.refusal != nil
                promise(isRefused || reading == whole, "chunks of any size give the same: \(name), \(cut)")
            }
            checkCounts(whole)
            if !isPacked { checkLines(whole, of: bytes) }
            for response in whole.taken.responses { check(response) }
            checkErasure(name, bytes, whole, isPacked: isPacked)
        }
    }

    private static func checkErasure(_ name: String, _ bytes: [UInt8], _ reading: FileReading, isPacked: Bool) {
        let (none, copy) = erase(false, name, bytes, .whole)
        // What is not in UTF-8 comes out in it.
        let isAsItWas = !isPacked && !reading.summary.warnings.contains { $0.contains("read as") }
        if none.end == .whole, reading.summary.refusal == nil, isAsItWas {
            promise(copy == bytes, "a file out of which nobody is erased comes out as it was")
        }
        let (all, rest) = erase(true, name, bytes, .whole)
        if all.end == .whole, reading.summary.refusal == nil, reading.summary.kind == .responses {
            promise(all.rows == reading.summary.usable, "every response can be cut out: \(all.rows)")
        }
        for cut in Cut.allCases where cut != .whole && !isPacked {
            let again = erase(true, name, bytes, cut)
            promise(again.0 == all && again.1 == rest, "chunks of any size lose the same: \(name), \(cut)")
        }
    }

    private static func erase(_ all: Bool, _ name: String, _ bytes: [UInt8], _ cut: Cut) -> (CutFile, [UInt8]) {
        var written: [UInt8] = []
        do {
            let file = try intake.cut(
                RowErasure(isErased: { all && $0.count == 16 }), fromFileNamed: "\(name).csv",
                from: { PieceSource(cut.pieces(bytes)) }, into: { written += $0 })
            return (file, written)
        } catch {
            fatalError("cutting throws only what its source or sink threw: \(error)")
        }
    }

    private static func checkCounts(_ reading: FileReading) {
        let summary = reading.summary
        promise(summary.rows == summary.usable + summary.rejected + summary.leftOut, "counts add up")
        if summary.refusal != nil {
            promise(summary.rejected == summary.rows, "of a refused file every row is rejected")
        } else {
            promise(summary.usable == reading.taken.rows, "what is usable is given, and nothing else")
            promise(
                summary.rejected == reading.taken.complaints.count(where: \.rejectsRow),
                "each rejected row is told, once")
        }
        for sentence in summary.warnings + [summary.refusal].compactMap({ $0 }) {
            promise(
                !sentence.isEmpty && !sentence.unicodeScalars.contains(where: \.isControl), "what is told is one line")
        }
    }

    private static func checkLines(_ reading: FileReading, of bytes: [UInt8]) {
        let lines = lineCount(bytes)
        for complaint in reading.taken.complaints {
            promise((1...lines).contains(complaint.line), "line \(complaint.line) is one of \(lines)")
            promise(!complaint.reason.isEmpty, "a complaint has a reason")
            promise((complaint.value?.unicodeScalars.count ?? 0) <= 100, "a complaint cuts what it quotes")
        }
    }

    private static func check(_ response: Response) {
        let brand = configuration.brand
        let latest = now.advanced(by: .days(1))
        for instant in [response.version.submitted, response.visited, response.version.updated].compactMap({ $0 }) {
            promise((earliest...latest).contains(instant), "a time that is taken is none of another age")
        }
        promise(response.outcome.map(brand.outcome.scale.contains) ?? true, "an outcome is on its scale")
        promise(response.drivers.count == brand.drivers.count, "every driver has its place")
        for (driver, rating) in zip(brand.drivers, response.drivers) {
            promise(rating.map(driver.scale.contains) ?? true, "a mark is on its scale")
        }
        promise(
            response.outcome != nil || response.comment != nil || response.drivers.contains { $0 != nil }
                || response.behaviours.contains { $0 != nil }, "a response says something")
        promise(!(response.comment ?? "").utf8.contains(0), "no database cuts a comment")
        promise(response.identity.bytes.count == 16 && response.version.digest.count == 16, "a digest has its length")
        for name in [response.location.text, response.source.text, response.producerID?.text, response.channel] {
            promise(!(name ?? "").unicodeScalars.contains(where: \.isControl), "a name has nothing that cannot be seen")
            promise(name != "", "a name is not empty")
        }
    }

    private static func read(_ name: String, _ bytes: [UInt8], _ cut: Cut) -> FileReading {
        var taken = Taken()
        do {
            let summary = try intake.read(
                fileNamed: "\(name).csv", from: { PieceSource(cut.pieces(bytes)) }, into: &taken)
            return FileReading(summary: summary, taken: taken)
        } catch {
            fatalError("reading throws only what its source or sink threw: \(error)")
        }
    }

    private static let brand = """
        brand: Harbour Coffee
        timezone: Europe/Berlin
        locations: /locations.csv
        outcome: { key: overall, label: Overall, scale: [1, 5] }
        drivers:
          - { key: speed, label: Speed of service, scale: [1, 5] }
          - { key: friendliness, label: Friendliness, scale: [0, 10] }
        behaviours: [{ key: greeted, label: Greeted, driver: friendliness }]
        limits: { row: 1KiB, columns: 24, nesting: 8, ratio: 20 }
        sources:
          - name: survey
            files: survey*
            columns: { location: Store, submitted: Date, comment: Words, overall: Stars, response: No }
            scales: { overall: [5, 1] }
            labels: { delighted: 1, awful: 5, "Yes!": 1 }
            missing: [n/a, -1]
            timestamps: "dd/MM/yyyy HH:mm"
            timezone: Pacific/Apia
            identical: distinct
        """
    private static let locations = "id,name,timezone,aliases\n1,Quay,Europe/London,\n002,Pier,,2;two\n"
}
