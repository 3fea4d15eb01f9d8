import Domain
import Statistics
import Testing

@testable import Planning

@Suite("Progress is judged honestly")
struct ProgressTests {
    /// From 3.5 toward 4, measured with a given error.
    private func progress(after mean: Double, error: Double, elapsed: Double = 1, target: Double = 4) -> Plan.Progress {
        let movement = Movement(
            baseline: 3.5, baselineDeviation: 0, after: SampleMean(count: 100, mean: mean),
            variance: 100 * error * error, common: .none)
        return Plan.Progress(movement, baseline: 3.5, target: target, elapsed: elapsed)
    }

    @Test("nobody answered since: too early")
    func silent() {
        #expect(Plan.Progress(nil, baseline: 3, target: 4, elapsed: 1) == .tooEarly)
    }

    @Test(
        "what was seen, and how surely, decides",
        arguments: [
            (3.8, 0.1, Plan.Progress.onTrack), (4.2, 0.1, .reached), (4.0, 0.1, .onTrack), (3.6, 0.1, .notMoving),
            (3.2, 0.1, .notMoving), (3.8, 0.4, .tooEarly), (3.5, 0.4, .tooEarly),
        ])
    func due(mean: Double, error: Double, expected: Plan.Progress) {
        #expect(progress(after: mean, error: error) == expected)
    }

    @Test("a lack of movement is not named before half of the time has run")
    func half() {
        #expect(progress(after: 3.5, error: 0.1, elapsed: 0.4) == .tooEarly)
        #expect(progress(after: 3.5, error: 0.1, elapsed: 0.5) == .notMoving)
    }

    @Test("a near target is not reached by noise")
    func near() {
        #expect(progress(after: 3.6, error: 0.1, target: 3.5) == .tooEarly)
        #expect(progress(after: 3.7, error: 0.1, target: 3.5) == .reached)
    }

    @Test("what ends a focus must be surer the earlier it is said")
    func early() {
        #expect(progress(after: 4.1, error: 0.2, elapsed: 0.1, target: 3.7) == .onTrack)
        #expect(progress(after: 4.1, error: 0.2, elapsed: 1, target: 3.7) == .reached)
        #expect(progress(after: 4.1, error: 0.2, elapsed: 0, target: 3.7) == .onTrack)
    }

    @Test("over focuses that change nothing, success is claimed for fewer than one in twenty")
    func falseClaims() {
        var generator = SeededGenerator(seed: 12)
        var claims = 0
        for _ in 0..<4_000 {
            // A low mean was picked: the true level is drawn from its posterior.
            let level = 3.5 + 0.1 * generator.normal()
            let movement = Movement(
                baseline: 3.5, baselineDeviation: 0.1,
                after: SampleMean(count: 100, mean: level + 0.1 * generator.normal()), variance: 1, common: .none)
            switch Plan.Progress(movement, baseline: 3.5, target: 3.55, elapsed: 1) {
            case .onTrack, .reached: claims += 1
            case .tooEarly, .notMoving: break
            }
        }
        #expect(claims < 200 && claims > 80)
    }
}
