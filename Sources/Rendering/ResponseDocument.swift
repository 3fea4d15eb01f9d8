package import Domain

/// A stored response in the canonical format of the contract, to be fed back in as it is; never contacts.
package enum ResponseDocument {
    /// One object on one line, without the line end. Ratings are numbers on the brand's scale, behaviours booleans,
    /// times RFC 3339 in UTC; what is unknown is null.
    package static func json(_ response: Response, brand: Brand) -> String {
        let members = zip(keys(brand), cells(response, brand)).map { key, cell in
            let value: JSON =
                switch cell {
                case .nothing: .null
                case .text(let text): .string(text)
                case .rating(let rating): .number(rating.points)
                case .flag(let flag): .bool(flag)
                }
            return JSON.Member(key, value)
        }
        return JSON.object(members).line
    }

    /// The header of the CSV, without the line end.
    package static func csvHeader(brand: Brand) -> String {
        keys(brand).map(field).joined(separator: ",")
    }

    /// One record of the CSV, without the line end. Behaviours are `yes` and `no`, what is unknown is empty.
    package static func csv(_ response: Response, brand: Brand) -> String {
        cells(response, brand).map { cell in
            switch cell {
            case .nothing: ""
            case .text(let text): field(guarded(text))
            case .rating(let rating): JSON.number(rating.points).line
            case .flag(let flag): flag ? "yes" : "no"
            }
        }.joined(separator: ",")
    }

    private enum Cell {
        case nothing
        case text(String)
        case rating(Rating)
        case flag(Bool)

        init(_ text: String?) { self = text.map(Cell.text) ?? .nothing }
        init(_ instant: Instant?) { self.init(instant?.rfc3339) }
        init(_ rating: Rating?) { self = rating.map(Cell.rating) ?? .nothing }
        init(_ flag: Bool?) { self = flag.map(Cell.flag) ?? .nothing }
    }

    private static func keys(_ brand: Brand) -> [String] {
        ["location", "submitted", "visited", "response", "source", "channel", brand.outcome.key]
            + brand.drivers.map(\.key) + brand.behaviours.map(\.key) + ["comment", "updated"]
    }

    /// In the order of `keys`: one place for each, whatever the response holds.
    private static func cells(_ response: Response, _ brand: Brand) -> [Cell] {
        [
            Cell(response.location.text), Cell(response.version.submitted), Cell(response.visited),
            Cell(response.producerID?.text), Cell(response.source.text), Cell(response.channel),
            Cell(response.outcome),
        ]
            + brand.drivers.indices.map { Cell($0 < response.drivers.count ? response.drivers[$0] : nil) }
            + brand.behaviours.indices.map { Cell($0 < response.behaviours.count ? response.behaviours[$0] : nil) }
            + [Cell(response.comment), Cell(response.version.updated)]
    }

    /// Text that a spreadsheet would take for a formula gets the `'` that reading takes off again; so does text that
    /// begins with such a `'` of its own.
    private static func guarded(_ text: String) -> String {
        let formula: Set<UInt8?> = [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")]
        return formula.contains(text.utf8.first { $0 != UInt8(ascii: "'") }) ? "'" + text : text
    }

    /// RFC 4180: quoted where the value holds a comma, a quote, a line end, or space at an end.
    private static func field(_ text: String) -> String {
        let bytes = text.utf8
        let special: Set<UInt8> = [
            UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
        ]
        let space: Set<UInt8?> = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        guard bytes.contains(where: special.contains) || space.contains(bytes.first) || space.contains(bytes.last)
        else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
