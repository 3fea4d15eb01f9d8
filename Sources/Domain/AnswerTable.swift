/// The answers of one location without words and persons: all that is counted of them.
///
/// A column each, so that reading millions of answers makes no value for each.
package struct AnswerTable: Equatable, Sendable {
    /// Stands for a mark that was not given.
    package static let none = Int32.min

    /// The outcome and the brand's drivers.
    package let ratings: Int
    package let behaviours: Int
    package private(set) var at: [Instant] = []
    package private(set) var submitted: [Instant] = []
    package private(set) var sources: [Identifier] = []
    package private(set) var channels: [Identifier?] = []
    /// `width` places a row: thousandths of the outcome's and of every driver's mark, then 1 or 0 for every behaviour.
    package var marks: [Int32] = []

    package init(_ brand: Brand) {
        ratings = 1 + brand.drivers.count
        behaviours = brand.behaviours.count
    }

    package init(_ responses: [Response], _ brand: Brand) {
        self.init(brand)
        for response in responses.sorted(by: { ($0.at, $0.identity) < ($1.at, $1.identity) }) {
            append(
                at: response.at, submitted: response.version.submitted, source: response.source,
                channel: response.channel.map { Identifier($0) })
            var place = marks.count - width
            for mark in [response.outcome] + response.drivers.prefix(ratings - 1) {
                marks[place] = mark?.thousandths ?? Self.none
                place += 1
            }
            place = marks.count - behaviours
            for confirmed in response.behaviours.prefix(behaviours) {
                marks[place] = confirmed.map { $0 ? 1 : 0 } ?? Self.none
                place += 1
            }
        }
    }

    package var width: Int { ratings + behaviours }

    package var count: Int { at.count }

    /// One more row, without any mark yet.
    package mutating func append(
        at: Instant, submitted: Instant, source: Identifier, channel: Identifier?
    ) {
        self.at.append(at)
        self.submitted.append(submitted)
        sources.append(source)
        channels.append(channel)
        marks.append(contentsOf: repeatElement(Self.none, count: width))
    }

    /// Whether the row says anything that levels are estimated from.
    package func rates(_ row: Int) -> Bool {
        for place in row * width..<row * width + ratings where marks[place] != Self.none { return true }
        return false
    }
}
