import GaitAnalysis
import GaitEngine
import GaitModel
import GaitTestSupport
import Testing

/// Insoles of another gain than the other foot's, from the start or more and more, and bad frames.
@Suite struct InsoleGainTests {
  private static let simulated = ChangedWalk.withoutReference(ChangedWalk.healthy(seconds: 30))

  private func scaled(_ foot: Foot, mass: Bool = true, by gain: (Double) -> Float)
    -> RecordedSession
  {
    var session = Self.simulated
    if !mass { session.metadata.bodyMassKilograms = nil }
    session.changeFrames(foot) { time, cells in cells.map { $0 * gain(time) } }
    return session
  }

  @Test(arguments: Foot.allCases, [Float(0.3), 0.2, 0.1, 0.05])
  func aWeakInsole(foot: Foot, gain: Float) throws {
    for mass in [true, false] {
      let flags = try Analyze.recorded(scaled(foot, mass: mass) { _ in gain }).trust.flags
      #expect(flags.contains(.insoleGainsDiffer))
      #expect(flags.contains(.bodyWeightImplausible) == mass)
    }
  }

  /// Pascals read as kilopascals, or newtons a square centimetre as kilopascals.
  @Test func oneFootInAnotherUnit() throws {
    #expect(try ChangedWalk.flags(scaled(.right) { _ in 10 }).contains(.insoleGainsDiffer))
  }

  @Test(arguments: [Float(0.8), 1.25]) func aFifthIsNoOtherGain(gain: Float) throws {
    #expect(try ChangedWalk.flags(scaled(.right) { _ in gain }) == [])
  }

  @Test(arguments: Foot.allCases) func aGainThatFalls(foot: Foot) throws {
    let session = scaled(foot) { 1 - 0.45 * Float($0 / 30) }
    #expect(try ChangedWalk.flags(session) == [.insoleGainChanges])
  }

  @Test func aGainThatFallsALittleIsNone() throws {
    #expect(try ChangedWalk.flags(scaled(.left) { 1 - 0.15 * Float($0 / 30) }) == [])
  }

  /// The step with the bad frame is rejected, the others keep their peaks.
  @Test(arguments: [Float(3), 10]) func aFrameThatJumps(factor: Float) throws {
    let sound = try Analyze.recorded(Self.simulated)
    let step = try #require(sound.steps.first { $0.foot == .left && $0.isAccepted && $0.index > 4 })
    let moment = step.stance.initialContactSeconds + 0.3
    var session = Self.simulated
    session.metadata.insoles.left?.saturation = nil
    session.changeFrames(.left) { time, cells in
      abs(time - moment) < 0.005 ? cells.map { $0 * factor } : cells
    }
    let analysis = try Analyze.recorded(session)
    let spiked = analysis.steps.filter { $0.rejection == .spike }
    #expect(spiked.map(\.index) == [step.index])
    #expect(spiked.first?.rejectionReason == "spike")
  }
}
