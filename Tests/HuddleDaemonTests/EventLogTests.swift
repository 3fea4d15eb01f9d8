import Dispatch
import Domain
import Synchronization
import Testing

@testable import HuddleDaemon

@Suite("Reporting never holds up the work", .timeLimit(.minutes(5)))
struct EventLogTests {
    /// Where events go, in the hands of a test.
    private final class Outlet: Sendable {
        private let gate = DispatchSemaphore(value: 0)
        private let state: Mutex<(isOpen: Bool, takes: Bool, written: [Event])>
        private let stream: AsyncStream<Void>
        private let continuation: AsyncStream<Void>.Continuation

        init(hangs: Bool = false) {
            state = Mutex((!hangs, true, []))
            (stream, continuation) = AsyncStream.makeStream()
        }

        func write(_ event: Event) -> Bool {
            if !state.withLock(\.isOpen) { gate.wait() }
            let takes = state.withLock { state in
                if state.takes { state.written.append(event) }
                return state.takes
            }
            continuation.yield()
            return takes
        }

        /// Ends the hanging.
        func open() {
            state.withLock { $0.isOpen = true }
            gate.signal()
        }

        func refuses(_ refuses: Bool) { state.withLock { $0.takes = !refuses } }

        var written: [Event] { state.withLock(\.written) }

        /// Waits until so many more events were offered.
        func offered(_ count: Int) async {
            guard count > 0 else { return }
            var count = count
            for await _ in stream {
                count -= 1
                if count == 0 { return }
            }
        }
    }

    private func numbered(_ numbers: some Sequence<Int>) -> [Event] { numbers.map { .published(plans: $0) } }

    @Test("events are written in the order in which they were reported")
    func order() async {
        let outlet = Outlet()
        let log = EventLog(write: outlet.write)
        for event in numbered(0..<3_000) { log.report(event) }
        await outlet.offered(3_000)
        #expect(outlet.written == numbered(0..<3_000))
    }

    @Test("an outlet that hangs holds up nobody; what was too much is counted, once, and the rest is in order")
    func hangs() async {
        let outlet = Outlet(hangs: true)
        let log = EventLog(write: outlet.write)
        for event in numbered(0..<5_000) { log.report(event) }
        #expect(outlet.written.isEmpty)
        let clock = ContinuousClock()
        #expect(clock.measure { log.finish() } < .seconds(5), "a stop does not wait for it either")

        outlet.open()
        await outlet.offered(4_096 + 1)
        let dropped = outlet.written.compactMap { event in
            if case .unheard(let events) = event { events } else { nil }
        }
        #expect(dropped == [5_000 - 4_096])
        #expect(outlet.written.filter { !dropped.map(Event.unheard).contains($0) } == numbered(0..<4_096))

        log.report(.stopping)
        await outlet.offered(1)
        #expect(outlet.written.last == .stopping, "there is room again")
    }

    @Test("what the outlet refuses is counted, and told when it takes events again")
    func refused() async {
        let outlet = Outlet()
        let log = EventLog(write: outlet.write)
        outlet.refuses(true)
        for event in numbered(0..<7) { log.report(event) }
        await outlet.offered(7)
        #expect(outlet.written.isEmpty)
        outlet.refuses(false)
        log.report(.stopping)
        await outlet.offered(2)
        #expect(outlet.written == [.stopping, .unheard(events: 7)])
    }
}
