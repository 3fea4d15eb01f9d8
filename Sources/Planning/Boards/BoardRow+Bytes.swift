package import Domain

/// Rows are kept as bytes that only planning reads: what the boards tell may change from version to version, and ten
/// thousand rows are read at once.
extension BoardRow {
    /// Of the notation below.
    private static let layout = 2

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.put(Self.layout)
        writer.put(id)
        for text in [name, district, region, division, format] { writer.put(text: text) }
        writer.put(date.number)
        writer.put(mark: outcome)
        writer.put(answers)
        writer.put(flag: isOwn)
        writer.put(figure: spread)
        writer.put(list: drivers) { writer, driver in
            writer.put(Identifier(driver.driver))
            writer.put(mark: driver.mark)
            writer.put(figure: driver.target)
            writer.put(driver.answers)
            writer.put(flag: driver.isOwn)
            writer.put(flag: driver.lacksAction)
            writer.put(figure: driver.slope)
        }
        writer.put(list: focus.map { [$0] } ?? []) { $0.put(focus: $1) }
        writer.put(list: switches) { writer, change in
            writer.put(change.date.number)
            writer.put(Identifier(change.reason.rawValue))
            writer.put(text: change.before)
            writer.put(text: change.after)
        }
        writer.put(list: strengths) { $0.put(Identifier($1)) }
        writer.put(list: weakSpots) { writer, spot in
            writer.put(spot.day.rawValue)
            writer.put(Identifier(spot.part))
            writer.put(Identifier(spot.driver))
            writer.put(spot.standing)
            writer.put(spot.rest)
            writer.put(spot.answers)
        }
        for number in [done.done, done.of, done.days] { writer.put(number) }
        writer.put(quality.score)
        writer.put(list: quality.findings) { $0.put(Identifier($1.rawValue)) }
        return writer.bytes
    }

    /// nil where the bytes are none that `bytes` of this version gave: the location is on the boards again with its next
    /// plan.
    package init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        do {
            guard try reader.integer(Int.self) == Self.layout else { return nil }
            self.init(
                id: try reader.identifier(), name: try reader.text(), district: try reader.text(),
                region: try reader.text(), division: try reader.text(), format: try reader.text(),
                date: Day(number: try reader.day()), outcome: try reader.mark(), answers: try reader.tally(),
                isOwn: try reader.flag(), spread: try reader.figure(),
                drivers: try reader.list { reader throws(ByteReader.Damage) in
                    DriverMark(
                        driver: try reader.identifier().text, mark: try reader.mark(), target: try reader.figure(),
                        answers: try reader.tally(), isOwn: try reader.flag(), lacksAction: try reader.flag(),
                        slope: try reader.figure())
                },
                focus: try reader.list { reader throws(ByteReader.Damage) in try reader.focus() }.first,
                switches: try reader.list { reader throws(ByteReader.Damage) in
                    Switch(
                        date: Day(number: try reader.day()), reason: try reader.option(),
                        before: try reader.text(), after: try reader.text())
                }, strengths: try reader.list { reader throws(ByteReader.Damage) in try reader.identifier().text },
                weakSpots: try reader.list { reader throws(ByteReader.Damage) in try reader.weakSpot() },
                done: Plan.Done(done: try reader.tally(), of: try reader.tally(), days: try reader.tally()),
                quality: Quality(
                    score: try reader.double(),
                    findings: try reader.list { reader throws(ByteReader.Damage) in try reader.option() }))
            guard reader.isAtEnd else { return nil }
        } catch { return nil }
    }
}

extension ByteWriter {
    fileprivate mutating func put(flag: Bool) { put(flag ? 1 : 0) }

    fileprivate mutating func put<Element>(list: [Element], _ body: (inout ByteWriter, Element) -> Void) {
        put(list.count)
        for element in list { body(&self, element) }
    }

    fileprivate mutating func put(text: String?) {
        put(list: text.map { [$0] } ?? []) { $0.put(Identifier($1)) }
    }

    /// What is not finite is unknown.
    fileprivate mutating func put(figure: Double?) {
        put(list: figure.map { [$0] }?.filter(\.isFinite) ?? []) { $0.put($1) }
    }

    fileprivate mutating func put(mark: BoardRow.Mark?) {
        put(list: mark.map { [$0] } ?? []) { writer, mark in
            writer.put(mark.standing)
            for figure in [mark.low, mark.high, mark.peers] { writer.put(figure: figure) }
        }
    }

    fileprivate mutating func put(focus: BoardRow.Focus) {
        put(Identifier(focus.driver))
        put(Identifier(focus.progress.rawValue))
        put(flag: focus.isOwn)
        put(focus.since.number)
        put(focus.due.number)
        for text in [focus.action, focus.title, focus.watch] { put(Identifier(text)) }
        put(list: focus.causes) { writer, cause in
            writer.put(Identifier(cause.cause))
            writer.put(cause.mentions)
            writer.put(cause.of)
        }
        put(list: focus.behaviours) { $0.put(Identifier($1)) }
        put(list: focus.exemplar.map { [$0] } ?? []) { writer, exemplar in
            writer.put(exemplar.location)
            writer.put(Identifier(exemplar.name))
            writer.put(exemplar.standing)
            writer.put(text: exemplar.manager)
            writer.put(list: exemplar.practices) { writer, practice in
                writer.put(Identifier(practice.action))
                writer.put(Identifier(practice.title))
                writer.put(practice.days)
            }
        }
    }
}

extension ByteReader {
    fileprivate mutating func flag() throws(Damage) -> Bool { try integer(Int.self) != 0 }

    fileprivate mutating func list<Element>(
        _ body: (inout ByteReader) throws(Damage) -> Element
    ) throws(Damage) -> [Element] {
        var elements: [Element] = []
        for _ in 0..<(try count()) { elements.append(try body(&self)) }
        return elements
    }

    fileprivate mutating func text() throws(Damage) -> String? {
        try list { reader throws(Damage) in try reader.identifier().text }.first
    }

    fileprivate mutating func figure() throws(Damage) -> Double? {
        try list { reader throws(Damage) in try reader.double() }.first
    }

    fileprivate mutating func option<Option: RawRepresentable<String>>() throws(Damage) -> Option {
        guard let option = Option(rawValue: try identifier().text) else { throw Damage() }
        return option
    }

    fileprivate mutating func mark() throws(Damage) -> BoardRow.Mark? {
        try list { reader throws(Damage) in
            BoardRow.Mark(
                standing: try reader.double(), low: try reader.figure(), high: try reader.figure(),
                peers: try reader.figure())
        }.first
    }

    fileprivate mutating func focus() throws(Damage) -> BoardRow.Focus {
        BoardRow.Focus(
            driver: try identifier().text, progress: try option(), isOwn: try flag(), since: Day(number: try day()),
            due: Day(number: try day()), action: try identifier().text, title: try identifier().text,
            watch: try identifier().text,
            causes: try list { reader throws(Damage) in
                Plan.CauseCount(
                    cause: try reader.identifier().text, mentions: try reader.tally(), of: try reader.tally())
            }, behaviours: try list { reader throws(Damage) in try reader.identifier().text },
            exemplar: try list { reader throws(Damage) in
                Plan.Exemplar(
                    location: try reader.identifier(), name: try reader.identifier().text,
                    standing: try reader.double(), manager: try reader.text(),
                    practices: try reader.list { reader throws(Damage) in
                        Plan.Exemplar.Practice(
                            action: try reader.identifier().text, title: try reader.identifier().text,
                            days: try reader.tally())
                    })
            }.first)
    }

    fileprivate mutating func weakSpot() throws(Damage) -> Plan.WeakSpot {
        guard let day = Weekday(rawValue: try integer()) else { throw Damage() }
        return Plan.WeakSpot(
            day: day, part: try identifier().text, driver: try identifier().text, standing: try double(),
            rest: try double(), answers: try tally())
    }
}
