import Dispatch
import Domain
import Intake
import Store
import Synchronization

/// What is read of one file, on its way from the thread that reads to the one that stores.
///
/// A large file is read and stored at the same time. Neither thread is one of Swift's few, so that each may wait for the
/// other: for pieces, or for room, as only one piece waits at a time.
final class Handover: Sendable {
    enum Piece: Sendable {
        case responses(ResponseBatch)
        case checkOff(CheckOff)
        case alertAnswer(AlertAnswer)
        case advocateAnswer(AdvocateAnswer)
        case contribution(Contribution)
        /// The last piece of every file.
        case end(Result<ReadFile, any Error>)
    }

    /// Thrown where the file is read: nobody wants to have it any more.
    struct Abandoned: Error {}

    private struct State {
        var pieces: [Piece] = []
        var isKnown = false
        var isAbandoned = false
        var progress = 0
    }

    private static let mostPieces = 1

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)
    private let answered = DispatchSemaphore(value: 0)

    init() {
        for _ in 0..<Self.mostPieces { room.signal() }
    }

    // MARK: Where the file is read

    /// Waits for room.
    func give(_ piece: Piece) throws(Abandoned) {
        room.wait()
        try notePassing()
        put(piece)
    }

    /// Whether such an alert is known.
    func ask(_ answer: AlertAnswer) throws(Abandoned) -> Bool {
        try give(.alertAnswer(answer))
        answered.wait()
        return state.withLock { $0.isKnown }
    }

    func end(_ result: Result<ReadFile, any Error>) { put(.end(result)) }

    /// Notes that reading goes on. To be called again and again.
    func notePassing() throws(Abandoned) {
        let isAbandoned = state.withLock { state in
            state.progress += 1
            return state.isAbandoned
        }
        if isAbandoned { throw Abandoned() }
    }

    private func put(_ piece: Piece) {
        state.withLock { $0.pieces.append(piece) }
        filled.signal()
    }

    // MARK: Where it is stored

    /// Waits for the next piece; the pulse beats with it, and as long as reading goes on.
    func next(_ pulse: Pulse) throws -> Piece {
        while true {
            if let piece = try poll(pulse, looks: .max) { return piece }
        }
    }

    /// Likewise, for some tenths of a second: nil where there is none yet.
    func poll(_ pulse: Pulse, looks: Int = 5) throws -> Piece? {
        var (seen, looks) = (-1, looks)
        while filled.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
            let progress = state.withLock { $0.progress }
            if progress != seen { try pulse.beat() }
            seen = progress
            looks -= 1
            if looks == 0 { return nil }
        }
        do {
            try pulse.beat()
        } catch {
            // It is not taken.
            filled.signal()
            throw error
        }
        return take()
    }

    func answer(_ isKnown: Bool) {
        state.withLock { $0.isKnown = isKnown }
        answered.signal()
    }

    /// Ends the reading, and waits until it has ended.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        answered.signal()
        while true {
            filled.wait()
            if case .end = take() { return }
        }
    }

    private func take() -> Piece {
        let piece = state.withLock { $0.pieces.removeFirst() }
        room.signal()
        return piece
    }
}
