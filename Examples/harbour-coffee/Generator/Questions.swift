/// What the survey asks about, in the order of `huddled.yaml`.
enum Question: Int, CaseIterable {
    case speed, friendliness, cleanliness, drinks, food, accuracy, atmosphere, price

    var key: String {
        switch self {
        case .speed: "speed"
        case .friendliness: "friendliness"
        case .cleanliness: "cleanliness"
        case .drinks: "drinks"
        case .food: "food"
        case .accuracy: "accuracy"
        case .atmosphere: "atmosphere"
        case .price: "price"
        }
    }

    /// Where an ordinary store is.
    var level: Double {
        switch self {
        case .speed: 4.0
        case .friendliness: 4.2
        case .cleanliness: 4.1
        case .drinks: 4.3
        case .food: 3.9
        case .accuracy: 4.3
        case .atmosphere: 4.0
        case .price: 3.5
        }
    }

    /// What one point of it is worth in the overall mark.
    var slope: Double {
        switch self {
        case .speed: 0.27
        case .friendliness: 0.27
        case .cleanliness: 0.22
        case .drinks: 0.18
        case .food: 0.08
        case .accuracy: 0.12
        case .atmosphere: 0.07
        case .price: 0.08
        }
    }

    /// How often customers leave it out.
    var skipped: Double {
        switch self {
        case .speed, .friendliness: 0.08
        case .cleanliness: 0.12
        case .drinks: 0.10
        case .food: 0.30
        case .accuracy: 0.18
        case .atmosphere: 0.22
        case .price: 0.20
        }
    }

    /// Whether the kiosk by the door, which has room for three questions, asks it.
    var isAskedByKiosk: Bool { self == .speed || self == .friendliness || self == .cleanliness }
}
