import Domain
import Intake

/// The scale that numbers lie on.
///
/// Nothing but the numbers that were given tells it, so that it is the smallest usual scale on which nearly all of them
/// lie, and whatever does not fit is a doubt.
struct NumberScale {
    /// Numbers that tools write where there is no answer.
    private static let usualCodes: Set<Double> = [
        -1, -2, -7, -8, -9, -66, -77, -88, -97, -98, -99, -999, 66, 77, 88, 97, 98, 99, 999, 9999,
    ]
    /// Share of numbers that lie on the scale of a column.
    private static let nearlyAll = 0.95

    private(set) var marks: Marks

    /// nil where hardly any is a number, or they lie on no usual scale.
    init?(_ values: Values, _ words: NameWords) {
        var numbers = Self.numbers(values)
        let read = Self.sum(numbers)
        guard read * 10 >= values.count * 8, read > 0 else { return nil }

        let codes = Self.codes(in: numbers)
        numbers.removeAll { number in codes.contains { $0.mark == number.mark } }
        let count = Self.sum(numbers)
        func share(upTo top: Double) -> Double {
            Double(Self.sum(numbers.filter { (0...top).contains($0.mark) })) / Double(max(1, count))
        }
        let isPercentage = words.first(of: RoleWords.rating + RoleWords.overall + ["percent", "prozent"]) != nil
        guard count > 0,
            let rough = ([5, 7, 10] + (isPercentage ? [100] : [])).first(where: { share(upTo: $0) >= Self.nearlyAll })
        else { return nil }

        marks = Marks(low: 1, high: rough, inside: 0)
        marks.codes = codes
        marks.unread = values.count - read
        if let legend = words.legend, settle(legend, numbers, count) {
            // The question says it.
        } else {
            settleTop(numbers.filter { $0.mark <= rough }, count)
            settleBottom(numbers, count, words)
        }
        let (low, high) = (marks.low, marks.high)
        marks.inside = Self.sum(numbers.filter { (low...high).contains($0.mark) })
        marks.outside = numbers.filter { !(low...high).contains($0.mark) && !marks.codes.contains($0) }
        let broken = Self.sum(numbers.filter { $0.mark != $0.mark.rounded() })
        if high <= 10, broken * 3 > count {
            marks.doubts.append(
                "\(broken.grouped) of \(count.grouped) are no whole numbers: averages rather than answers?")
        }
    }

    /// The ends that the question itself names, as in "1 = very good, 6 = very bad", where they hold nearly all numbers.
    private mutating func settle(_ legend: ClosedRange<Double>, _ numbers: [Marks.Number], _ count: Int) -> Bool {
        let inside = Self.sum(numbers.filter { legend.contains($0.mark) })
        guard Double(inside) >= Self.nearlyAll * Double(count) else { return false }
        (marks.low, marks.high) = (legend.lowerBound, legend.upperBound)
        return true
    }

    /// Where nobody gave the best mark, the scale may end below it.
    private mutating func settleTop(_ numbers: [Marks.Number], _ count: Int) {
        let greatest = numbers.map(\.mark).max() ?? marks.high
        guard greatest <= marks.high - 1 else { return }
        if marks.high == 5, count >= 100, greatest >= 3 {
            marks.high = greatest.rounded(.up)
        } else if marks.high == 7, greatest <= 6 {
            marks.high = 6
        }
        marks.doubts.append("no answer is above \(greatest.brief), so that the best mark may be another")
    }

    /// 0 belongs to scales that end at 10 or 100, and to short ones of buttons; on others it is rather no answer.
    private mutating func settleBottom(_ numbers: [Marks.Number], _ count: Int, _ words: NameWords) {
        let zeros = numbers.first { $0.mark == 0 }
        switch marks.high {
        case 100: marks.low = 0
        case 10:
            if zeros != nil || words.first(of: RoleWords.recommend) != nil {
                marks.low = 0
            } else if count < 200 {
                marks.doubts.append("no answer is 0: the scale may begin there, too")
            }
        case ..<5:
            if let zeros {
                marks.low = 0
                marks.doubts.append("\(zeros.count.grouped) answers are 0: the worst mark, or no answer?")
            }
        default:
            if let zeros {
                marks.codes.append(zeros)
                let ones = numbers.first { $0.mark == 1 }?.count ?? 0
                if zeros.count >= ones || zeros.count * 10 >= count {
                    marks.doubts.append(
                        "0 is frequent for no answer: were it a mark, the scale would be [0, \(marks.high.brief)]")
                }
            }
        }
    }

    private static func numbers(_ values: Values) -> [Marks.Number] {
        var counts: [Double: Int] = [:]
        for value in values.values {
            switch value.answer {
            case .mark(let mark), .points(let mark, _): counts[mark, default: 0] += value.count
            default: break
            }
        }
        return counts.map { Marks.Number(mark: $0.key, count: $0.value) }
            .sorted { $0.count == $1.count ? $0.mark < $1.mark : $0.count > $1.count }
    }

    /// Usual codes that lie far from where nine in ten numbers lie.
    private static func codes(in numbers: [Marks.Number]) -> [Marks.Number] {
        let all = sum(numbers)
        var seen = 0
        var most = 0.0
        for number in numbers.sorted(by: { $0.mark < $1.mark }) {
            if seen * 10 < all * 6 { most = number.mark }
            seen += number.count
        }
        return numbers.filter { number in
            usualCodes.contains(number.mark) && (number.mark < 0 || (most <= 10 && number.mark > 10))
        }
    }

    private static func sum(_ numbers: [Marks.Number]) -> Int { numbers.reduce(0) { $0 + $1.count } }
}
