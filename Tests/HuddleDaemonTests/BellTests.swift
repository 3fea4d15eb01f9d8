import Synchronization
import Testing

@testable import HuddleDaemon

@Suite("A bell wakes who waits for it", .timeLimit(.minutes(5)))
struct BellTests {
    private final class Counter: Sendable {
        private let value = Mutex(0)
        var current: Int { value.withLock { $0 } }
        func increase() { value.withLock { $0 += 1 } }
    }

    private let bell = Bell()

    @Test("a ring before the wait counts")
    func before() async {
        bell.ring()
        await bell.wait()
    }

    @Test("a ring during the wait ends it")
    func during() async {
        async let waited: Void = bell.wait()
        bell.ring()
        await waited
    }

    @Test("two rings wake once")
    func twice() async {
        let clock = ManualClock()
        bell.ring()
        bell.ring()
        await bell.wait()
        let second = Task { await bell.wait(atMost: .seconds(1), by: clock) }
        await clock.sleeping(1)
        clock.advance(by: .seconds(1))
        await second.value
        #expect(clock.sleepers == 0)
    }

    @Test("a task that was cancelled before or during the wait does not wait, and swallows no later ring")
    func cancelled() async {
        let before = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            await bell.wait()
        }
        await before.value
        let during = Task { await bell.wait() }
        during.cancel()
        await during.value
        bell.ring()
        await bell.wait()
    }

    @Test("it waits at most as long as was said, by that clock, and no less")
    func timeout() async {
        let clock = ManualClock()
        let over = Counter()
        let bounded = Task {
            await bell.wait(atMost: .seconds(30), by: clock)
            over.increase()
        }
        await clock.sleeping(1)
        clock.advance(by: .milliseconds(29_999))
        #expect(clock.sleepers == 1)
        #expect(over.current == 0)
        clock.advance(by: .milliseconds(1))
        await bounded.value
        bell.ring()
        await bell.wait()
    }

    @Test("a ring ends a bounded wait long before its time, and leaves no sleeper")
    func bounded() async {
        let clock = ManualClock()
        let bounded = Task { await bell.wait(atMost: .seconds(30), by: clock) }
        await clock.sleeping(1)
        bell.ring()
        await bounded.value
        #expect(clock.sleepers == 0)
    }

    @Test("no wait at all returns at once")
    func noTime() async {
        await bell.wait(atMost: .zero, by: ManualClock())
    }

    @Test("of very many rings from everywhere, the one after the last change is never lost")
    func stress() async {
        let (tasks, rings) = (4, 2_000)
        let changes = Counter()
        let clock = ManualClock()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<tasks {
                group.addTask {
                    for _ in 0..<rings {
                        changes.increase()
                        bell.ring()
                        await Task.yield()
                    }
                }
            }
            group.addTask {
                var bounded = false
                while changes.current < tasks * rings {
                    // Every other wait has a limit, which never comes.
                    if bounded { await bell.wait(atMost: .seconds(1), by: clock) } else { await bell.wait() }
                    bounded.toggle()
                }
            }
        }
        #expect(changes.current == tasks * rings)
    }

    @Test("rings and cancellations at the same moment leave nobody waiting")
    func races() async {
        for _ in 0..<2_000 {
            let bell = Bell()
            let waiting = Task { await bell.wait() }
            async let ringing: Void = bell.ring()
            waiting.cancel()
            await ringing
            await waiting.value
        }
    }
}
