import Domain
import Testing

@testable import HuddleDaemon

@Suite("When planning looks")
struct PlanningAgendaTests {
    private let start = Instant(seconds: 1_795_240_800)

    private func after(_ duration: Duration) -> Instant { start.advanced(milliseconds: duration) }

    @Test("at once, then when the next plan is due, and never later")
    func due() {
        var agenda = PlanningAgenda(now: start, uptime: .zero)
        #expect(agenda.wait(now: start) == nil)
        agenda.looked(next: after(.seconds(60)))
        #expect(agenda.wait(now: start) == .seconds(60))
        #expect(agenda.wait(now: after(.milliseconds(59_999))) == .milliseconds(1))
        #expect(agenda.wait(now: after(.seconds(60))) == nil)
        #expect(agenda.wait(now: after(.seconds(61))) == nil, "it is due until it was looked at")
        agenda.looked(next: after(.seconds(120)))
        #expect(agenda.wait(now: after(.seconds(61))) == .seconds(59))
    }

    @Test("at once again when something new came")
    func lookAgain() {
        var agenda = PlanningAgenda(now: start, uptime: .zero)
        agenda.looked(next: after(.seconds(60)))
        agenda.lookAgain()
        #expect(agenda.wait(now: start) == nil)
    }

    @Test(
        "at once after somebody set the clock, which is told once",
        arguments: [
            (7_200_000, 7_200), (-7_200_000, -7_200), (7_199_999, 7_200), (1_000, 1), (-1_000, -1),
            (-86_400_000, -86_400),
        ] as [(Int, Int64)])
    func step(milliseconds: Int, seconds: Int64) {
        var agenda = PlanningAgenda(now: start, uptime: .seconds(5))
        agenda.looked(next: after(.seconds(100_000)))
        #expect(agenda.step(now: after(.seconds(30)), uptime: .seconds(35)) == nil)
        #expect(agenda.wait(now: start) != nil)
        let stepped = after(.seconds(60) + .milliseconds(milliseconds))
        #expect(agenda.step(now: stepped, uptime: .seconds(65)) == seconds)
        #expect(agenda.wait(now: stepped) == nil)
        #expect(agenda.step(now: stepped, uptime: .seconds(65)) == nil)
    }

    @Test("the usual discipline of a clock is no step, however much it comes to in time")
    func drift() {
        var agenda = PlanningAgenda(now: start, uptime: .zero)
        agenda.looked(next: after(.seconds(10_000_000)))
        for look in 1...10_000 {
            let uptime = Duration.seconds(30 * look)
            let drifted = after(uptime + .milliseconds(15 * look))
            #expect(agenda.step(now: drifted, uptime: uptime) == nil)
            #expect(agenda.wait(now: drifted) != nil)
        }
    }

    @Test("time asleep is no step: both clocks went on; what became due meanwhile is due")
    func suspend() {
        var agenda = PlanningAgenda(now: start, uptime: .zero)
        agenda.looked(next: after(.seconds(3_600)))
        #expect(agenda.step(now: after(.seconds(30_000)), uptime: .seconds(30_000)) == nil)
        #expect(agenda.wait(now: after(.seconds(30_000))) == nil)
    }

    @Test("a clock that stands at its beginning until it is set, as on a machine without a battery")
    func epoch() {
        let epoch = Instant(seconds: 0)
        var agenda = PlanningAgenda(now: epoch, uptime: .seconds(3))
        let step = agenda.step(now: start, uptime: .seconds(4))
        #expect(step == (start.milliseconds - 500) / 1_000)
    }
}
