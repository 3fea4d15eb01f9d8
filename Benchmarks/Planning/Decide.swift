import ArgumentParser
import Domain
import HuddleDaemon
import LocalTime
import Planning
import Store

struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decides one day's plans of the whole chain, says what that took, and commits them.")

    @OptionGroup var options: ChainOptions

    @Option(help: "The day of the plans.")
    var on: Day

    func run() throws {
        let chain = try BenchmarkChain(locations: options.locations)
        let store = try Store(path: options.database, brand: chain.brand) { _, _ in }
        let station = PlanningStation(
            deciding: chain.configuration, store: store, library: chain.library,
            now: Zone.utc.startOfDay(on).advanced(by: .hours(18)))
        var watch = Stopwatch()
        let planned = try watch.time { try station.decide(on: on) }
        let memory = try peakMemory()
        let ranked = planned.count { !$0.plan.priorities.isEmpty }
        guard planned.count == options.locations, ranked > options.locations / 2 else {
            throw BenchmarkError.incomplete(planned: ranked, locations: options.locations)
        }
        // The next day goes on from these focuses; how plans are worded is not measured here.
        try store.commit(
            planned.map {
                PlannedDay(
                    location: $0.plan.location.id, date: on, generated: $0.plan.generated, decision: $0.decision,
                    documents: [], quality: $0.quality)
            })
        let (time, processor) = (watch.milliseconds, watch.processorMilliseconds)
        print(#"{"date":"\#(on.iso)","ms":\#(time),"cpu_ms":\#(processor),"mb":\#(memory)}"#)
    }
}
