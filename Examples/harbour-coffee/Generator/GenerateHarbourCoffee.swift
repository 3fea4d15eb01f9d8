import CSV
import Domain
import Glibc

/// Writes `locations.csv` and the feedback of the sample brand into the folder given, the same bytes every time.
@main
enum GenerateHarbourCoffee {
    static func main() throws(FileError) {
        guard CommandLine.arguments.count == 2 else {
            print("usage: GenerateHarbourCoffee FOLDER")
            exit(64)
        }
        let folder = CommandLine.arguments[1]
        let files = SurveyFiles(answers())
        try write(locations, to: "\(folder)/locations.csv")
        try write(files.web, to: "\(folder)/feedback/survey-web.csv")
        try write(files.kiosk, to: "\(folder)/feedback/survey-kiosk.csv")
        try write(files.till, to: "\(folder)/feedback/till-survey.jsonl")
    }

    private static func answers() -> [Answer] {
        var answers: [Answer] = []
        for (place, store) in Chain.stores.enumerated() {
            // Each store has numbers of its own, so that changing one leaves the others as they are.
            var random = Randomness(seed: 20_261_121 &+ UInt64(place) &* 0x1_0001)
            let visitors = Visitors(store: store, &random)
            for _ in 0..<store.answers {
                guard var visit = visitors.visit(&random) else { continue }
                var comment = Comment(Randomness(seed: random.next()))
                visit.comment = comment.text(on: visit)
                if let answer = Answer(visit, &random) { answers.append(answer) }
            }
        }
        return answers.enumerated().sorted { ($0.element.submitted, $0.offset) < ($1.element.submitted, $1.offset) }
            .map(\.element)
    }

    private static var locations: String {
        let header = [
            "id", "name", "aliases", "district", "region", "format", "timezone", "manager", "manager_email",
            "manager_since", "staff", "opened",
        ]
        let rows = Chain.stores.map { store in
            [
                store.id, store.name, store.alias, store.district, store.region, store.format, store.timezone,
                store.manager, "store\(store.id)@harbour-coffee.example", store.managerSince,
                store.staff.joined(separator: ";"), store.opened,
            ]
        }
        return ([header] + rows).map { $0.map { CSV.field($0) }.joined(separator: ",") + "\n" }.joined()
    }

    private static func write(_ text: String, to path: String) throws(FileError) {
        guard let file = fopen(path, "w") else { throw .cannotWrite(path: path, errno: errno) }
        var text = text
        let written = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
        guard fclose(file) == 0, written else { throw .cannotWrite(path: path, errno: errno) }
    }
}

enum FileError: Error, Equatable, CustomStringConvertible {
    case cannotWrite(path: String, errno: Int32)

    var description: String {
        switch self {
        case .cannotWrite(let path, let errno):
            "cannot write \(path): \(String(cString: strerror(errno))); give the folder Examples/harbour-coffee"
        }
    }
}
