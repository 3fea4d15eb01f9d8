/// What customers write about one driver. In a phrase, `{a|b}` is one of both, and a name in square brackets is a word
/// of the visit: `[drink]`, `[food]`, `[wait]`, `[staff]`.
struct Phrases {
    /// By cause, in the order of `huddled.yaml`; each phrase uses a word by which that cause is known there.
    var complaints: [(cause: String, phrases: [String])]
    var praise: [String]

    static func of(_ question: Question) -> Phrases {
        switch question {
        case .speed: speed
        case .friendliness: friendliness
        case .cleanliness: cleanliness
        case .drinks: drinks
        case .food: food
        case .accuracy: accuracy
        case .atmosphere: atmosphere
        case .price: price
        }
    }

    static let drinkNames = [
        "flat white", "latte", "cappuccino", "americano", "mocha", "cortado", "chai latte", "filter coffee",
        "hot chocolate", "oat flat white", "decaf latte", "double espresso",
    ]
    static let foodNames = [
        "carrot cake", "almond croissant", "cinnamon bun", "cheese toastie", "banana bread", "brownie", "flapjack",
        "sausage roll", "bacon roll", "bowl of porridge", "lemon slice", "ham and cheese croissant", "vegan wrap",
    ]
    static let waits = [
        "ten minutes", "twelve minutes", "a quarter of an hour", "nearly twenty minutes", "over ten minutes",
        "fourteen minutes (I counted)", "the best part of my break", "long enough to miss my train",
        "twenty minutes at least",
    ]
}
