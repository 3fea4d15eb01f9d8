import Domain
import Configuration
import Intake

extension Draft.Measure {
    /// - Parameter told: the marks that the tool's files always have.
    /// nil where the column holds no marks.
    init?(_ choice: Choice, _ naming: inout Naming, as key: String? = nil, told: SourceScale? = nil) {
        guard var marks = choice.column.marks else { return nil }
        if let told { (marks.low, marks.high) = (min(told.worst, told.best), max(told.worst, told.best)) }
        self.choice = choice
        self.marks = marks
        self.key = naming.key(of: choice.column, called: key)
        label = Naming.label(of: choice.column, keepsRating: key != nil)
        controllable = key != nil || !choice.column.isCalled(RoleWords.notControllable)
        remarks = choice.remarks
        isReversed = told.map { $0.best < $0.worst } ?? marks.isSchoolGrade(choice.column)
        remarks += marks.remarks(of: choice.column, isReversed: isReversed)
        if !controllable { remarks.append(.likely("a store cannot change it: never a priority")) }
        if label.count > 50 {
            remarks.append(.doubt("long for a label: plans show it, so say it in two or three words"))
        }
    }

    /// Doubts the direction where marks go down when the overall mark goes up.
    mutating func note(_ agreement: Double?, with outcome: String) {
        guard let agreement, agreement < -0.2, !isReversed else { return }
        let percent = Int((agreement * 100).rounded())
        remarks.append(
            .doubt(
                "it goes down where \(outcome) goes up (correlation \(percent) %): if its smallest mark is the best, add \"scales: { \(key): [\(marks.high.brief), \(marks.low.brief)] }\" to the source"
            ))
    }
}

extension Marks {
    /// Whether they look like the grades of German schools, of which 1 is the best.
    func isSchoolGrade(_ column: Profile) -> Bool {
        guard !areLabels, low == 1, high <= 6 else { return false }
        if column.isCalled(["schulnote"]) { return true }
        // "1 = very good" says it itself.
        guard let one = column.title.firstRange(of: "1 = ") ?? column.title.firstRange(of: "1=") else { return false }
        let words = column.title[one.upperBound...].prefix { !",;)/".contains($0) }
        guard case .rank(let rank, let last)? = Answer(text: String(words)) else { return false }
        return rank * 2 > last + 1
    }

    func remarks(of column: Profile, isReversed: Bool) -> [Remark] {
        let all = column.values.count
        let shown =
            areLabels
            ? "\(inside.grouped) of \(all.counted("answer")) are known labels, the worst 1, the best \(high.brief)"
            : "\(inside.grouped) of \(all.counted("answer")) lie in \(low.brief) to \(high.brief)"
        var remarks = [inside == all && doubts.isEmpty ? Remark.sure(shown) : .likely(shown)]
        remarks += doubts.map(Remark.doubt)
        if !codes.isEmpty {
            remarks.append(.likely("\(Self.list(codes)) taken for no answer"))
        }
        if !outside.isEmpty {
            remarks.append(
                .doubt(
                    "\(outside.reduce(0) { $0 + $1.count }.counted("answer")) off it (\(Self.list(outside))) become empty cells: two scales in one column, or is it a longer one?"
                ))
        }
        if unread > 0 {
            remarks.append(
                .doubt(
                    "\(unread.counted("answer")) neither number nor known label become empty cells: say in labels what they stand for, or that they are missing"
                ))
        }
        if wereReversed { remarks.append(.likely("1 is the best in the file, as the words behind the numbers say")) }
        if isReversed { remarks.append(.doubt("1 is the best in the file, as its name says; see scales below")) }
        return remarks
    }

    private static let mostOfAnyMark = 1_000.0

    private static func list(_ numbers: [Number]) -> String {
        // A number that can be no mark may be a customer's.
        let marks = numbers.filter { abs($0.mark) <= mostOfAnyMark }
        let shown = marks.prefix(6).map { "\($0.count.grouped) × \($0.mark.brief)" }.joined(separator: ", ")
        return marks.isEmpty ? "…" : marks.prefix(6).count < numbers.count ? "\(shown), …" : shown
    }
}
