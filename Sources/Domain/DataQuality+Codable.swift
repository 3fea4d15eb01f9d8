/// One object for each finding: `kind`, and the figures of the case by their names, days as `YYYY-MM-DD`.
extension DataQuality.Finding: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, now, expected, least, days, source, last, gap, share, chain, answers, minutes, day, minute, needed
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func integer(_ key: CodingKeys) throws -> Int { try fields.decode(Int.self, forKey: key) }
        func number(_ key: CodingKeys) throws -> Double { try fields.decode(Double.self, forKey: key) }
        func day(_ key: CodingKeys) throws -> Day { try fields.decode(WrittenDay.self, forKey: key).day }
        func source() throws -> Identifier { Identifier(try fields.decode(String.self, forKey: .source)) }
        self =
            switch try fields.decode(Kind.self, forKey: .kind) {
            case .dryingUp:
                .dryingUp(
                    now: try integer(.now), expected: try number(.expected), least: try integer(.least),
                    days: try integer(.days))
            case .quietSource: .quietSource(try source(), last: try day(.last), gap: try integer(.gap))
            case .straightLining:
                .straightLining(
                    share: try number(.share), chain: try number(.chain), answers: try integer(.answers))
            case .burst:
                .burst(
                    try source(), answers: try integer(.answers), minutes: try integer(.minutes), day: try day(.day),
                    minute: try integer(.minute))
            case .allTopDay:
                .allTopDays(
                    try fields.decode([WrittenDay].self, forKey: .days).map(\.day), answers: try integer(.answers))
            case .repeated:
                .repeated(
                    try source(), answers: try integer(.answers), minutes: try integer(.minutes), day: try day(.day),
                    minute: try integer(.minute))
            case .tooFew: .tooFew(answers: try integer(.answers), needed: try integer(.needed))
            }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(kind, forKey: .kind)
        switch self {
        case .dryingUp(let now, let expected, let least, let days):
            try fields.encode(now, forKey: .now)
            try fields.encode(expected, forKey: .expected)
            try fields.encode(least, forKey: .least)
            try fields.encode(days, forKey: .days)
        case .quietSource(let source, let last, let gap):
            try fields.encode(source.text, forKey: .source)
            try fields.encode(last.iso, forKey: .last)
            try fields.encode(gap, forKey: .gap)
        case .straightLining(let share, let chain, let answers):
            try fields.encode(share, forKey: .share)
            try fields.encode(chain, forKey: .chain)
            try fields.encode(answers, forKey: .answers)
        case .burst(let source, let answers, let minutes, let day, let minute),
            .repeated(let source, let answers, let minutes, let day, let minute):
            try fields.encode(source.text, forKey: .source)
            try fields.encode(answers, forKey: .answers)
            try fields.encode(minutes, forKey: .minutes)
            try fields.encode(day.iso, forKey: .day)
            try fields.encode(minute, forKey: .minute)
        case .allTopDays(let days, let answers):
            try fields.encode(days.map(\.iso), forKey: .days)
            try fields.encode(answers, forKey: .answers)
        case .tooFew(let answers, let needed):
            try fields.encode(answers, forKey: .answers)
            try fields.encode(needed, forKey: .needed)
        }
    }
}

private struct WrittenDay: Decodable {
    let day: Day

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer()
        guard let day = Day(iso: try text.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: text, debugDescription: "not a day written YYYY-MM-DD")
        }
        self.day = day
    }
}
