import Domain

/// Why something was decided about a focus, for analysts.
enum ReasonWords {
    /// Characters that the words of a reason have at most, so that a table has room for them.
    static let longest = 50

    /// - Parameter reason: as documents name it; what is no reason of this huddled's is its own words.
    static func words(_ reason: String) -> String {
        switch FocusDecision.Reason(rawValue: reason) {
        case .first: "there was none, and this driver promises most"
        case .notDue: "it is not due yet"
        case .challenged: "it promises more with a probability of 0.8 or more"
        case .reached: "the one before reached its target"
        case .due: "the one before ran its time"
        case .onTrack: "on track at its due date: renewed once"
        case .tooEarly: "too few answers at its due date: renewed once"
        case .notMoving: "not moving at its due date: action changed once"
        case .stuck: "not moving, and no other action is left to try"
        case .noLongerPriority: "the one before can no longer be worked on"
        case .nothingWorthwhile: "no driver promises enough to be worth a focus"
        case nil: reason
        }
    }
}
