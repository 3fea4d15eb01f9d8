import Domain

extension Words {
    /// What is read aloud today. The daypart and the texts of the library come as they are.
    func said(_ today: Plan.Today) -> String {
        let message =
            switch today.message {
            case .say(let text): text
            case .step(let text): oneStep(text)
            case .watch(let text): lookFor(text)
            case .prepare(let day, let part, let label):
                prepare(day: weekday(day), part: daypart(part), label: label)
            }
        return today.thanks ? "\(thanks) \(message)" : message
    }
}
