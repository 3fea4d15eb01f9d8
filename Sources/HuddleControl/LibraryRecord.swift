/// `boards/library.json` as it is read back.
struct LibraryRecord: Decodable {
    struct Driver: Decodable {
        var driver: String
        var label: String
        var next: String?
        var unanswered: Bool
        var actions: [Action]
    }

    struct Action: Decodable {
        var action: String
        var given: Int
        var open: Int
        var own: Int
        var done: Int
        var rating: Double?
        var stores: Int
        var effect: Double
        var low: Double
        var high: Double
        var words: String
        var author: String?
    }

    var date: String
    var drivers: [Driver]
}
