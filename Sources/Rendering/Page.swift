import Domain

/// A plan put into words: what text and HTML have in common. Everything in it is harmless to show, and bounded, so that
/// a page stays a page whatever names and comments come from outside.
struct Page: Sendable {
    /// The thirty seconds before the shift: at most 75 words, with the page's title and date.
    struct Huddle: Equatable, Sendable {
        var topic: String
        /// To be read aloud.
        var say: String
        var why: String
        var todo: String
    }

    /// Marks on the driver's scale, for people and for the picture.
    struct Marks: Equatable, Sendable {
        struct Mark: Equatable, Sendable {
            var text: String
            /// Share of the way from the worst to the best mark.
            var position: Double
        }

        var here: Mark
        /// nil where there is no other location to compare with.
        var peers: Mark?
        var want: Mark
    }

    struct Focus: Equatable, Sendable {
        var label: String
        /// What dashboards show, and why ours is another number.
        var dashboard: String?
        var weeks: WeeksPicture?
        var period: String?
        /// What is said to a manager who is new.
        var firstWeeks: String?
        var progress: String?
        /// nil where nothing can be said about the location itself.
        var marks: Marks?
        /// One line each: where we stand and where we want to be.
        var here: String
        var want: String
        var reason: String
        /// What the location is asked for while too little is known about it.
        var ask: String?
        var quotes: [Quote]
        var causes: [String]
        var actions: [ActionBox]
        var watch: [String]
        var best: Best?
    }

    struct Quote: Equatable, Sendable {
        var text: String
        var date: String
    }

    struct ActionBox: Equatable, Sendable {
        var title: String
        var isTicked: Bool
        var state: String?
        var effort: String
        var steps: [String]
        var evidence: String
        var author: String?
        /// What another store's manager said of it.
        var note: String?
    }

    struct Done: Equatable, Sendable {
        struct Box: Equatable, Sendable {
            var mark: Plan.Done.Mark
            /// The weekday's first letters.
            var day: String
            /// What it says to who cannot see it.
            var label: String
        }

        var text: String
        /// What the team did instead, in its own words.
        var own: String?
        /// One for each day, the last one yesterday; empty where nothing was checked off.
        var boxes: [Box]
    }

    struct Best: Equatable, Sendable {
        var name: String
        var text: String
    }

    var words: any Words
    var brand: String
    var title: String
    var date: String
    var huddle: Huddle
    var focus: Focus?
    var next: [String]
    var well: [String]
    var weak: [String]
    /// nil where nobody waits for a call.
    var calls: String?
    var done: Done
    /// How the location does overall and what the page leans on.
    var footer: [String]

    /// What comes after the focus: headings and lines, those without lines left out.
    var lists: [(heading: String, items: [String])] {
        [(words.headings.next, next), (words.headings.well, well), (words.headings.weak, weak)]
            .filter { !$0.1.isEmpty }
    }

    /// After the lists: headings with a sentence or two each, the last of them on what was done.
    var sentences: [(heading: String, texts: [String])] {
        (calls.map { [(words.headings.calls, [$0])] } ?? [])
            + [(words.headings.done, [done.text] + (done.own.map { [$0] } ?? []))]
    }

    /// The lists and then the sentences.
    var rest: [(heading: String, items: [String])] { lists + sentences.map { ($0.heading, $0.texts) } }
}
