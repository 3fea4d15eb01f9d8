import CSV

enum CSVPromises {
    private struct Reading {
        var records: [CSVRecord] = []
        var error: CSVError?
    }

    static func check(_ bytes: [UInt8]) {
        for limits in [CSVLimits(), CSVLimits(row: 40, columns: 4)] {
            let whole = read(bytes, .whole, limits)
            for cut in Cut.allCases where cut != .whole {
                let reading = read(bytes, cut, limits)
                promise(reading.records == whole.records, "chunks of any size give the same records: \(cut)")
                // A row that is both too long and too wide may be refused for either.
                promise(
                    reading.error?.line == whole.error?.line, "chunks of any size break off at the same line: \(cut)")
            }
            checkRecords(whole, of: bytes, limits)
        }
        checkWriting(read(bytes, .whole, CSVLimits()))
    }

    private static func read(_ bytes: [UInt8], _ cut: Cut, _ limits: CSVLimits) -> Reading {
        var parser = CSVParser(limits: limits)
        var reading = Reading()
        do {
            for piece in cut.pieces(bytes) {
                try piece.withUnsafeBytes { try parser.parse($0) { reading.records.append($0) } }
            }
            try parser.finish { reading.records.append($0) }
        } catch let error as CSVError {
            reading.error = error
        } catch {
            promise(false, "a CSV parser throws only errors of CSV: \(error)")
        }
        return reading
    }

    private static func checkRecords(_ reading: Reading, of bytes: [UInt8], _ limits: CSVLimits) {
        var line = 0
        for record in reading.records {
            promise(record.line > line, "records stand on lines that go up")
            promise(record.bytes.count <= limits.row && record.count <= limits.columns, "a record keeps to the limits")
            promise(record.count > 0, "a record has a field")
            line = record.line
        }
        let lines = lineCount(bytes)
        promise(max(line, reading.error?.line ?? 1) <= lines, "lines that are named are in the file")
        promise((try? CSV.records(in: bytes)) == (try? recordsByDefault(bytes)), "the short way reads the same")
    }

    private static func recordsByDefault(_ bytes: [UInt8]) throws -> [CSVRecord] {
        let reading = read(bytes, .whole, CSVLimits())
        if let error = reading.error { throw error }
        return reading.records
    }

    /// What was read, is written and read again, is the same; behind a line of its own, as a mark may begin a file.
    private static func checkWriting(_ reading: Reading) {
        var text = "first\n"
        var written: [[String]] = []
        for record in reading.records {
            let fields = (0..<record.count).map { record.text($0) }
            // A field that is empty and alone would be a blank line.
            guard fields != [""] else { continue }
            written.append(fields)
            text += fields.map { CSV.field($0) }.joined(separator: ",") + "\n"
        }
        let again = read(Array(text.utf8), .whole, CSVLimits(row: .max, columns: .max))
        promise(
            again.records.dropFirst().map { record in (0..<record.count).map { record.text($0) } } == written,
            "what is written is read as it was")
    }
}
