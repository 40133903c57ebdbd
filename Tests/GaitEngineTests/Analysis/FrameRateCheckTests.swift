import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// What a file says of its rate, what its times say, and what a model can take.
@Suite struct FrameRateCheckTests {
  private func walk(rate: Double, stated: Double, seconds: Double = 12) -> RecordedSession {
    var session = SimulatedWalk(
      WalkerConfiguration(seed: 5, durationSeconds: seconds, samplingRateHz: rate)
    ).session
    for foot in Foot.allCases { session.metadata.insoles[foot]?.samplingRateHz = stated }
    return session
  }

  private func analysis(
    _ session: RecordedSession, _ model: LoadedModel
  ) throws(GaitlabError) -> SessionAnalysis {
    var analyzer = try SessionAnalyzer(
      session: MemorySession(session),
      settings: AnalysisSettings(estimator: .model(model)))
    return try analyzer.finish()
  }

  @Test(arguments: [10.0, 20, 50, 400, 1e-6]) func timesAreBelievedAndTheDoubtIsSaid(
    stated: Double
  ) throws {
    let model = try TestModels.network()
    let right = try analysis(walk(rate: 100, stated: 100), model)
    let wrong = try analysis(walk(rate: 100, stated: stated), model)
    #expect(wrong.trust.flags.contains(.rateContradicted))
    #expect(!right.trust.flags.contains(.rateContradicted))
    for foot in Foot.allCases {
      let expected = try #require(right.tracks[foot]?.estimated)
      let found = try #require(wrong.tracks[foot]?.estimated)
      #expect(found.count == expected.count)
      // Both ends of a recording have no estimate; a rate that was measured puts them a frame apart.
      let both = zip(found, expected).filter { $0.isFinite && $1.isFinite }
      #expect(both.count > expected.count - 20)
      #expect(both.allSatisfy { abs($0 - $1) < 1 }, "newtons")
    }
  }

  @Test(arguments: [10.0, 18]) func ratesThatNoModelTakesAreRefused(rate: Double) throws {
    let model = try TestModels.network()
    let session = walk(rate: rate, stated: rate, seconds: 12)
    #expect {
      try analysis(session, model)
    } throws: { error in
      guard let error = error as? GaitlabError else { return false }
      return error.code == .modelRefused && error.summary.contains("20 to 2000")
    }
    // Without a model it is analysed as ever.
    var analyzer = try SessionAnalyzer(session: MemorySession(session))
    #expect(try analyzer.finish().isComplete)
  }

  @Test func aRateFarFromTheModelsIsFlagged() throws {
    let model = try TestModels.network()
    let slow = try analysis(walk(rate: 50, stated: 50), model)
    #expect(slow.trust.flags.contains(.rateFarFromModel))
    let half = try analysis(walk(rate: 100, stated: 100), model)
    #expect(!half.trust.flags.contains(.rateFarFromModel))
  }

  @Test func aModelOfSimulatedWalkersSaysSoOnPeople() throws {
    var session = walk(rate: 100, stated: 100)
    let model = try TestModels.bundled()
    #expect(try !analysis(session, model).trust.flags.contains(.fittedToSimulation))
    session.metadata.isSimulated = false
    #expect(try analysis(session, model).trust.flags.contains(.fittedToSimulation))
    #expect(try !Analyze.recorded(session).trust.flags.contains(.fittedToSimulation))
  }
}
