/// Digits that reach nobody and stay: times, dates, prices, years, marks, amounts.
extension Masking {
    /// The end of a time, hours, a date, a price, a mark (`5/5`) or a range of years that begins here.
    static func harmless(_ pieces: [Piece], _ index: Int) -> Int? {
        price(pieces, index) ?? time(pieces, index) ?? hours(pieces, index) ?? date(pieces, index)
            ?? fraction(pieces, index) ?? years(pieces, index) ?? decimal(pieces, index) ?? millions(pieces, index)
    }

    private static func price(_ pieces: [Piece], _ index: Int) -> Int? {
        var before = index - 1
        if before >= 0, pieces[before].isOne(of: " ") { before -= 1 }
        guard before >= 0, let symbol = pieces[before].character else { return nil }
        let code = pieces[max(0, before - 2)...before].compactMap(\.character)
        guard symbol.isCurrencySymbol || ["EUR", "GBP", "USD", "CHF"].contains(String(code)) else { return nil }
        var end = index
        while end < pieces.count {
            let isInside = end + 1 < pieces.count && pieces[end].isOne(of: ".,'’") && pieces[end + 1].isDigit
            guard pieces[end].isDigit || isInside else { break }
            end += 1
        }
        return end
    }

    /// `9:05`, `10:30:15`.
    static func time(_ pieces: [Piece], _ index: Int) -> Int? {
        guard let (values, end) = numbers(pieces, index, separators: ":", most: 3), values.count > 1,
            values[0].count <= 2, value(values[0]) <= 24,
            values.dropFirst().allSatisfy({ $0.count == 2 && value($0) < 60 })
        else { return nil }
        return end
    }

    /// `0630-0730`, `08.30-11.30`: two times of day, on minutes that people name.
    private static func hours(_ pieces: [Piece], _ index: Int) -> Int? {
        var place = index
        for part in 0...1 {
            guard let (values, end) = numbers(pieces, place, separators: ".", most: 3) else { return nil }
            let digits = values.flatMap { $0 }
            guard digits.count == 4, values.count == 1 || values.map(\.count) == [2, 2], value(digits) <= 2_400,
                value(digits) % 100 < 60, value(digits) % 5 == 0 || value(digits) == 2_359
            else { return nil }
            place = end
            guard part == 0 else { break }
            let gap = pieces[end...].prefix(4).prefix { $0.isOne(of: " -–") }
            guard gap.count < 4, gap.contains(where: { $0.isOne(of: "-–") }) else { return nil }
            place = gap.endIndex
        }
        let after = pieces[place...].prefix(2)
        let goesOn = after.first?.isOne(of: "-–/ .") ?? false && after.last?.isDigit ?? false
        return goesOn ? nil : place
    }

    /// `21/11/2026`, `21.11.26`, `2026-11-21`: the same separator twice and a day and a month that exist.
    static func date(_ pieces: [Piece], _ index: Int) -> Int? {
        for separator in ["/", ".", "-"] {
            guard let (values, end) = numbers(pieces, index, separators: separator, most: 4), values.count == 3 else {
                continue
            }
            let (first, second, third) = (value(values[0]), value(values[1]), value(values[2]))
            let yearFirst = values[0].count == 4 && (1...12).contains(second) && (1...31).contains(third)
            let small = (1...31).contains(first) && (1...31).contains(second) && min(first, second) <= 12
            let yearLast = values[0].count <= 2 && values[1].count <= 2 && [2, 4].contains(values[2].count) && small
            if yearFirst && values[2].count <= 2 || yearLast { return end }
        }
        return nil
    }

    /// `4/5`, `10/10`, `24/7`.
    private static func fraction(_ pieces: [Piece], _ index: Int) -> Int? {
        guard let (values, end) = numbers(pieces, index, separators: "/", most: 3), values.count == 2,
            values.allSatisfy({ $0.count <= 2 })
        else { return nil }
        return end
    }

    /// `2019-2024`.
    private static func years(_ pieces: [Piece], _ index: Int) -> Int? {
        guard let (values, end) = numbers(pieces, index, separators: "-–/", most: 3), values.count == 2,
            values.allSatisfy({ $0.count == 4 && (1_950...2_099).contains(value($0)) }),
            value(values[0]) <= value(values[1])
        else { return nil }
        return end
    }

    /// `4.50`, `1,5`: one mark between digits, nothing but space around.
    private static func decimal(_ pieces: [Piece], _ index: Int) -> Int? {
        guard index == 0 || !pieces[index - 1].isOne(of: ".,-/+()"),
            let (values, end) = numbers(pieces, index, separators: ".,", most: 3), values.count == 2,
            values[0].count <= 4, values[1].count <= 2
        else { return nil }
        let after = pieces[end...].prefix(2)
        let goesOn = after.count == 2 && after.first?.isOne(of: "-/(") ?? false && after.last?.isDigit ?? false
        return goesOn ? nil : end
    }

    /// `1.000.000`, `2 500 000`: a digit and groups of three, of which the last is nought. Telephone numbers are written
    /// with longer groups before.
    private static func millions(_ pieces: [Piece], _ index: Int) -> Int? {
        for separator in [".", "'", "’", " "] {
            guard let (values, end) = numbers(pieces, index, separators: separator, most: 5), values.count > 2,
                values[0].count == 1, values[0] != [0], values.dropFirst().allSatisfy({ $0.count == 3 }),
                values.last == [0, 0, 0], index == 0 || !pieces[index - 1].isOne(of: "+-/.()")
            else { continue }
            return end
        }
        return nil
    }

    /// Up to `most` groups of digits with one of the separators between them, and where they end.
    private static func numbers(
        _ pieces: [Piece], _ index: Int, separators: String, most: Int
    ) -> (values: [[Int]], end: Int)? {
        var values: [[Int]] = []
        var place = index
        while values.count < most {
            let group = pieces[place...].prefix(while: \.isDigit)
            guard !group.isEmpty else { return nil }
            values.append(group.map(digit))
            place = group.endIndex
            guard place + 1 < pieces.count, pieces[place].isOne(of: separators), pieces[place + 1].isDigit else {
                return (values, place)
            }
            place += 1
        }
        return nil
    }

    static func digit(_ piece: Piece) -> Int {
        piece.character?.unicodeScalars.first?.properties.numericValue.map { Int($0) } ?? 0
    }

    /// The number that the digits write; of very long ones only the first nine.
    static func value(_ digits: [Int]) -> Int { digits.prefix(9).reduce(0) { $0 * 10 + $1 } }
}
