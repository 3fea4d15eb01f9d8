import Domain
import Library

/// Why a row or a cell could not be used: sentences that many rows can share, none with a row's values in it.
enum RowReason {
    static let fewerCells = "fewer cells than the header: a half-written row"
    static let moreCells = "more cells than the header: a comma in a text needs quotes around the text"
    static let noLocation = "no location"
    static let controlInLocation = "control characters in the location"
    static let longLocation = "the location is longer than 256 bytes: give its id or an alias"
    static let longName = "the name is longer than 256 bytes: is it the right column?"
    static let locationNotText = "the location is not UTF-8"
    static let noTime = "no time of submission"
    static let notATime = "not a time: RFC 3339, or declare the source's timestamps"
    static let openDate =
        "a date whose order of day and month the file does not tell: declare the source's timestamps"
    static let serialNumber = "a number of days, as Excel keeps dates: save the column as dates in text"
    static let notInLayout = "not a time in the layout of the source's timestamps"
    static let afterNow = "a time more than a day after now"
    static let before2000 = "a time before 2000"
    static let nothing = "nothing in it: no outcome, driver, behaviour or comment"
    static let notANumber = "not a number, and no label that the source declares"
    static let notYesOrNo = "neither yes nor no"
    static let repaired = "bytes that are not UTF-8, or NUL: shown as \u{FFFD}"
    static let notPlainText = "control characters, or bytes that are not UTF-8"
    static let nested = "an object or a list where one value belongs"
    static let notAnObject = "not a JSON object"
    static let noDate = "no date written YYYY-MM-DD"
    static let noAction = "no action"
    static let unknownState = "not a state: done, skipped, declined or own"
    static let notARating = "not a rating: 1 to 5"
    static let noAlert = "not the id of an alert: 16 hexadecimal digits"
    static let unknownAlert = "no alert has this id: it may be long settled, or told with another one now"
    static let noCause = "closed without a cause"
    static let unknownAnswer = "not a state: touched or closed"
    static let noAdvocate = "not the id of an advocate: 16 hexadecimal digits"
    static let noTitle = "no title: say in a few words what is to be done"
    static let longTitle =
        "a title of more than \(ContributionLimits.longestTitle) characters: the plan has one line for it"
    static let noSteps = "no steps in one text: write each on a line of its own, or put ; between them"
    static let tooManySteps =
        "more than \(ContributionLimits.mostSteps) steps, or one of more than \(ContributionLimits.longestText) characters"
    static let noField = "missing: a practice has a location, a title, drivers and steps"
    static let mistakenPractice = "not as a practice is written: docs/LIBRARY.md and huddled-library(5) say how"
    static let unknownDriver = "not a driver of the configuration"
    static let unknownInvitation = "not a state: invited"

    static func tooLong(limit: Int) -> String { "longer than \(limit) bytes: raise limits.row if that is meant" }

    static func tooManyMembers(limit: Int) -> String {
        "more than \(limit) members: raise limits.columns if that is meant"
    }

    static func offScale(worst: Double, best: Double) -> String {
        "off the scale \(worst.brief) to \(best.brief)"
    }
}
