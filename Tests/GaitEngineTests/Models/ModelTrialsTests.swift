import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite struct ModelTrialsTests {
  private static let walk = SimulatedWalk(
    WalkerConfiguration(seed: 6, durationSeconds: 14, samplingRateHz: 100)
  ).session

  private var sources: [EstimatorSource] {
    get throws {
      [.sumOfCells, .model(try TestModels.bundled()), .model(try TestModels.network())]
    }
  }

  /// A clock on which every look takes a thousandth of a second.
  private final class StepClock: LoopClock {
    private var seconds = 0.0
    func now() -> Double {
      seconds += 0.001
      return seconds
    }
  }

  private func run(
    _ session: RecordedSession = Self.walk, clock: (any LoopClock)? = nil,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> EstimatorComparison? {
    try ModelTrials.run(
      sources, on: MemorySession(session), settings: AnalysisSettings(), clock: clock,
      progress: progress)
  }

  @Test func trialsComeInOrderWithTheNumbersOfTheirAnalyses() throws {
    let comparison = try #require(try run())
    #expect(comparison.sessionName == Self.walk.metadata.name)
    #expect(comparison.isSimulated)
    #expect(
      comparison.trials.map(\.estimator.name) == ["sum of cells", "linear-simulated", "WRN-16-1"])
    for (trial, source) in zip(comparison.trials, try sources) {
      let analysis = try Analyze.recorded(
        Self.walk, settings: AnalysisSettings(estimator: source))
      #expect(trial.estimator == analysis.estimator)
      #expect(trial.errors != nil)
      #expect(trial.errors == analysis.errors)
      #expect(trial.meanCurve?.count == 101)
      #expect(trial.latency == nil)
      #expect(comparison.stepsUsed == analysis.summary.stepsUsed)
    }
    #expect(comparison.trials[0].departure == nil)
    let (linear, network) = (comparison.trials[1], comparison.trials[2])
    #expect(linear.errors.map { $0.overall.rmse < 0.2 } == true)
    for trial in [linear, network] {
      let departure = try #require(trial.departure)
      #expect(departure.count == 101)
      #expect(departure.contains { abs($0.mean) > 0.001 })
    }
  }

  /// On the same stances a mean departure is the difference of the means.
  @Test func departuresAreDifferencesOfTheMeans() throws {
    let comparison = try #require(try run())
    let first = try #require(comparison.trials[0].meanCurve)
    for trial in comparison.trials.dropFirst() {
      let (mean, departure) = (try #require(trial.meanCurve), try #require(trial.departure))
      // A network has no estimate of the stances at both ends of the recording, and the difference is
      // over those that both cover.
      let isWhole = mean[50].n == first[50].n
      for index in 0..<101 {
        let error = abs(mean[index].mean - first[index].mean - departure[index].mean)
        #expect(error < (isWhole ? 1e-6 : 0.02))
      }
    }
  }

  @Test func withoutReferenceThereAreNoErrors() throws {
    var session = Self.walk
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    let comparison = try #require(try run(session))
    #expect(comparison.trials.count == 3)
    #expect(comparison.stepsUsed > 5)
    #expect(comparison.trials.allSatisfy { $0.errors == nil && $0.meanCurve != nil })
    #expect(comparison.trials.map { $0.departure == nil } == [true, false, false])
  }

  @Test func progressRunsToOne() throws {
    var seen: [Double] = []
    _ = try run {
      seen.append($0)
      return true
    }
    #expect(seen == seen.sorted())
    #expect(seen.count >= 6)
    #expect(seen.allSatisfy { (0...1).contains($0) })
    #expect(seen.last == 1)
  }

  @Test(arguments: 1...5) func whoeverSaysFalseStopsIt(times: Int) throws {
    var left = times
    let comparison = try run { _ in
      left -= 1
      return left > 0
    }
    #expect(comparison == nil)
    #expect(left == 0)
  }

  @Test func latencyIsWhatTheClockSays() throws {
    let comparison = try #require(try run(clock: StepClock()))
    for trial in comparison.trials {
      let latency = try #require(trial.latency)
      #expect(abs(latency.medianMicroseconds - 1000) < 1e-3)
      #expect(abs(latency.p99Microseconds - 1000) < 1e-3)
      #expect((100...2001).contains(latency.frames))
    }
  }

  @Test func walksThatAreTooShortHaveNoLatency() throws {
    var session = Self.walk
    session.frames = session.frames.map { $0?.slice(0..<100) }
    let comparison = try #require(try run(session, clock: StepClock()))
    #expect(comparison.trials.allSatisfy { $0.latency == nil && $0.meanCurve == nil })
    #expect(comparison.stepsUsed == 0)
  }
}
