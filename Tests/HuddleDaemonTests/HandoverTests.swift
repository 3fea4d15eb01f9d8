import Dispatch
import Domain
import Synchronization
import Testing

@testable import HuddleDaemon

@Suite("a file on its way from the thread that reads to the one that stores")
struct HandoverTests {
    private struct Broken: Error {}

    private static let checkOff = CheckOff(
        location: "0042", date: Day(number: 1), action: "second-till", state: .done)

    /// Reads on a thread of its own, as files are.
    private func reading(_ body: @escaping @Sendable (Handover) throws -> Void) -> Handover {
        let handover = Handover()
        DispatchQueue(label: "reading").async {
            do {
                try body(handover)
                handover.end(.failure(Broken()))
            } catch { handover.end(.failure(error)) }
        }
        return handover
    }

    @Test("pieces come in their order, and then the end")
    func order() throws {
        let handover = reading { handover in
            for _ in 0..<5 { try handover.give(.checkOff(Self.checkOff)) }
        }
        for _ in 0..<5 {
            guard case .checkOff = try handover.next(.none) else {
                Issue.record("that is not what was given")
                return
            }
        }
        guard case .end(.failure(let error)) = try handover.next(.none) else {
            Issue.record("that is no end")
            return
        }
        #expect(error is Broken)
    }

    @Test("what is stopped where it is stored ends where it is read, even while that waits for room")
    func stopped() throws {
        let given = Atomic(0)
        let handover = reading { handover in
            while true {
                try handover.give(.checkOff(Self.checkOff))
                given.add(1, ordering: .relaxed)
            }
        }
        #expect(throws: Stopped.self) { _ = try handover.next(Pulse(beat: { throw Stopped() })) }
        handover.abandon()
        #expect(given.load(ordering: .relaxed) < 5)
    }

    @Test("whoever waits for an answer is not left waiting")
    func unanswered() throws {
        let answer = AlertAnswer(alert: "0123456789abcdef", state: .touched)
        let handover = reading { _ = try $0.ask(answer) }
        guard case .alertAnswer = try handover.next(.none) else {
            Issue.record("that is not what was asked")
            return
        }
        handover.abandon()
    }

    @Test("and an answer comes back")
    func answered() throws {
        let answer = AlertAnswer(alert: "0123456789abcdef", state: .touched)
        let handover = reading { handover in
            let isKnown = try handover.ask(answer)
            #expect(isKnown)
        }
        guard case .alertAnswer = try handover.next(.none) else {
            Issue.record("that is not what was asked")
            return
        }
        handover.answer(true)
        guard case .end = try handover.next(.none) else {
            Issue.record("that is no end")
            return
        }
    }
}
