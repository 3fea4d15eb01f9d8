/// When something about a location's answers is worth an analyst's look.
enum QualityThresholds {
    /// False findings of each kind that a whole chain of ordinary locations may be expected to have on one day, however
    /// many locations, days and answers are looked at (Bonferroni's correction): a chain of few is treated as one of so
    /// many, because each of its locations is to be safe, too.
    static let falsePerChain = 0.1
    static let looksAtLeast = 100

    /// What this share of the chain's locations show, and no fewer than `commonAtLeast`, is how the chain asks its
    /// customers (invitations that all go out at ten, say) and says nothing about one of them.
    static let common = 0.1
    static let commonAtLeast = 3

    /// Answers of the last four weeks are compared with those before: whole weeks, so that their rhythm cancels.
    static let recentDays = 28
    /// A fall that is no more than this to be expected is not called drying up, however sure it is.
    static let driedTo = 2.0 / 3

    /// A source has to be silent for a whole week, so that no weekly day of rest is an event, and this many times longer
    /// than it ever was here.
    static let silentDays = 7
    static let silentGaps = 2

    /// Marks for drivers that an answer needs to be told from a careless one.
    static let driversToTell = 3

    /// Within how many seconds answers make a burst, and follow each other close enough to be repeated.
    static let burstSeconds: Int64 = 600
    /// All answers of a day may come within this long, the rush of a lunch: what is usual within it is no burst.
    static let rushSeconds: Int64 = 7_200
    /// Fewer answers are neither a burst nor repeated.
    static let clusterAtLeast = 10
    /// Bursts and rows of repeated answers that are told of a location, the greatest.
    static let clustersTold = 3

    /// What is counted by day depends on these: sums that were counted with others are counted anew.
    static let counted = "\(driversToTell) \(burstSeconds) \(clusterAtLeast) \(clustersTold)"

    /// A day needs as many answers for it to be remarkable that all are top marks.
    static let allTopAtLeast = 5

    /// How like each other answers of one location, and of one day at one location, are at least taken to be, as
    /// correlations: stores do differ, the excellent ones most, and have good days, where a chain is too small to show
    /// it.
    static let alikeHereAtLeast = 0.05
    static let alikeTodayAtLeast = 0.02
    /// Likewise the variance of how many answers come, in that of a Poisson count.
    static let dispersionUnknown = 2.0
    /// Locations from which such spreads can be learned.
    static let locationsToLearn = 20

    /// Answers that a location's own share of something counts against the chain's.
    static let priorAnswers = 10.0
}
