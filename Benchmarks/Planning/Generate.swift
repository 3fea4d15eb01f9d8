import ArgumentParser
import Domain
import Glibc
import LocalTime
import Simulation
import Store

struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes days of feedback into the database, one delivery a day, through the store's own door.")

    @OptionGroup var options: ChainOptions

    @Option(help: "How many days.")
    var days: Int

    @Option(help: "The day after the last of them.")
    var before: Day

    @Option(help: "Responses per location and day.")
    var perDay = 10

    @Option(help: "Write the same rows into this file, as CSV for others to read.")
    var csv: String?

    func run() throws {
        let chain = try BenchmarkChain(locations: options.locations)
        let world = World(chain.parameters)
        let store = try Store(path: options.database, brand: chain.brand) { _, _ in }
        let file = try csv.map { try RowFile($0, drivers: chain.brand.drivers.map(\.key)) }
        var watch = Stopwatch()
        for number in 0..<days {
            let day = before.advanced(by: number - days)
            let made = ChainDay(chain, world, day: day, count: perDay)
            try file?.append(made.responses)
            try watch.time { try store.take(made) }
            show("\r\(options.locations) locations: day \(number + 1) of \(days)")
        }
        try file?.close()
        show("\n")
        print(#"{"responses":\#(days * perDay * options.locations),"taken_ms":\#(watch.milliseconds)}"#)
    }

    /// Only where somebody looks.
    private func show(_ progress: String) {
        if isatty(STDERR_FILENO) == 1 { _ = write(STDERR_FILENO, progress, progress.utf8.count) }
    }
}

extension Store {
    /// One delivery, received the night after.
    fileprivate func take(_ day: ChainDay) throws {
        let received = Zone.utc.startOfDay(day.day.advanced(by: 1)).advanced(by: .hours(9))
        let digits = day.day.iso.utf8.filter { $0 != UInt8(ascii: "-") }
        let name = "feedback-\(day.day.iso).csv"
        try deliver { transaction in
            var batch = self.batch()
            for response in day.responses {
                batch.append(ResponseRow(response), contact: nil, isUrgent: false)
                guard batch.isFull else { continue }
                _ = try transaction.take(batch, received: received, contactKept: .days(30))
                batch = batch.emptied
            }
            _ = try transaction.take(batch, received: received, contactKept: .days(30))
            try transaction.record(
                Delivery(
                    claim: day.day.iso, name: name, filedAs: name,
                    sha256: String(repeating: "0", count: 64 - digits.count) + String(decoding: digits, as: UTF8.self),
                    source: ChainDay.sources[0], state: .accepted,
                    rows: Delivery.Rows(accepted: day.responses.count), received: received, mapping: ""))
        }
    }
}
